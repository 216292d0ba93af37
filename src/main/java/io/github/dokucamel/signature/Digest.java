package io.github.dokucamel.signature;

import java.util.Base64;

/**
 * Base64 of SHA-256 over the exact body bytes: 44 characters, padded. Made by {@link #of}.
 *
 * <p>Bytes are digested, not values: the array given there has to be the array that is sent or that
 * was received.
 *
 * @param value what stands behind {@code Digest:} in the signature components
 */
public record Digest(String value) {

    /**
     * @param body the body as it travels; may be empty, not null
     */
    public static Digest of(byte[] body) {
        if (body == null) {
            throw new IllegalArgumentException("body is missing: a GET is signed without a digest");
        }
        return new Digest(Base64.getEncoder().encodeToString(Sha256.of(body)));
    }
}
