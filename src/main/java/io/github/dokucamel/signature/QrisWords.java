package io.github.dokucamel.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The {@code WORDS} of DOKU's Notify QRIS: hex SHA-1 of a plain concatenation with the shared key at
 * its end. That is weak; whoever believes it does no more than ask DOKU.
 */
public final class QrisWords {

    private QrisWords() {}

    /**
     * Whether the words were made with this key; compared in constant time.
     *
     * @param parts ISSUERID, TXNDATE, MERCHANTPAN and INVOICE, as they came
     * @param words hex, in any case
     */
    public static boolean hold(Secret sharedKey, String words, String... parts) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(String.join("", parts).getBytes(StandardCharsets.UTF_8));
            String expected = HexFormat.of().formatHex(sha1.digest(sharedKey.utf8()));
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.UTF_8),
                    AsciiCase.lower(words).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no SHA-1", e);
        }
    }
}
