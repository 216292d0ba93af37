package io.github.dokucamel.cli;

import io.github.dokucamel.settings.Merchant;
import io.github.dokucamel.signature.Digest;
import io.github.dokucamel.signature.SignatureComponents;
import io.github.dokucamel.signature.Signer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A notification as DOKU would sign it. */
record TestNotification(Map<String, String> headers, byte[] body) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** @param target the path that is signed */
    static TestNotification signed(
            Merchant merchant, String requestId, String timestamp, String target, byte[] body) {
        String clientId = merchant.clientId();
        Digest digest = Digest.of(body);
        SignatureComponents components =
                InputException.unlessRefused(
                        () ->
                                SignatureComponents.notification(
                                        clientId, requestId, timestamp, target, digest));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Client-Id", clientId);
        headers.put("Request-Id", requestId);
        headers.put("Request-Timestamp", timestamp);
        headers.put("Signature", new Signer(merchant.secretKey()).sign(components));
        return new TestNotification(headers, body);
    }

    HttpRequest to(URI url) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url)
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return request.build();
    }
}
