package io.github.dokucamel.intake.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dokucamel.intake.FileKind;
import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.told.Why;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file that is UTF-8 text as far as its start tells.
 *
 * @param bytes without a byte order mark
 * @param start some thousand of them
 */
record Utf8Text(InputStream bytes, String start) {

    private static final int HEAD = 4096;

    /** The bytes of {@code in} without a byte order mark. */
    static Utf8Text of(InputStream in) throws IOException, NotABatchException {
        InputStream text = new BufferedInputStream(in);
        text.mark(HEAD);
        byte[] head = text.readNBytes(HEAD);
        requireAny(head);
        FileKind kind = FileKind.of(head);
        if (kind != FileKind.TEXT) {
            throw kind.refusal();
        }
        text.reset();
        int mark = FileKind.startsWith(head, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        text.skipNBytes(mark);
        return new Utf8Text(text, startOf(head));
    }

    static void requireAny(byte[] head) throws NotABatchException {
        if (head.length == 0) {
            throw new NotABatchException(Why.of("file_empty"));
        }
    }

    /** The text that a file begins with, as far as it is UTF-8. */
    static String startOf(byte[] head) {
        return new String(head, UTF_8).replace("\ufeff", "");
    }
}
