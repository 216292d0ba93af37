package io.github.dokucamel.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Text of a case as it stands in its file, and the bytes it means. Between {@code {{} and {@code }}}
 * stands what a file cannot hold well:
 *
 * <pre>
 * {{EF BB BF}}          these bytes, whatever the encoding of the case
 * {{U+200B}}            this character
 * {{1000000 * ab}}      the text so many times; it may hold U+XXXX and a line end written \n
 * </pre>
 */
record Recipe(String text, Charset encoding) {

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final String TIMES = " * ";

    static Recipe utf8(String text) {
        return new Recipe(text, StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(out);
        } catch (IOException e) {
            throw new IllegalStateException("Memory does not fail", e);
        }
        return out.toByteArray();
    }

    /** The same as a Java text, which may hold halves of characters; for texts without bytes. */
    String string() {
        StringBuilder result = new StringBuilder();
        int at = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
            int close = text.indexOf(CLOSE, open);
            String recipe = text.substring(open + OPEN.length(), close);
            int times = recipe.indexOf(TIMES);
            result.append(text, at, open);
            result.append(
                    times < 0
                            ? characters(recipe)
                            : characters(recipe.substring(times + TIMES.length()))
                                    .repeat(Integer.parseInt(recipe.substring(0, times))));
            at = close + CLOSE.length();
        }
        return result.append(text, at, text.length()).toString();
    }

    /** Writes piece by piece: a case may mean more than fits into memory twice. */
    void write(OutputStream out) throws IOException {
        int at = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
            out.write(text.substring(at, open).getBytes(encoding));
            int close = text.indexOf(CLOSE, open);
            expand(text.substring(open + OPEN.length(), close), out);
            at = close + CLOSE.length();
        }
        out.write(text.substring(at).getBytes(encoding));
    }

    private void expand(String recipe, OutputStream out) throws IOException {
        int times = recipe.indexOf(TIMES);
        if (times > 0) {
            byte[] piece = characters(recipe.substring(times + TIMES.length())).getBytes(encoding);
            for (int i = Integer.parseInt(recipe.substring(0, times)); i > 0; i--) {
                out.write(piece);
            }
        } else if (recipe.startsWith("U+")) {
            out.write(characters(recipe).getBytes(encoding));
        } else {
            out.write(HexFormat.ofDelimiter(" ").parseHex(recipe.strip()));
        }
    }

    private static String characters(String written) {
        String text = written.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
        StringBuilder result = new StringBuilder();
        int at = 0;
        for (int plus = text.indexOf("U+"); plus >= 0; plus = text.indexOf("U+", at)) {
            int end = plus + 2;
            while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0) {
                end++;
            }
            result.append(text, at, plus);
            result.appendCodePoint(Integer.parseInt(text.substring(plus + 2, end), 16));
            at = end;
        }
        return result.append(text, at, text.length()).toString();
    }
}
