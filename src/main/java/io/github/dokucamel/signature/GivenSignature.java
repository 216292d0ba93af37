package io.github.dokucamel.signature;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Signature}, read as generously as it can be understood.
 *
 * @param mac the 32 bytes that were meant; null when there are none
 * @param slip what is wrong with its spelling, as a sentence; null when nothing is
 */
record GivenSignature(byte @Nullable [] mac, @Nullable String slip) {

    private static final int LONGEST = 300;
    private static final int SHA512_LENGTH = 64;
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9_-]{3,20})=(?=.)");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");

    static GivenSignature read(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return new GivenSignature(null, "The header Signature is missing.");
        }
        if (header.length() > LONGEST) {
            return new GivenSignature(null, "The header Signature is too long to be one.");
        }
        String text = header.strip();
        Matcher prefix = PREFIX.matcher(text);
        String slip = null;
        if (text.startsWith(Signer.PREFIX)) {
            text = text.substring(Signer.PREFIX.length());
        } else if (prefix.lookingAt()) {
            text = text.substring(prefix.end());
            slip = wrongPrefix(prefix.group(1));
        } else {
            slip = "The header Signature lacks HMACSHA256= at its start.";
        }
        return value(text, slip);
    }

    private static String wrongPrefix(String name) {
        String spelled = name.toUpperCase(Locale.ROOT);
        return spelled.equals("HMACHSHA256") || spelled.equals("HMACSHA256")
                ? "The header Signature starts with " + name + "= instead of HMACSHA256=."
                : "The header Signature starts with another scheme than HMACSHA256=.";
    }

    private static GivenSignature value(String text, @Nullable String slip) {
        if (HEX.matcher(text).matches()) {
            return new GivenSignature(
                    HexFormat.of().parseHex(text.toLowerCase(Locale.ROOT)),
                    and(slip, "The signature is written in hex instead of Base64."));
        }
        byte[] bytes = base64(text);
        if (bytes == null) {
            return new GivenSignature(null, and(slip, "The signature is not Base64."));
        }
        String hex = new String(bytes, StandardCharsets.ISO_8859_1);
        if (HEX.matcher(hex).matches()) {
            return new GivenSignature(
                    HexFormat.of().parseHex(hex.toLowerCase(Locale.ROOT)),
                    and(slip, "The signature is Base64 of hex text instead of Base64 of bytes."));
        }
        if (bytes.length != Signer.LENGTH) {
            return new GivenSignature(null, and(slip, wrongLength(bytes.length)));
        }
        String canonical = Base64.getEncoder().encodeToString(bytes);
        return text.equals(canonical) || (text + "=").equals(canonical)
                ? new GivenSignature(bytes, slip)
                : new GivenSignature(
                        bytes, and(slip, "The signature is not written in standard Base64."));
    }

    private static String wrongLength(int length) {
        return length == SHA512_LENGTH
                ? "The signature is 64 bytes long, as of SHA-512, not 32."
                : "The signature is %s bytes long, not 32.".formatted(length);
    }

    /** The alphabet for URLs and a plus that became a space are understood too. */
    private static byte @Nullable [] base64(String text) {
        try {
            return Base64.getDecoder()
                    .decode(text.replace(' ', '+').replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String and(@Nullable String before, String after) {
        return before == null ? after : before + " " + after;
    }
}
