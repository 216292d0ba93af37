package io.github.dokucamel.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON with only the escapes it has to have: each string as a plain JSON writer would put it. Key
 * order and the spelling of numbers stay. Takes any bytes and judges nothing.
 */
final class JsonEscapes {

    private static final String SHORT = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";

    /** A backslash outside a string makes it no JSON, and nothing of it matters. */
    private static final Pattern ESCAPE =
            Pattern.compile(
                    "(?s)\\\\(?:([\"\\\\/bfnrt])"
                            // A whole character, or both halves of one.
                            + "|u((?![dD][89a-fA-F])\\p{XDigit}{4})"
                            + "|u([dD][89abAB]\\p{XDigit}{2})\\\\u([dD][c-fC-F]\\p{XDigit}{2})"
                            // These stay: a first half alone, and what is no escape.
                            + "|u[dD][89abAB]\\p{XDigit}{2}|.)");

    private JsonEscapes() {}

    static byte[] plain(byte[] json) {
        // A character for each byte.
        return ESCAPE.matcher(new String(json, ISO_8859_1))
                .replaceAll(escape -> Matcher.quoteReplacement(plain(escape)))
                .getBytes(ISO_8859_1);
    }

    private static String plain(MatchResult escape) {
        if (escape.group(1) != null) {
            return written(MEANT.charAt(SHORT.indexOf(escape.group(1))));
        }
        if (escape.group(2) != null) {
            return written(unit(escape.group(2)));
        }
        return escape.group(3) == null
                ? escape.group()
                : written(Character.toCodePoint(unit(escape.group(3)), unit(escape.group(4))));
    }

    private static char unit(String hex) {
        return (char) Integer.parseInt(hex, 16);
    }

    private static String written(int character) {
        int which = MEANT.indexOf(character);
        if (character != '/' && which >= 0) {
            return "\\" + SHORT.charAt(which);
        }
        return character < ' '
                ? String.format(Locale.ROOT, "\\u%04X", character)
                : new String(Character.toString(character).getBytes(UTF_8), ISO_8859_1);
    }
}
