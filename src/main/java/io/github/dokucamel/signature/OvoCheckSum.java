package io.github.dokucamel.signature;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The {@code check_sum} of OVO's operations: lower-case hex SHA-256 of a plain concatenation. */
public final class OvoCheckSum {

    private OvoCheckSum() {}

    /**
     * @param secret the merchant's secret key; stands at the end
     * @param parts the values in the order of their names in the alphabet, written as in the JSON
     */
    public static String of(Secret secret, String... parts) {
        byte[] text = String.join("", parts).getBytes(StandardCharsets.UTF_8);
        byte[] key = secret.utf8();
        byte[] all = Arrays.copyOf(text, text.length + key.length);
        System.arraycopy(key, 0, all, text.length, key.length);
        return Sha256.hex(all);
    }
}
