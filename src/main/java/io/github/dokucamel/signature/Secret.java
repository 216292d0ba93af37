package io.github.dokucamel.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's secret key ({@code SK-...}), or a password. Never printed, never serialised.
 *
 * <p>White space around the key counts: whoever reads it takes it away. Line breaks and other control characters are refused,
 * because they come from a file or variable that was read carelessly and would only show as {@code
 * invalid_signature} at DOKU.
 */
public final class Secret {

    private final byte[] utf8;

    private Secret(byte[] utf8) {
        this.utf8 = utf8;
    }

    /**
     * @param value the key as DOKU's Back Office shows it
     * @throws IllegalArgumentException null, blank or holding a control character; the message does
     *     not show the value
     */
    public static Secret of(String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("secret key is missing or blank");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "secret key holds a line break or another control character");
        }
        if (value.codePoints().anyMatch(Secret::isUnseen)) {
            throw new IllegalArgumentException(
                    "secret key holds a character that nobody sees, such as U+200B or U+00A0; type it"
                            + " anew");
        }
        return new Secret(value.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isUnseen(int c) {
        return c != ' ' && (Character.getType(c) == Character.FORMAT || Character.isSpaceChar(c));
    }

    /** Whether {@code candidate} is this key; takes the same time wherever they differ. */
    public boolean matches(@Nullable String candidate) {
        return candidate != null && matches(candidate.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether {@code candidate} holds this key in UTF-8; takes the same time wherever they differ. */
    public boolean matches(byte @Nullable [] candidate) {
        return candidate != null && MessageDigest.isEqual(utf8, candidate);
    }

    public boolean isAtLeast(int characters) {
        return new String(utf8, StandardCharsets.UTF_8).length() >= characters;
    }

    /** In plain, for a protocol that takes the secret itself: passwords, our own API key. */
    public String revealed() {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /**
     * Lower-case hex HMAC-SHA256 of the text in UTF-8. Tells whether two texts are the same without
     * keeping either: a plain digest of a card number is found out by trying all card numbers.
     */
    public String digestOf(String text) {
        return HexFormat.of().formatHex(Hmac.sha256(this).of(text));
    }

    /** The key itself, not a copy: callers of this package do not change it. */
    byte[] utf8() {
        return utf8;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && matches(secret.utf8);
    }

    /** The same for every secret: a hash code that ends up in a log would narrow down the key. */
    @Override
    public int hashCode() {
        return Secret.class.getName().hashCode();
    }

    @Override
    public String toString() {
        return "Secret(hidden)";
    }
}
