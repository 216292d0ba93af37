package io.github.dokucamel.signature;

import java.security.PrivateKey;
import java.util.Base64;
import java.util.Objects;

/** Signs requests for a SNAP token. Immutable and safe to share between threads. */
public final class TokenSigner {

    private final PrivateKey key;

    public TokenSigner(PrivateKey key) {
        this.key = Objects.requireNonNull(key, "key");
    }

    /**
     * The header {@code X-SIGNATURE} of a token request.
     *
     * @param clientId the header {@code X-CLIENT-KEY}
     * @param timestamp the header {@code X-TIMESTAMP}, in the very spelling that is sent
     * @throws IllegalArgumentException one of them cannot stand in a header or holds a bar
     */
    public String sign(String clientId, String timestamp) {
        return Base64.getEncoder()
                .encodeToString(RsaSha256.sign(key, TokenComponents.of(clientId, timestamp)));
    }
}
