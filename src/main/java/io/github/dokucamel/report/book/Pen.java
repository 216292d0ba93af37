package io.github.dokucamel.report.book;

import org.dhatim.fastexcel.StyleSetter;

/** Draws cells as they look. */
final class Pen {

    /** One that every spreadsheet program has, or one as wide. */
    static final String FONT = "Arial";

    static final int POINTS = 10;

    private Pen() {}

    /** Still to be set. A number keeps away from the text at its right. */
    static StyleSetter draw(StyleSetter style, Look look, boolean isNumber) {
        style.fontName(FONT).fontSize(POINTS);
        if (!look.fill().isEmpty()) {
            style.fillColor("FF" + look.fill());
        }
        if (!look.ink().isEmpty()) {
            style.fontColor("FF" + look.ink());
        }
        if (look.bold()) {
            style.bold();
        }
        if (isNumber) {
            style.horizontalAlignment("right").indent(1);
        }
        return style;
    }
}
