package io.github.dokucamel.signature;

import java.nio.charset.StandardCharsets;

/** HMAC-SHA256 under one secret. */
final class HmacSha256 {

    /** What stands before the Base64 text in the header {@code Signature}. */
    static final String PREFIX = "HMACSHA256=";

    /** Bytes. */
    static final int LENGTH = 32;

    private final Hmac hmac;

    HmacSha256(Secret secret) {
        this(secret.utf8());
    }

    /** @param key any bytes but none at all */
    HmacSha256(byte[] key) {
        this.hmac = new Hmac("HmacSHA256", key);
    }

    byte[] of(SignatureComponents components) {
        return of(components.text());
    }

    byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] of(byte[] signed) {
        return hmac.of(signed);
    }
}
