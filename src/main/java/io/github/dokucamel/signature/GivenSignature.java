package io.github.dokucamel.signature;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header of a signature, read as generously as it can be understood.
 *
 * @param mac the bytes that were meant; null when there are none
 * @param slip what is wrong with its spelling, as a sentence; null when nothing is
 */
record GivenSignature(byte @Nullable [] mac, @Nullable String slip) {

    private static final int LONGEST = 1500;
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9_-]{3,20})=(?=.)");
    private static final Pattern HEX = Pattern.compile("([0-9a-fA-F]{2})+");

    /** Whose header it is. */
    private enum Scheme {
        NON_SNAP("Signature", Signer.PREFIX, 32),
        SNAP("X-SIGNATURE", "", 64);

        final String header;
        final String prefix;
        final int length;

        Scheme(String header, String prefix, int length) {
            this.header = header;
            this.prefix = prefix;
            this.length = length;
        }

        boolean isHex(String text) {
            return text.length() == 2 * length && HEX.matcher(text).matches();
        }
    }

    /** {@code Signature}. */
    static GivenSignature read(@Nullable String header) {
        return read(header, Scheme.NON_SNAP);
    }

    /** {@code X-SIGNATURE} of a request other than the one for a token. */
    static GivenSignature readSnap(@Nullable String header) {
        return read(header, Scheme.SNAP);
    }

    private static GivenSignature read(@Nullable String header, Scheme scheme) {
        String name = "The header " + scheme.header;
        if (header == null || header.isBlank()) {
            return new GivenSignature(null, name + " is missing.");
        }
        if (header.length() > LONGEST) {
            return new GivenSignature(null, name + " is too long to be one.");
        }
        String text = header.strip();
        Matcher prefix = PREFIX.matcher(text);
        String slip = null;
        if (text.startsWith(scheme.prefix) && !scheme.prefix.isEmpty()) {
            text = text.substring(scheme.prefix.length());
        } else if (prefix.lookingAt()) {
            text = text.substring(prefix.end());
            slip = name + " starts with " + wrongPrefix(prefix.group(1), scheme);
        } else if (!scheme.prefix.isEmpty()) {
            slip = name + " lacks " + scheme.prefix + " at its start.";
        }
        return value(text, slip, scheme);
    }

    private static String wrongPrefix(String name, Scheme scheme) {
        if (scheme == Scheme.SNAP) {
            return "the name of a scheme: it is Base64 alone.";
        }
        String spelled = AsciiCase.upper(name);
        return spelled.equals("HMACHSHA256") || spelled.equals("HMACSHA256")
                ? name + "= instead of HMACSHA256=."
                : "another scheme than HMACSHA256=.";
    }

    private static GivenSignature value(String text, @Nullable String slip, Scheme scheme) {
        if (scheme.isHex(text)) {
            return new GivenSignature(
                    HexFormat.of().parseHex(text),
                    and(slip, "The signature is written in hex instead of Base64."));
        }
        byte[] bytes = base64(text);
        if (bytes == null) {
            return new GivenSignature(null, and(slip, "The signature is not Base64."));
        }
        String hex = new String(bytes, StandardCharsets.ISO_8859_1);
        if (scheme.isHex(hex)) {
            return new GivenSignature(
                    HexFormat.of().parseHex(hex),
                    and(slip, "The signature is Base64 of hex text instead of Base64 of bytes."));
        }
        if (bytes.length != scheme.length) {
            return new GivenSignature(null, and(slip, wrongLength(bytes.length, scheme)));
        }
        String canonical = Base64.getEncoder().encodeToString(bytes);
        boolean mayLackPadding = scheme == Scheme.NON_SNAP;
        return text.equals(canonical) || mayLackPadding && (text + "=").equals(canonical)
                ? new GivenSignature(bytes, slip)
                : new GivenSignature(
                        bytes, and(slip, "The signature is not written in standard Base64."));
    }

    private static String wrongLength(int length, Scheme scheme) {
        String of =
                switch (length) {
                    case 20 -> ", as of SHA-1";
                    case 32 -> ", as of HMAC-SHA256";
                    case 64 -> ", as of SHA-512";
                    case 128, 256, 384, 512 -> ", as of an RSA key";
                    default -> "";
                };
        String remedy =
                scheme == Scheme.NON_SNAP
                        ? ""
                        : " Sign with HMAC-SHA512 and the shared key; the private key signs the"
                                + " request for a token alone.";
        return "The signature is %s bytes long%s, not %s.".formatted(length, of, scheme.length)
                + remedy;
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
