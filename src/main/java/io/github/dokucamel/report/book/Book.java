package io.github.dokucamel.report.book;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;

/**
 * A workbook, written sheet by sheet as a stream. It is complete when it is closed without an
 * exception.
 */
public final class Book implements Closeable {

    private static final String LIBRARY = "org.dhatim.fastexcel.Workbook";

    /** Characters of addresses that are kept in memory until the end, as links are. */
    private static final int LINKS = 12_000_000;

    private final Workbook workbook;
    private final String months;
    private int linkCharacters = LINKS;

    /**
     * @param out closed with the book
     * @param language of the names of months: {@code en} or {@code id}
     */
    public Book(OutputStream out, String language) {
        this.workbook = new Workbook(out, "doku-camel", null);
        // Widths are counted in its digits, on paper too.
        workbook.setGlobalDefaultFont(Pen.FONT, Pen.POINTS);
        this.months = language.equals("id") ? "[$-421]" : "[$-409]";
    }

    /** Why no workbook can be written; empty where one can. */
    public static Optional<String> trouble() {
        try {
            Class.forName(LIBRARY, false, Book.class.getClassLoader());
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.of(
                    "No workbook can be written, since the library for it is not there: add"
                            + " org.dhatim:fastexcel to the application");
        }
    }

    /**
     * The next sheet; the one before is finished.
     *
     * @param name at most 28 characters, without {@code []:*?/\}
     * @param fixed columns at the left that stay when the others are moved
     */
    public Sheet sheet(String name, List<Column> columns, int fixed) {
        return sheet(name, columns, fixed, columns.size());
    }

    /**
     * The same, of which a page has the first columns alone, so that what is printed can be read.
     *
     * @param printed how many
     */
    public Sheet sheet(String name, List<Column> columns, int fixed, int printed) {
        return new Sheet(this, name, columns, fixed, printed);
    }

    Workbook workbook() {
        return workbook;
    }

    /** How days are written in the language of this book. */
    String months() {
        return months;
    }

    /** Whether one more address may open with a click. */
    boolean takesLink(String address) {
        boolean takes = address.length() <= linkCharacters;
        linkCharacters -= takes ? address.length() : 0;
        return takes;
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
