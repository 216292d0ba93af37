package io.github.dokucamel.signature;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An HMAC under one key. A {@link Mac} is not thread-safe: each call takes its own. */
final class Hmac {

    private final SecretKeySpec key;

    /**
     * @param algorithm as the JDK names it, e.g. {@code HmacSHA256}
     * @param key any bytes but none at all
     */
    Hmac(String algorithm, byte[] key) {
        this.key = new SecretKeySpec(key, algorithm);
    }

    byte[] of(byte[] signed) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac.doFinal(signed);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no " + key.getAlgorithm(), e);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("this JDK refuses the secret as a key", e);
        }
    }
}
