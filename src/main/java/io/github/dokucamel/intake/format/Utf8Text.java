package io.github.dokucamel.intake.format;

import io.github.dokucamel.intake.FileKind;
import io.github.dokucamel.intake.NotABatchException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The start of a file: nothing at all, a byte order mark to skip, or no UTF-8 text. */
final class Utf8Text {

    private static final int HEAD = 4096;

    private Utf8Text() {}

    /** The bytes of {@code in} without a byte order mark. */
    static InputStream of(InputStream in) throws IOException, NotABatchException {
        InputStream text = new BufferedInputStream(in);
        text.mark(HEAD);
        byte[] head = text.readNBytes(HEAD);
        if (head.length == 0) {
            throw new NotABatchException(
                    "The file is empty", "Write at least one order into it and drop it again");
        }
        FileKind kind = FileKind.of(head);
        if (kind != FileKind.TEXT) {
            throw kind.refusal();
        }
        text.reset();
        if (FileKind.startsWith(head, 0xEF, 0xBB, 0xBF)) {
            text.skipNBytes(3);
        }
        return text;
    }
}
