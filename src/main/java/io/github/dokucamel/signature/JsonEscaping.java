package io.github.dokucamel.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** How JSON writers put the characters of a string. */
enum JsonEscaping {
    PLAIN("with plain slashes and characters where escapes arrived", "", false, false),
    ASCII("with \\uXXXX for what is not ASCII", "", true, false),
    ASCII_CAPITALS("with \\uXXXX in capitals for what is not ASCII", "", true, true),
    SLASHES("with slashes written as \\/", "/", false, false),
    PHP("with \\/ for slashes and \\uXXXX for what is not ASCII", "/", true, false),
    GO("with \\u0026, \\u003c and \\u003e, as Go and Gson write them", "<>&", false, false),
    GSON("with \\u0026, \\u003d and \\u0027, as Gson writes them", "<>&='", false, false),
    GO_ASCII(
            "with \\u0026, \\u003c, \\u003e and \\uXXXX for what is not ASCII", "<>&", true, false),
    DOTNET("with \\u0026, \\u0027 and \\u002B, as .NET writes them", "<>&'+`", true, true);

    final String how;
    private final String also;
    private final boolean ascii;
    private final boolean capitals;

    JsonEscaping(String how, String also, boolean ascii, boolean capitals) {
        this.how = how;
        this.also = also;
        this.ascii = ascii;
        this.capitals = capitals;
    }

    List<String> of(List<String> tokens) {
        return tokens.stream().map(t -> t.startsWith("\"") ? string(t) : t).toList();
    }

    private String string(String token) {
        String plain = new String(JsonEscapes.plain(token.getBytes(UTF_8)), UTF_8);
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '\\' && i + 1 < plain.length()) {
                char next = plain.charAt(++i);
                written.append(this == DOTNET && next == '"' ? "\\u0022" : "\\" + next);
            } else if (c == '/' && also.equals("/")) {
                written.append("\\/");
            } else if (also.indexOf(c) >= 0 || ascii && c > '~') {
                written.append((capitals ? "\\u%04X" : "\\u%04x").formatted((int) c));
            } else {
                written.append(c);
            }
        }
        return written.toString();
    }
}
