package io.github.dokucamel.gateway;

import io.github.dokucamel.settings.Merchant;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.signature.Digest;
import io.github.dokucamel.signature.RequestTimestamp;
import io.github.dokucamel.signature.SignatureComponents;
import io.github.dokucamel.signature.Signer;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Message;

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
     * @param target path and query
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
        String path = signed(target);
        String timestamp = RequestTimestamp.of(clock.instant());
        SignatureComponents components =
                body == null
                        ? SignatureComponents.requestWithoutBody(
                                clientId, requestId, timestamp, path)
                        : SignatureComponents.request(
                                clientId, requestId, timestamp, path, Digest.of(body));
        WireMessage.put(message, method, target, body);
        message.setHeader("Client-Id", clientId);
        message.setHeader("Request-Id", requestId);
        message.setHeader("Request-Timestamp", timestamp);
        message.setHeader("Signature", signers.get(merchant.alias()).sign(components));
    }

    /** Of a target: the query is not signed, of a request nor of its answer. */
    static String signed(String target) {
        return target.split("\\?", 2)[0];
    }
}
