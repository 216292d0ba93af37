package io.github.dokucamel.intake.table;

import io.github.dokucamel.intake.FileKind;
import io.github.dokucamel.intake.NotABatchException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * How the bytes of a table are letters: UTF-8, UTF-16 with its mark, or Windows-1252, which is what
 * a text that is no UTF-8 anywhere was saved in.
 *
 * @param mark bytes of the byte order mark
 */
record TableText(Charset charset, int mark) {

    private static final int HEAD = 4096;
    private static final int PIECE = 64 * 1024;
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Looks through the whole file where nothing is known before. */
    static TableText of(Rereadable file) throws IOException, NotABatchException {
        try (InputStream in = new BufferedInputStream(file.open(), PIECE)) {
            in.mark(HEAD);
            byte[] head = in.readNBytes(HEAD);
            in.reset();
            if (FileKind.startsWith(head, 0xEF, 0xBB, 0xBF)) {
                return new TableText(StandardCharsets.UTF_8, 3);
            }
            boolean big = FileKind.startsWith(head, 0xFE, 0xFF);
            FileKind kind = FileKind.of(head);
            if (kind == FileKind.UTF_16 && (big || FileKind.startsWith(head, 0xFF, 0xFE))) {
                return new TableText(
                        big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, 2);
            }
            if (kind != FileKind.TEXT) {
                throw kind.refusal();
            }
            return new TableText(isForeign(in) ? WINDOWS_1252 : StandardCharsets.UTF_8, 0);
        }
    }

    /** Whether there are letters beyond ASCII and none of them is UTF-8. */
    private static boolean isForeign(InputStream in) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(PIECE);
        CharBuffer text = CharBuffer.allocate(PIECE);
        boolean foreign = false;
        boolean more = true;
        while (more) {
            int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            more = read >= 0;
            bytes.position(bytes.position() + Math.max(read, 0)).flip();
            CoderResult result;
            do {
                text.clear();
                result = decoder.decode(bytes, text, !more);
                if (holdsBeyondAscii(text.flip())) {
                    return false;
                }
                if (result.isError()) {
                    foreign = true;
                    bytes.position(bytes.position() + result.length());
                }
            } while (result.isError() || result.isOverflow());
            bytes.compact();
        }
        return foreign;
    }

    private static boolean holdsBeyondAscii(CharBuffer text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~' && text.charAt(i) != BYTE_ORDER_MARK) {
                return text.charAt(i) >= 0x80;
            }
        }
        return false;
    }

    /** The same as UTF-8, where nothing but its letters says that it is none. */
    TableText asUtf8() {
        return mark > 0 ? this : new TableText(StandardCharsets.UTF_8, 0);
    }

    /** From the first letter on. */
    Reader read(InputStream bytes) throws IOException {
        InputStream in = new BufferedInputStream(bytes);
        in.skipNBytes(mark);
        return new BufferedReader(ForeignBytes.marked(in, charset));
    }
}
