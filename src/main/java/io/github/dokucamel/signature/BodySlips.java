package io.github.dokucamel.signature;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Bodies that may have been signed instead of the one that arrived. */
final class BodySlips {

    /** Bytes; a larger body is not written anew, which bounds the work. */
    private static final int LARGEST = 256 * 1024;

    private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final byte[] LF = {'\n'};
    private static final byte[] CRLF = {'\r', '\n'};

    private final Lines lines;
    private final byte[] body;
    private final List<Slip> slips = new ArrayList<>();

    private BodySlips(Lines lines, byte[] body) {
        this.lines = lines;
        this.body = body;
    }

    static List<Slip> of(Lines lines, byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            return List.of();
        }
        BodySlips all = new BodySlips(lines, body);
        all.ends();
        if (body.length <= LARGEST) {
            all.spellings();
        }
        return all.slips;
    }

    private void ends() {
        if (endsWith(LF)) {
            add("without the line break at its end", () -> Arrays.copyOf(body, withoutBreak()));
        }
        add("with a line feed at its end that did not arrive", () -> joined(body, LF));
        add("with CR LF at its end that did not arrive", () -> joined(body, CRLF));
        if (startsWithBom()) {
            add(
                    "without the byte order mark at its start",
                    () -> Arrays.copyOfRange(body, BOM.length, body.length));
        } else {
            add("with a byte order mark that did not arrive", () -> joined(BOM, body));
        }
        add("as if it were empty", () -> new byte[0]);
    }

    private void spellings() {
        if (contains(body, CRLF)) {
            add("with LF where CR LF arrived: line ends were changed", this::withLf);
        } else if (contains(body, LF)) {
            add("with CR LF where LF arrived: line ends were changed", this::withCrLf);
        }
        rewritten("as JSON without white space: it was written anew", JsonSpelling.COMPACT);
        rewritten(
                "as JSON with a space after each comma and colon: it was written anew",
                JsonSpelling.SPACED);
        rewritten(
                "as JSON with slashes written as \\/: it was written anew",
                JsonSpelling.ESCAPED_SLASHES);
        rewritten(
                "as JSON with plain slashes where \\/ arrived: it was written anew",
                JsonSpelling.PLAIN_SLASHES);
    }

    private void rewritten(String how, JsonSpelling spelling) {
        add(how, () -> spelling.of(body));
    }

    private void add(String how, Supplier<byte[]> signed) {
        slips.add(
                new Slip(
                        "The body was signed " + how + ". Sign the bytes that are sent.",
                        () -> lines.withDigest(Digest.of(signed.get()).value()).text()));
    }

    private int withoutBreak() {
        return body.length - (endsWith(CRLF) ? 2 : 1);
    }

    private boolean endsWith(byte[] end) {
        return body.length >= end.length
                && Arrays.equals(body, body.length - end.length, body.length, end, 0, end.length);
    }

    private boolean startsWithBom() {
        return body.length >= BOM.length && Arrays.equals(body, 0, BOM.length, BOM, 0, BOM.length);
    }

    private static boolean contains(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    private byte[] withLf() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
        for (int i = 0; i < body.length; i++) {
            if (body[i] != '\r' || i + 1 == body.length || body[i + 1] != '\n') {
                out.write(body[i]);
            }
        }
        return out.toByteArray();
    }

    private byte[] withCrLf() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 64);
        for (byte b : body) {
            if (b == '\n') {
                out.write('\r');
            }
            out.write(b);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
