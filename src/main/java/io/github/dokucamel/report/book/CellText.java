package io.github.dokucamel.report.book;

import io.github.dokucamel.told.Unseen;
import java.util.regex.Pattern;

/** Texts from outside, made fit for a cell of a report. */
public final class CellText {

    /** Characters that a cell holds at most. */
    private static final int LONGEST = 32_767;

    private static final Pattern UNPRINTABLE =
            Pattern.compile(
                    "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\ufffe\\uffff" + Unseen.FILLERS + "]");

    /** What a spreadsheet program reads as one character by its code. */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private CellText() {}

    /** On one line, whatever a gateway wrote into it. */
    public static String line(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("");
    }

    /** As a cell of a workbook shows it. */
    static String shown(String text) {
        String line = line(text).strip();
        return line.length() <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(LONGEST - 2, 0)) + "\u2026";
    }

    /** As a workbook has it: nothing in it is read as an escape. */
    static String written(String shown) {
        return shown.indexOf("_x") < 0 ? shown : ESCAPE.matcher(shown).replaceAll("_x005F_");
    }
}
