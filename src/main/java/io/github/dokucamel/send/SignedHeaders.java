package io.github.dokucamel.send;

import io.github.dokucamel.settings.Merchant;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.signature.Digest;
import io.github.dokucamel.signature.RequestTimestamp;
import io.github.dokucamel.signature.SignatureComponents;
import io.github.dokucamel.signature.Signer;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.http.HttpMethods;

/**
 * Makes a message one signed call: body, DOKU's headers and the two that steer camel-http. Every
 * header that was on the message is gone afterwards.
 */
final class SignedHeaders {

    private final Clock clock;
    private final Map<String, Signer> signers = new HashMap<>();

    SignedHeaders(Settings settings, Clock clock) {
        this.clock = clock;
        settings.merchants()
                .forEach((alias, merchant) -> signers.put(alias, new Signer(merchant.secretKey())));
    }

    /**
     * @param body the bytes that are sent and signed; null for a call without a body
     */
    void put(
            Message message,
            Merchant merchant,
            String requestId,
            String method,
            String target,
            byte[] body) {
        String clientId = merchant.clientId();
        String timestamp = RequestTimestamp.of(clock.instant());
        SignatureComponents components =
                body == null
                        ? SignatureComponents.requestWithoutBody(
                                clientId, requestId, timestamp, target)
                        : SignatureComponents.request(
                                clientId, requestId, timestamp, target, Digest.of(body));
        message.removeHeaders("*");
        message.setHeader("Client-Id", clientId);
        message.setHeader("Request-Id", requestId);
        message.setHeader("Request-Timestamp", timestamp);
        message.setHeader("Signature", signers.get(merchant.alias()).sign(components));
        message.setHeader(Exchange.HTTP_PATH, target);
        // As camel-http's own type: from text, it would be looked up among all converters every
        // time.
        message.setHeader(Exchange.HTTP_METHOD, HttpMethods.valueOf(method));
        // Unpacked, an answer could be a thousand times larger than what was measured.
        message.getExchange().setProperty(Exchange.SKIP_GZIP_ENCODING, Boolean.TRUE);
        if (body != null) {
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        }
        message.setBody(body);
    }
}
