package io.github.dokucamel.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;

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

    /**
     * The public half of a private key.
     *
     * @throws IllegalArgumentException it is no RSA key, or does not know its public half
     */
    static PublicKey publicHalf(PrivateKey key) {
        if (!(key instanceof RSAPrivateCrtKey crt)) {
            throw new IllegalArgumentException("this is no RSA key with its public exponent");
        }
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(
                            new RSAPublicKeySpec(crt.getModulus(), crt.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the public half of this key makes no key");
        }
    }
}
