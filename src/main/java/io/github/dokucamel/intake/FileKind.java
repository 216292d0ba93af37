package io.github.dokucamel.intake;

/** What the first bytes of a file say it is, when that is no UTF-8 text. */
public enum FileKind {
    TEXT(null, null),
    UTF_16(
            "The file is UTF-16 text, not UTF-8",
            "Save it as UTF-8 (in Excel: file type CSV UTF-8)"),
    UTF_32(
            "The file is UTF-32 text, not UTF-8",
            "Save it as UTF-8 (in Excel: file type CSV UTF-8)"),
    WORKBOOK(
            "The file is a spreadsheet's workbook or another zip archive, no text",
            "Save the sheet as text (in Excel: file type CSV UTF-8)"),
    BINARY(
            "The file is no UTF-8 text: it is binary or in another encoding",
            "Save it as UTF-8 text (in Excel: file type CSV UTF-8)");

    private final String rule;
    private final String remedy;

    FileKind(String rule, String remedy) {
        this.rule = rule;
        this.remedy = remedy;
    }

    /** Of a file that is no text. */
    public NotABatchException refusal() {
        return new NotABatchException(rule, remedy + " and drop it again");
    }

    /**
     * @param head the first bytes, as many as there are up to some thousand
     */
    public static FileKind of(byte[] head) {
        if (startsWith(head, 0xFF, 0xFE, 0, 0)
                || startsWith(head, 0, 0, 0xFE, 0xFF)
                || zeros(head, 0, 4) && zeros(head, 1, 4) != zeros(head, 3, 4) && zeros(head, 2, 4)
                || !zeros(head, 0, 4)
                        && zeros(head, 1, 4)
                        && zeros(head, 2, 4)
                        && zeros(head, 3, 4)) {
            return UTF_32;
        }
        if (startsWith(head, 0xFE, 0xFF)
                || startsWith(head, 0xFF, 0xFE)
                || zeros(head, 0, 2) != zeros(head, 1, 2)) {
            return UTF_16;
        }
        if (startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            return WORKBOOK;
        }
        return holdsControls(head) ? BINARY : TEXT;
    }

    public static boolean startsWith(byte[] head, int... mark) {
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

    /** Whether each of the first characters has a zero byte at this place: Latin letters do. */
    private static boolean zeros(byte[] head, int place, int width) {
        int characters = Math.min(head.length / width, 8);
        for (int i = 0; i < characters; i++) {
            if (head[i * width + place] != 0) {
                return false;
            }
        }
        return characters > 1;
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
