package io.github.dokucamel.report.book;

import io.github.dokucamel.report.book.Cell.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Worksheet;

/**
 * A table under a header that stays and filters. Columns are as wide as the first rows need; what is
 * longer later is wrapped, so that nothing is cut off. More rows than a sheet holds go on in another.
 */
public final class Sheet implements Closeable {

    private static final int MOST_ROWS = Worksheet.MAX_ROWS;

    /** Excel opens no sheet that has more. */
    private static final int MOST_LINKS = 65_000;

    private static final int LOOKED_AT = 500;
    private static final int FLUSHED = 200;

    /** A button for the filter. */
    private static final int BESIDE_HEAD = 3;

    private static final double LINE = 13;
    private static final double HEAD = 22;
    private static final int MOST_LINES = 30;
    private static final String AS_TEXT = "@";

    private final Book book;
    private final String name;
    private final List<Column> columns;
    private final int fixed;
    private final int printed;
    private final List<List<Cell>> first = new ArrayList<>();
    private Widths widths = new Widths(List.of(), List.of());
    private Worksheet sheet;
    private boolean started;
    private int part = 1;
    private int row;
    private int links;

    Sheet(Book book, String name, List<Column> columns, int fixed, int printed) {
        this.book = book;
        this.name = name;
        this.columns = List.copyOf(columns);
        this.fixed = fixed;
        this.printed = printed;
        this.sheet = book.workbook().newWorksheet(name);
    }

    /** The next row, one cell a column from the left; cells at its end may be left out. */
    public void add(Cell... cells) {
        add(List.of(cells));
    }

    /** As {@link #add(Cell...)}. */
    public void add(List<Cell> cells) {
        if (started) {
            write(cells);
            return;
        }
        first.add(cells);
        if (first.size() == LOOKED_AT) {
            start();
        }
    }

    /** A text over all columns, which none of them is as wide for. */
    public void addAcross(String text) {
        if (!started) {
            start();
        }
        write(List.of(Cell.text(text)));
        sheet.range(row - 1, 0, row - 1, columns.size() - 1).merge();
        sheet.rowHeight(row - 1, Lines.of(text, widths.letters()) * LINE + 2);
    }

    /** Nobody is shown it. */
    public void hide() {
        sheet.setVisibilityState(VisibilityState.VERY_HIDDEN);
    }

    private void start() {
        started = true;
        widths = Widths.of(columns, first, printed);
        head();
        first.forEach(this::write);
        first.clear();
    }

    private void head() {
        int lines = 1;
        for (int c = 0; c < columns.size(); c++) {
            String head = columns.get(c).head();
            sheet.width(c, widths.characters().get(c));
            int room = Math.max(1, widths.letters(c) - BESIDE_HEAD);
            lines = Math.max(lines, Lines.of(head, room));
            sheet.inlineString(0, c, head);
            Pen.draw(sheet.style(0, c), Look.HEADER, widths.numbers().get(c))
                    .verticalAlignment("center")
                    .wrapText(head.length() > room)
                    .set();
        }
        sheet.rowHeight(0, HEAD + (lines - 1) * LINE);
        sheet.freezePane(fixed, 1);
        Page.of(sheet);
        row = 1;
    }

    private void write(List<Cell> cells) {
        if (row == MOST_ROWS) {
            goOn();
        }
        int lines = 1;
        for (int c = 0; c < cells.size(); c++) {
            Cell cell = cells.get(c);
            if (cell.value() != null) {
                lines = Math.max(lines, write(c, cell));
            }
        }
        if (lines > 1) {
            // Not every program finds the height out by itself.
            sheet.rowHeight(row, Math.min(lines, MOST_LINES) * LINE + 2);
        }
        row++;
        if (row % FLUSHED == 0) {
            flush();
        }
    }

    /** How many lines it takes. */
    private int write(int c, Cell cell) {
        Object value = Objects.requireNonNull(cell.value(), "An empty cell");
        switch (cell.kind()) {
            case TEXT -> sheet.inlineString(row, c, CellText.written(value.toString()));
            case LINK -> link(c, value.toString(), cell.shown());
            case MONEY -> sheet.value(row, c, Cell.number((BigDecimal) value));
            case COUNT -> sheet.value(row, c, (Long) value);
            case DAY -> sheet.value(row, c, (LocalDate) value);
            case TIME -> sheet.value(row, c, (LocalDateTime) value);
        }
        StyleSetter style = Pen.draw(sheet.style(row, c), cell.look(), cell.isNumber());
        style.format(format(cell.kind()));
        // No program breaks a link.
        int lines = cell.kind() == Kind.TEXT ? Lines.of(cell.shown(), widths.letters(c)) : 1;
        if (lines > 1) {
            style.wrapText(true);
        }
        style.verticalAlignment("top").set();
        return lines;
    }

    private String format(Kind kind) {
        return switch (kind) {
            case TEXT, LINK -> AS_TEXT;
            case DAY, TIME -> book.months() + kind.format();
            case MONEY, COUNT -> kind.format();
        };
    }

    /** Where no further one may open with a click, the address itself stands there. */
    private void link(int c, String address, String shown) {
        String text = address;
        if (links < MOST_LINKS && book.takesLink(address)) {
            links++;
            sheet.hyperlink(row, c, new HyperLink(address, ""));
            text = shown;
        }
        sheet.inlineString(row, c, CellText.written(text));
    }

    private void flush() {
        try {
            sheet.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void goOn() {
        finish();
        part++;
        sheet = book.workbook().newWorksheet(name + " " + part);
        row = 0;
        links = 0;
        head();
    }

    private void finish() {
        if (printed < columns.size()) {
            Page.area(sheet, Math.max(1, row - 1), printed - 1);
        }
        sheet.setAutoFilter(0, 0, Math.max(1, row - 1), columns.size() - 1);
        try {
            sheet.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Finishes the sheet. */
    @Override
    public void close() {
        if (!started) {
            start();
        }
        finish();
    }
}
