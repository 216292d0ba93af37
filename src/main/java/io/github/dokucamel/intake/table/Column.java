package io.github.dokucamel.intake.table;

import io.github.dokucamel.told.CardBlot;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param header as the user wrote it, without blanks around
 * @param field what it is read as, e.g. {@code customer.email}; null when nothing of it is read
 * @param known how that is known
 * @param rank of two columns for one field the lower one is read
 */
record Column(String header, @Nullable String field, Known known, int rank) {

    Column {
        // It is told in papers and logs, whatever somebody wrote over a column.
        header = CardBlot.of(header);
    }

    /** The surest first. */
    enum Known {
        MAPPED,
        CANONICAL,
        SYNONYM,
        /** The settings say so. */
        IGNORED,
        /** Another column of the same field is read. */
        LESS_SURE,
        UNKNOWN
    }

    static Column of(String cell, FileOptions options) {
        String header = CellText.line(cell);
        String mapped = options.fieldOf(header);
        if (mapped != null) {
            return mapped.equals(FileOptions.IGNORE)
                    ? new Column(header, null, Known.IGNORED, 0)
                    : new Column(header, mapped, Known.MAPPED, 0);
        }
        String name = options.repair() ? header : cell.trim();
        String canonical = OrderColumns.canonical(name);
        if (canonical != null) {
            return new Column(header, canonical, Known.CANONICAL, 1);
        }
        HeaderNames.Meaning meaning = HeaderNames.of(header);
        return meaning == null
                ? new Column(name, null, Known.UNKNOWN, 0)
                : new Column(header, meaning.field(), Known.SYNONYM, 2 + meaning.rank());
    }

    boolean isRead() {
        return field != null;
    }

    Column lessSure() {
        return new Column(header, null, Known.LESS_SURE, rank);
    }
}
