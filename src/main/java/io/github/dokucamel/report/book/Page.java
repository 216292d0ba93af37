package io.github.dokucamel.report.book;

import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Worksheet;

/** How a sheet comes onto paper: across A4, as wide as it, under its header on each page. */
final class Page {

    /**
     * Digits side by side across the paper, written in 8 points: what is wider is printed smaller still.
     */
    static final double CHARACTERS = 170;

    /** Inches. */
    private static final float MARGIN = 0.4f;

    /** What spreadsheet programs call the part of a sheet that is printed. */
    private static final String AREA = "_xlnm.Print_Area";

    private Page() {}

    static void of(Worksheet sheet) {
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.repeatRows(0);
        sheet.leftMargin(MARGIN);
        sheet.rightMargin(MARGIN);
    }

    /** What lies beyond is not printed. */
    static void area(Worksheet sheet, int lastRow, int lastColumn) {
        sheet.addNamedRange(sheet.range(0, 0, lastRow, lastColumn), AREA);
    }
}
