package io.github.dokucamel.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dokucamel.signature.Digest;
import io.github.dokucamel.signature.RequestTimestamp;
import io.github.dokucamel.signature.Secret;
import io.github.dokucamel.signature.SignatureComponents;
import io.github.dokucamel.signature.Signer;
import io.github.dokucamel.signature.Verifier;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A caller of the simulator, signed with the bundle's own signer, whose every part can be spoiled.
 */
final class Merchant {

    static final String CLIENT_ID = "BRN-0000-0000000000000";
    static final String SECRET = "SK-test-0123456789abcdefABCDEF";
    static final String PAGE = "/credit-card/v1/payment-page";

    private final String method;
    private final String path;
    private final byte[] signedBody;
    private byte[] sentBody;
    private String secret = SECRET;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String twice;

    private Merchant(String method, String path, byte[] body) {
        this.method = method;
        this.path = path;
        this.signedBody = body;
        this.sentBody = body;
        headers.put("Client-Id", CLIENT_ID);
        headers.put("Request-Id", UUID.randomUUID().toString());
        headers.put("Request-Timestamp", RequestTimestamp.of(Instant.now()));
        if (body != null) {
            headers.put("Content-Type", "application/json");
        }
    }

    static Merchant posts(String body) {
        return new Merchant("POST", PAGE, body.getBytes(UTF_8));
    }

    static Merchant postsTo(String path, String body) {
        return new Merchant("POST", path, body.getBytes(UTF_8));
    }

    static Merchant sends(String method, String path, String body) {
        return new Merchant(method, path, body.getBytes(UTF_8));
    }

    static Merchant gets(String path) {
        return new Merchant("GET", path, null);
    }

    static String order(String invoiceNumber) {
        return """
            {"order":{"invoice_number":"%s","amount":90000,"auto_redirect":false,
            "line_items":[{"name":"Kaos ☕","price":30000,"quantity":3}]},
            "customer":{"email":"anton@example.com"}}"""
                .formatted(invoiceNumber);
    }

    /** Another value; null leaves the header out. */
    Merchant with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Merchant at(Instant time) {
        return with("Request-Timestamp", RequestTimestamp.of(time));
    }

    Merchant signedWith(String otherSecret) {
        this.secret = otherSecret;
        return this;
    }

    Merchant sends(String otherBody) {
        this.sentBody = otherBody.getBytes(UTF_8);
        return this;
    }

    Merchant twice(String header) {
        this.twice = header;
        return this;
    }

    HttpRequest to(Simulator doku) {
        return to(doku, path);
    }

    HttpRequest to(Simulator doku, String sentPath) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(doku.baseUrl() + sentPath));
        if (sentBody == null) {
            request.GET();
        } else {
            request.method(method, BodyPublishers.ofByteArray(sentBody));
        }
        sign();
        headers.forEach(
                (name, value) -> {
                    if (value != null) {
                        request.header(name, value);
                    }
                });
        if (twice != null) {
            request.header(twice, headers.get(twice));
        }
        return request.build();
    }

    /** The same call as it goes over the wire; the caller is to read until the connection ends. */
    byte[] raw() {
        sign();
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        raw.writeBytes("%s %s HTTP/1.1\r\nHost: doku\r\n".formatted(method, path).getBytes(UTF_8));
        headers.forEach(
                (name, value) -> raw.writeBytes((name + ": " + value + "\r\n").getBytes(UTF_8)));
        if (sentBody != null) {
            raw.writeBytes(("Content-Length: " + sentBody.length + "\r\n").getBytes(UTF_8));
        }
        raw.writeBytes("Connection: close\r\n\r\n".getBytes(UTF_8));
        raw.writeBytes(sentBody == null ? new byte[0] : sentBody);
        return raw.toByteArray();
    }

    private void sign() {
        if (!headers.containsKey("Signature")) {
            headers.put("Signature", signature());
        }
    }

    private String signature() {
        String clientId = orPlaceholder("Client-Id");
        String requestId = orPlaceholder("Request-Id");
        String at = orPlaceholder("Request-Timestamp");
        String target = path.replaceAll("\\?.*", "");
        SignatureComponents components =
                signedBody == null
                        ? SignatureComponents.requestWithoutBody(clientId, requestId, at, target)
                        : SignatureComponents.request(
                                clientId, requestId, at, target, Digest.of(signedBody));
        return new Signer(Secret.of(secret)).sign(components);
    }

    private String orPlaceholder(String header) {
        String value = headers.get(header);
        return value == null || value.isBlank() ? "none" : value;
    }

    /** Throws when the answer is not signed by DOKU. */
    static void verify(String path, HttpResponse<byte[]> answer) {
        SignatureComponents components =
                SignatureComponents.response(
                        answer.headers().firstValue("Client-Id").orElse(null),
                        answer.headers().firstValue("Request-Id").orElse(null),
                        answer.headers().firstValue("Response-Timestamp").orElse(null),
                        path,
                        Digest.of(answer.body()));
        new Verifier(List.of(Secret.of(SECRET)))
                .verify(components, answer.headers().firstValue("Signature").orElse(null));
    }
}
