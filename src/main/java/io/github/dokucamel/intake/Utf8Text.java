package io.github.dokucamel.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The start of a file: nothing at all, a byte order mark to skip, or no text but binary junk. */
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
        if (startsWith(head, 0xFE, 0xFF) || startsWith(head, 0xFF, 0xFE) || holdsControls(head)) {
            throw new NotABatchException(
                    "The file is no UTF-8 text: it is binary or in another encoding",
                    "Save it as UTF-8 text and drop it again");
        }
        text.reset();
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            text.skipNBytes(3);
        }
        return text;
    }

    private static boolean startsWith(byte[] head, int... mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Control characters other than tab, line ends, form feed and the old end-of-file mark. */
    private static boolean holdsControls(byte[] head) {
        for (byte value : head) {
            if (value >= 0 && value < 0x20 && "\t\n\r\f\u001A".indexOf(value) < 0) {
                return true;
            }
        }
        return false;
    }
}
