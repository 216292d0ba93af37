package io.github.dokucamel.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An HMAC under one key. A {@link Mac} is not thread-safe: each call takes its own. */
public final class Hmac {

    private final SecretKeySpec key;

    /**
     * @param algorithm as the JDK names it, e.g. {@code HmacSHA256}
     * @param key any bytes but none at all
     */
    Hmac(String algorithm, byte[] key) {
        this.key = new SecretKeySpec(key, algorithm);
    }

    /** Of the header {@code Signature}: 32 bytes. */
    static Hmac sha256(Secret secret) {
        return sha256(secret.utf8());
    }

    public static Hmac sha256(byte[] key) {
        return new Hmac("HmacSHA256", key);
    }

    public byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] of(byte[] signed) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK makes no " + key.getAlgorithm(), e);
        }
    }

    /** Whether it is the one of these bytes under a key; takes the same time whichever it is. */
    static boolean isOfAny(List<Hmac> keys, byte[] signed, byte[] given) {
        boolean holds = false;
        for (Hmac key : keys) {
            holds |= MessageDigest.isEqual(key.of(signed), given);
        }
        return holds;
    }
}
