package io.github.dokucamel.signature;

import java.util.Base64;
import java.util.Objects;

/**
 * Signs with one merchant's secret. Immutable and safe to share between threads; one call costs a
 * few microseconds.
 */
public final class Signer {

    private final HmacSha256 hmac;

    public Signer(Secret secret) {
        this.hmac = new HmacSha256(Objects.requireNonNull(secret, "secret"));
    }

    /** The header {@code Signature}: {@code HMACSHA256=} and 44 characters of Base64. */
    public String sign(SignatureComponents components) {
        return HmacSha256.PREFIX + Base64.getEncoder().encodeToString(hmac.of(components));
    }
}
