package io.github.dokucamel.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dokucamel.signature.Secret;
import io.github.dokucamel.signature.SnapSigner;
import io.github.dokucamel.signature.SnapTimestamp;
import io.github.dokucamel.signature.TokenSigner;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A caller in SNAP's scheme, signed with the bundle's own signers, whose parts can be spoiled. */
final class SnapCaller {

    static final String TOKEN = "/authorization/v1/access-token/b2b";
    static final String CUSTOMER_TOKEN = "/authorization/v1/access-token/b2b2c";
    static final KeyPair KEYS = keys();

    private static final AtomicLong IDS = new AtomicLong(System.nanoTime());

    private final String method;
    private final String target;
    private final byte[] body;
    private final String token;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String secret = Merchant.SECRET;
    private byte[] signed;

    private SnapCaller(String method, String target, String body, String token) {
        this.method = method;
        this.target = target;
        this.body = body.getBytes(UTF_8);
        this.token = token;
        headers.put("X-TIMESTAMP", SnapTimestamp.of(Instant.now()));
        headers.put("Content-Type", "application/json");
    }

    static KeyPair keys() {
        try {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(2048);
            return rsa.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static SnapCaller calls(String method, String target, String body, String token) {
        SnapCaller caller = new SnapCaller(method, target, body, token);
        caller.headers.put("X-PARTNER-ID", Merchant.CLIENT_ID);
        caller.headers.put("X-EXTERNAL-ID", Long.toString(IDS.incrementAndGet()));
        caller.headers.put("CHANNEL-ID", "H2H");
        caller.headers.put("Authorization", "Bearer " + token);
        return caller;
    }

    static SnapCaller asksForToken(String path, String body) {
        SnapCaller caller = new SnapCaller("POST", path, body, "");
        caller.headers.put("X-CLIENT-KEY", Merchant.CLIENT_ID);
        return caller;
    }

    static SnapCaller asksForToken() {
        return asksForToken(TOKEN, "{\"grantType\":\"client_credentials\"}");
    }

    /** Another value; null leaves the header out. */
    SnapCaller with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    SnapCaller at(Instant time) {
        return with("X-TIMESTAMP", SnapTimestamp.of(time));
    }

    SnapCaller signedWith(String otherSecret) {
        this.secret = otherSecret;
        return this;
    }

    /** What is signed, when that is not what is sent. */
    SnapCaller signing(String other) {
        this.signed = other.getBytes(UTF_8);
        return this;
    }

    HttpRequest to(Simulator doku) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(doku.baseUrl() + target))
                        .method(method, BodyPublishers.ofByteArray(body));
        if (!headers.containsKey("X-SIGNATURE")) {
            headers.put("X-SIGNATURE", signature());
        }
        headers.forEach(
                (name, value) -> {
                    if (value != null) {
                        request.header(name, value);
                    }
                });
        return request.build();
    }

    private String signature() {
        String at = headers.get("X-TIMESTAMP") == null ? "0" : headers.get("X-TIMESTAMP");
        return headers.containsKey("X-CLIENT-KEY")
                ? new TokenSigner(KEYS.getPrivate()).sign(Merchant.CLIENT_ID, at)
                : new SnapSigner(Secret.of(secret))
                        .sign(method, target, token, signed == null ? body : signed, at);
    }

    static JsonNode read(byte[] body) throws java.io.IOException {
        return new ObjectMapper().readTree(body);
    }
}
