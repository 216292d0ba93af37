package io.github.dokucamel.signature;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The white space that JSON writers put between tokens, or lose inside of them. */
enum JsonLayout {
    COMPACT("without white space", "", "", ""),
    SPACED("with a space after each comma and colon", " ", "", ""),
    TWO("pretty-printed with two spaces", " ", "  ", "\n"),
    FOUR("pretty-printed with four spaces", " ", "    ", "\n"),
    TAB("pretty-printed with tabs", " ", "\t", "\n"),
    TWO_CR_LF("pretty-printed with two spaces and CR LF", " ", "  ", "\r\n"),
    JACKSON("pretty-printed as Jackson does", " ", "  ", "\n"),
    NO_BLANKS("without any blanks, those inside strings too", "", "", ""),
    ONE_BLANK("with one blank for several inside a string", "", "", "");

    private static final int DEEPEST = 100;

    final String how;
    private final String blank;
    private final String indent;
    private final String lineEnd;

    JsonLayout(String how, String blank, String indent, String lineEnd) {
        this.how = how;
        this.blank = blank;
        this.indent = indent;
        this.lineEnd = lineEnd;
    }

    /** What is nested too deep comes back as it is. */
    List<String> of(List<String> arrived) {
        if (this == ONE_BLANK) {
            return arrived.stream().map(token -> token.replaceAll(" {2,}", " ")).toList();
        }
        List<String> laid = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        String before = "";
        for (String token : JsonTokens.withoutBlanks(arrived)) {
            boolean closes = token.equals("}") || token.equals("]");
            String holder = closes ? open.poll() : open.peek();
            laid.add(gap(before, token, closes, "[".equals(holder), depth(open)));
            laid.add(this == NO_BLANKS ? token.replaceAll("\\s", "") : token);
            if (token.equals("{") || token.equals("[")) {
                open.push(token);
            }
            if (open.size() > DEEPEST) {
                return arrived;
            }
            before = token;
        }
        return laid;
    }

    private long depth(Deque<String> open) {
        return this == JACKSON ? open.stream().filter(one -> one.equals("{")).count() : open.size();
    }

    private String gap(String before, String token, boolean closes, boolean inList, long depth) {
        boolean first = before.equals("{") || before.equals("[");
        if (before.equals(":") || before.equals(",") && indent.isEmpty()) {
            return blank;
        }
        if (closes && first || token.equals(":")) {
            return this == JACKSON ? " " : "";
        }
        if (this == JACKSON && inList && (first || closes || before.equals(","))) {
            return " ";
        }
        return first || closes || before.equals(",") ? lineEnd + indent.repeat((int) depth) : "";
    }
}
