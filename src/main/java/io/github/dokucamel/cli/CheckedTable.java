package io.github.dokucamel.cli;

import io.github.dokucamel.intake.table.Header;
import io.github.dokucamel.intake.table.TableFile;
import io.github.dokucamel.intake.table.TableNotes;
import java.io.PrintWriter;
import java.util.Locale;

/** What a dry run tells of a table as a whole. */
record CheckedTable(String file, PrintWriter out) {

    /** What each column is read as, as lines for a configuration file. */
    void columns(Header header) {
        for (int column = 0; column < header.count(); column++) {
            String name = FileCheck.shown(header.header(column));
            if (!name.isEmpty()) {
                String field = header.field(column);
                out.printf(
                        "doku.intake.file.column.%s = %s%n",
                        name.replaceAll("([ :=#!\\\\])", "\\\\$1"),
                        field == null ? "ignore" : field);
            }
        }
    }

    /** Columns that are not read, rows that are no orders, cells that were put right. */
    void told(TableFile table) {
        if (table.sheet() != null) {
            say("sheet " + table.sheet() + ", header in row " + table.header().row());
        } else if (table.header().row() > 1) {
            say("header in row " + table.header().row());
        }
        TableNotes.columns(table.header(), Integer.MAX_VALUE).forEach(this::say);
        TableNotes.rows(table, Integer.MAX_VALUE).forEach(this::say);
        if (table.tidied() > 0) {
            say(
                    String.format(
                            Locale.ROOT,
                            "%,d cells put right; --warnings lists them",
                            table.tidied()));
        }
    }

    private void say(String what) {
        out.println(file + ": " + FileCheck.shown(what));
    }
}
