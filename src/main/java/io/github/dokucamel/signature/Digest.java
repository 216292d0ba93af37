package io.github.dokucamel.signature;

import java.util.Base64;

/**
 * Base64 of SHA-256 over the exact body bytes: 44 characters, padded.
 *
 * <p>Bytes are digested, not values: the array given here has to be the array that is sent or that
 * was received.
 */
public final class Digest {

    private final String value;

    private Digest(String value) {
        this.value = value;
    }

    /**
     * @param body the body as it travels; may be empty, not null
     */
    public static Digest of(byte[] body) {
        if (body == null) {
            throw new IllegalArgumentException("body is missing: a GET is signed without a digest");
        }
        return new Digest(Base64.getEncoder().encodeToString(Sha256.of(body)));
    }

    /** What stands behind {@code Digest:} in the signature components. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest digest && value.equals(digest.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
