package io.github.dokucamel.intake.table;

import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.told.Unseen;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a cell, freed of what spreadsheets and copying leave around it. */
final class CellText {

    private static final Pattern FORMULA = Pattern.compile("=\\s*\"(.*)\"\\s*", Pattern.DOTALL);

    private static final String BREAKS = "\r\n\u000b\f\u0085\u2028\u2029";

    private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    /** Drawn as nothing wherever they stand: zero-width blanks and joiners, marks of byte order. */
    private static final String NOTHING = "\u200b\u200c\u200d\u2060\ufeff\u00ad";

    private static final int FIRST_WIDE = 0xFF01;
    private static final int LAST_WIDE = 0xFF5E;
    private static final int WIDE_TO_ASCII = 0xFEE0;

    private CellText() {}

    /** Whether nothing in it can be seen. */
    static boolean isBlank(String text) {
        return text.isBlank() || !Unseen.isPrintableAscii(text) && Unseen.without(text).isEmpty();
    }

    /** As a name is shown: on one line, without blanks of other kinds and at its ends. */
    static String line(String text) {
        return Unseen.isPrintableAscii(text) ? text.strip() : seen(text, false);
    }

    /** As a number, a phone or an address is meant: besides, in ASCII, without the marks of text. */
    static String code(String text) {
        String code = Unseen.isPrintableAscii(text) ? text.strip() : seen(text, true);
        Matcher formula = FORMULA.matcher(code);
        if (formula.matches()) {
            code = formula.group(1).strip();
        }
        return code.length() > 1 && code.charAt(0) == '\'' ? code.substring(1).strip() : code;
    }

    /** A line break with the blanks around it is one blank: it may be what makes two of a word. */
    private static String seen(String text, boolean ascii) {
        StringBuilder seen = new StringBuilder(text.length());
        boolean broken = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = Character.isSpaceChar(c) || c == '\t';
            if (BREAKS.indexOf(c) >= 0) {
                broken = true;
            } else if (NOTHING.indexOf(c) < 0 && !(broken && blank)) {
                if (broken) {
                    seen.setLength(lengthWithoutBlanks(seen));
                    seen.append(' ');
                    broken = false;
                }
                boolean wide = ascii && c >= FIRST_WIDE && c <= LAST_WIDE;
                seen.append(blank ? ' ' : wide ? (char) (c - WIDE_TO_ASCII) : c);
            }
        }
        return seen.toString().strip();
    }

    private static int lengthWithoutBlanks(StringBuilder text) {
        int length = text.length();
        while (length > 0 && text.charAt(length - 1) == ' ') {
            length--;
        }
        return length;
    }

    /** Its words in lower case, a blank between them: {@code no faktur} for {@code No. Faktur:}. */
    static String words(String text) {
        String seen = AsciiCase.lower(Unseen.without(text));
        return isOneWord(seen) ? seen : NOT_WORDS.matcher(seen).replaceAll(" ").strip();
    }

    private static boolean isOneWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }
}
