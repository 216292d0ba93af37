package io.github.dokucamel.intake;

import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.told.Why;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the first bytes of a file say it is, when that is no text of orders. */
public enum FileKind {
    TEXT,
    UTF_16,
    UTF_32,
    WORKBOOK,
    OPEN_DOCUMENT,
    XML_WORKBOOK,
    OLD_OFFICE,
    ZIP,
    GZIP,
    ARCHIVE,
    PDF,
    RTF,
    PICTURE,
    HTML,
    BINARY;

    private static final Map<FileKind, List<String>> STARTS =
            Map.of(
                    PDF, List.of("%PDF-"),
                    RTF, List.of("{\\rtf"),
                    GZIP, List.of("\u001f\u008b"),
                    OLD_OFFICE, List.of("\u00d0\u00cf\u0011\u00e0"),
                    ARCHIVE,
                            List.of(
                                    "7z\u00bc\u00af",
                                    "Rar!",
                                    "BZh",
                                    "\u00fd7zXZ",
                                    "(\u00b5/\u00fd"),
                    PICTURE, List.of("\u00ff\u00d8\u00ff", "\u0089PNG", "GIF8", "II*\0", "MM\0*"));

    private static final Pattern PAGE =
            Pattern.compile(
                    "(?i)(?:<\\?xml[^>]*>|<!--.*?-->|\\s+)*+<(!doctype\\s+html|html|head|body|table|script|meta)\\b.*",
                    Pattern.DOTALL);

    /** Of a file that is no text. */
    public NotABatchException refusal() {
        return new NotABatchException(Why.of(code()));
    }

    /** In the table of reasons: {@code file_pdf}. */
    String code() {
        return "file_" + AsciiCase.lower(name());
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
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (start.startsWith("PK\u0003\u0004")) {
            return zipped(start);
        }
        for (Map.Entry<FileKind, List<String>> kind : STARTS.entrySet()) {
            if (kind.getValue().stream().anyMatch(start::startsWith)) {
                return kind.getKey();
            }
        }
        return holdsControls(head) ? BINARY : marked(start.replaceFirst("^\u00ef\u00bb\u00bf", ""));
    }

    private static FileKind zipped(String start) {
        if (start.contains("application/vnd.oasis.opendocument")) {
            return OPEN_DOCUMENT;
        }
        return start.contains("[Content_Types].xml") || start.contains("xl/") ? WORKBOOK : ZIP;
    }

    private static FileKind marked(String start) {
        boolean isSheet =
                start.contains("progid=\"Excel.Sheet\"")
                        || start.contains("urn:schemas-microsoft-com:office:spreadsheet");
        if (start.startsWith("<") && isSheet) {
            return XML_WORKBOOK;
        }
        return start.stripLeading().startsWith("<") && PAGE.matcher(start).matches() ? HTML : TEXT;
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
