package io.github.dokucamel.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * SNAP's {@code cardData}: {@code base64(AES-128-CBC(card JSON))|base64(IV)}. It hides the card and
 * does not protect it from being changed: that is what the signature of the request is for.
 */
public final class CardData {

    /** Bytes of a block, of the key and of the IV. */
    private static final int LENGTH = 16;

    private static final String FILLER = "-".repeat(LENGTH);

    private CardData() {}

    /** With an IV of its own, as each call has to have. */
    public static String encrypt(byte[] json, Secret sharedKey, SecureRandom random) {
        byte[] iv = new byte[LENGTH];
        random.nextBytes(iv);
        return encrypt(json, sharedKey, iv);
    }

    /**
     * @param json the card's members; white space between its tokens is left out
     * @param sharedKey its first 16 characters are the key, filled up with - at the right
     * @param iv 16 bytes
     * @throws IllegalArgumentException the IV has another length, or the key is not ASCII
     */
    public static String encrypt(byte[] json, Secret sharedKey, byte[] iv) {
        if (iv.length != LENGTH) {
            throw new IllegalArgumentException("the IV is " + iv.length + " bytes long, not 16");
        }
        byte[] encrypted;
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key(sharedKey), "AES"),
                    new IvParameterSpec(iv));
            encrypted = cipher.doFinal(JsonSpelling.compact(json));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot encrypt with AES-128-CBC", e);
        }
        Base64.Encoder base64 = Base64.getEncoder();
        return base64.encodeToString(encrypted) + "|" + base64.encodeToString(iv);
    }

    private static byte[] key(Secret sharedKey) {
        String text = new String(sharedKey.utf8(), StandardCharsets.UTF_8) + FILLER;
        byte[] key = text.substring(0, LENGTH).getBytes(StandardCharsets.UTF_8);
        if (key.length != LENGTH) {
            throw new IllegalArgumentException(
                    "the shared key holds other characters than ASCII: no key for a card");
        }
        return key;
    }
}
