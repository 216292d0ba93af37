package io.github.dokucamel.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Bodies that may have been signed instead of the one that arrived. */
final class BodySlips {

    /** Bytes; a larger body is not written anew, which bounds the work. */
    private static final int LARGEST = 256 * 1024;

    private static final String BOM = "\u00ef\u00bb\u00bf";

    private final List<Slip> slips = new ArrayList<>();
    private final Lines lines;

    /** A character for each byte. */
    private final String body;

    private BodySlips(Lines lines, String body) {
        this.lines = lines;
        this.body = body;
    }

    static List<Slip> of(Lines lines, byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            return List.of();
        }
        BodySlips all = new BodySlips(lines, new String(body, ISO_8859_1));
        all.ends();
        if (body.length <= LARGEST) {
            all.spellings();
        }
        return all.slips;
    }

    private void ends() {
        if (body.endsWith("\n")) {
            add("without the line break at its end", () -> body.replaceFirst("\r?\n\\z", ""));
        }
        add("with a line feed at its end that did not arrive", () -> body + "\n");
        add("with CR LF at its end that did not arrive", () -> body + "\r\n");
        if (body.startsWith(BOM)) {
            add("without the byte order mark at its start", () -> body.substring(BOM.length()));
        } else {
            add("with a byte order mark that did not arrive", () -> BOM + body);
        }
        add("as if it were empty", () -> "");
    }

    private void spellings() {
        String changed = " arrived: line ends were changed";
        if (body.contains("\r\n")) {
            add("with LF where CR LF" + changed, () -> body.replace("\r\n", "\n"));
        } else if (body.contains("\n")) {
            add("with CR LF where LF" + changed, () -> body.replace("\n", "\r\n"));
        }
        rewritten("without white space", JsonSpelling.COMPACT);
        rewritten("with a space after each comma and colon", JsonSpelling.SPACED);
        rewritten("with slashes written as \\/", JsonSpelling.ESCAPED_SLASHES);
        rewritten("with plain slashes where \\/ arrived", JsonSpelling.PLAIN_SLASHES);
    }

    private void rewritten(String how, JsonSpelling spelling) {
        add(
                "as JSON " + how + ": it was written anew",
                () -> new String(spelling.of(body.getBytes(ISO_8859_1)), ISO_8859_1));
    }

    private void add(String how, Supplier<String> signed) {
        slips.add(
                new Slip(
                        "The body was signed " + how + ". Sign the bytes that are sent.",
                        () -> withDigestOf(signed.get().getBytes(ISO_8859_1))));
    }

    private String withDigestOf(byte[] signed) {
        return lines.with("Digest", Digest.of(signed).value()).text();
    }
}
