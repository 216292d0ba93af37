package io.github.dokucamel.signature;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 under one secret. A {@link Mac} is not thread-safe: each call takes its own. */
final class HmacSha256 {

    /** What stands before the Base64 text in the header {@code Signature}. */
    static final String PREFIX = "HMACSHA256=";

    /** Bytes. */
    static final int LENGTH = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    HmacSha256(Secret secret) {
        this(secret.utf8());
    }

    /** @param key any bytes but none at all */
    HmacSha256(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    byte[] of(SignatureComponents components) {
        return of(components.text());
    }

    byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] of(byte[] signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(signed);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("this JDK refuses the secret as a key", e);
        }
    }
}
