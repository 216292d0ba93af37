package io.github.dokucamel.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/** SHA256withRSA (RSASSA-PKCS1-v1_5): one text under one key has one signature. */
final class RsaSha256 {

    private static final String ALGORITHM = "SHA256withRSA";

    private RsaSha256() {}

    static byte[] sign(PrivateKey key, String text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot sign with this key", e);
        }
    }

    static boolean holds(PublicKey key, String text, byte[] given) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(given);
        } catch (SignatureException e) {
            // Of another length than the key, for one.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot verify with this key", e);
        }
    }
}
