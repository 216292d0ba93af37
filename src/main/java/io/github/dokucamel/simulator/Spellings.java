package io.github.dokucamel.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * The same JSON as the clients of several languages write it. What they sign and what they send are
 * not always written by the same hand.
 */
final class Spellings {

    private static final JsonFactory JSON = new JsonFactory();

    /** Characters behind a backslash, as {@code \\uXXXX}, and whether all beyond ASCII are so. */
    private record Hand(String slashed, String hexed, boolean isAscii) {}

    private static final List<Hand> HANDS =
            List.of(
                    new Hand("", "", false),
                    // PHP, with and without its slashes.
                    new Hand("/", "", true),
                    new Hand("", "", true),
                    new Hand("/", "", false),
                    // Gson, and Go.
                    new Hand("", "&='<>", false),
                    new Hand("", "&<>", false));

    /** As it is, as JavaScript and Go write it, as Java and Python do. */
    private static final List<UnaryOperator<String>> NUMBERS =
            List.of(number -> number, Spellings::shortest, number -> point(shortest(number)));

    private Spellings() {}

    /** None for what is no JSON. */
    static List<byte[]> of(byte[] json) {
        List<byte[]> all = new ArrayList<>();
        try {
            for (Hand hand : HANDS) {
                for (UnaryOperator<String> number : NUMBERS) {
                    all.add(written(json, hand, number).getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException | NumberFormatException e) {
            return List.of();
        }
        return all;
    }

    private static String written(byte[] json, Hand hand, UnaryOperator<String> number)
            throws IOException {
        StringBuilder text = new StringBuilder(json.length + 64);
        try (JsonParser parser = JSON.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean ends = token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY;
                if (!ends
                        && "{[:".indexOf(text.isEmpty() ? '[' : text.charAt(text.length() - 1))
                                < 0) {
                    text.append(',');
                }
                switch (token) {
                    case FIELD_NAME -> {
                        string(parser.currentName(), hand, text);
                        text.append(':');
                    }
                    case VALUE_STRING -> string(parser.getText(), hand, text);
                    case VALUE_NUMBER_FLOAT -> text.append(number.apply(parser.getText()));
                    default -> text.append(parser.getText());
                }
            }
        }
        return text.toString();
    }

    private static void string(String value, Hand hand, StringBuilder text) {
        text.append('"');
        for (char one : value.toCharArray()) {
            int named = "\"\\\b\f\n\r\t".indexOf(one);
            if (named >= 0) {
                text.append('\\').append("\"\\bfnrt".charAt(named));
            } else if (hand.slashed().indexOf(one) >= 0) {
                text.append('\\').append(one);
            } else if (one < ' ' || hand.hexed().indexOf(one) >= 0 || one > '~' && hand.isAscii()) {
                text.append(String.format(Locale.ROOT, "\\u%04x", (int) one));
            } else {
                text.append(one);
            }
        }
        text.append('"');
    }

    private static String shortest(String number) {
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }

    private static String point(String number) {
        return number.contains(".") ? number : number + ".0";
    }
}
