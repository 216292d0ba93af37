package io.github.dokucamel.intake.table;

import io.github.dokucamel.told.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What people are told of a table as a whole, a line each. */
public final class TableNotes {

    private TableNotes() {}

    /**
     * Columns that are not read, and those that are though nobody sees them.
     *
     * @param most names that are listed
     */
    public static List<String> columns(Header header, int most) {
        List<String> notes = new ArrayList<>();
        add(notes, "columns that are not read", header.ignored(), most);
        add(notes, "columns that the workbook hides, and that are read", header.hidden(), most);
        if (header.hiddenRows() > 0) {
            notes.add("rows that the workbook hides, and that are read: " + header.hiddenRows());
        }
        return notes;
    }

    private static void add(List<String> notes, String what, List<String> headers, int most) {
        if (!headers.isEmpty()) {
            String names =
                    headers.stream().limit(most).map(Excerpt::of).collect(Collectors.joining(", "));
            notes.add(what + ": " + names + (headers.size() > most ? ", ..." : ""));
        }
    }

    /** From which column the amount is read, where others say something of money too. */
    public static List<String> money(TableFile table, int most) {
        List<String> notes = new ArrayList<>();
        String read = table.header().byField().getOrDefault("amount", "");
        String what = "the amount is read from %s; columns of money beside it that are not read";
        add(notes, what.formatted(Excerpt.of(read)), table.moneyBeside(), most);
        return notes;
    }

    /** Further sheets that could be read, and are not. */
    public static List<String> sheets(TableFile table, int most) {
        List<String> notes = new ArrayList<>();
        add(notes, "further sheets with bills, which are not read", table.otherSheets(), most);
        return notes;
    }

    /** Rows that were no orders, so many of them. */
    public static List<String> rows(TableFile table, int most) {
        return table.noBills().stream().limit(most).map(NoBill::told).toList();
    }
}
