package io.github.dokucamel.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The check sum inside an OVO payload: lower-case hex SHA-256 of some values and the key. */
public final class CheckSum {

    private CheckSum() {}

    /**
     * @param values one after the other, with nothing between them; the key goes behind
     */
    public static String of(String values, Secret secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(values.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(secret.utf8()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
