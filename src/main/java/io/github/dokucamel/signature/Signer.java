package io.github.dokucamel.signature;

import java.util.Base64;
import java.util.Objects;

/**
 * Signs with one merchant's secret. Immutable and safe to share between threads; one call costs a
 * few microseconds.
 */
public final class Signer {

    /** What stands before the Base64 text in the header {@code Signature}. */
    static final String PREFIX = "HMACSHA256=";

    /** Bytes of a signature. */
    static final int LENGTH = 32;

    private final Hmac hmac;

    public Signer(Secret secret) {
        this.hmac = Hmac.sha256(Objects.requireNonNull(secret, "secret"));
    }

    /** The header {@code Signature}: {@code HMACSHA256=} and 44 characters of Base64. */
    public String sign(SignatureComponents components) {
        return PREFIX + Base64.getEncoder().encodeToString(hmac.of(components.text()));
    }
}
