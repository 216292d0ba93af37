package io.github.dokucamel.signature;

import java.util.ArrayList;
import java.util.List;

/** The tokens of a JSON text, white space among them. Takes any text and judges nothing. */
final class JsonTokens {

    private static final String MARKS = "{}[],:";

    private JsonTokens() {}

    /** Joined, they are the text. */
    static List<String> of(String json) {
        List<String> tokens = new ArrayList<>();
        for (int start = 0, end; start < json.length(); start = end) {
            end = end(json, start);
            tokens.add(json.substring(start, end));
        }
        return tokens;
    }

    static List<String> withoutBlanks(List<String> tokens) {
        return tokens.stream().filter(token -> !token.isBlank()).toList();
    }

    static boolean isString(String token) {
        return token.length() > 1 && token.startsWith("\"") && token.endsWith("\"");
    }

    private static int end(String json, int start) {
        char first = json.charAt(start);
        if (MARKS.indexOf(first) >= 0) {
            return start + 1;
        }
        if (first == '"') {
            return endOfString(json, start + 1);
        }
        int end = start + 1;
        boolean blank = isBlank(first);
        while (end < json.length()
                && MARKS.indexOf(json.charAt(end)) < 0
                && json.charAt(end) != '"'
                && isBlank(json.charAt(end)) == blank) {
            end++;
        }
        return end;
    }

    private static int endOfString(String json, int inside) {
        int end = inside;
        while (end < json.length() && json.charAt(end) != '"') {
            end += json.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + 1, json.length());
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }
}
