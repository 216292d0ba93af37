package io.github.dokucamel.cli;

import io.github.dokucamel.intake.table.Header;
import io.github.dokucamel.intake.table.TableFile;
import io.github.dokucamel.intake.table.TableNotes;
import io.github.dokucamel.told.Figures;
import io.github.dokucamel.told.Language;
import io.github.dokucamel.told.Reasons;
import java.io.PrintWriter;

/** What a dry run tells of a table as a whole. */
record CheckedTable(String file, Language language, PrintWriter out) {

    /** What each column is read as, as lines for a configuration file. */
    void columns(Header header) {
        for (int column = 0; column < header.count(); column++) {
            String name = FileCheck.shown(header.header(column));
            if (!name.isEmpty()) {
                String field = header.field(column);
                out.println(Header.mapping(name, field == null ? "ignore" : field));
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
        TableNotes.sheets(table, Integer.MAX_VALUE).forEach(this::say);
        TableNotes.columns(table.header(), Integer.MAX_VALUE).forEach(this::say);
        TableNotes.money(table, Integer.MAX_VALUE).forEach(this::say);
        TableNotes.rows(table, Integer.MAX_VALUE).forEach(note -> say(grouped(note)));
        if (table.tidied() > 0) {
            say(
                    Figures.count(table.tidied(), language)
                            + " cells put right; --warnings lists them");
        }
    }

    /** Amounts with the separators of the reader's language. */
    private String grouped(String note) {
        return language == Language.ID ? note.replaceAll("(?<=[0-9]),(?=[0-9]{3})", ".") : note;
    }

    private void say(String what) {
        out.println(file + ": " + FileCheck.shown(Reasons.words("check", what, language)));
    }
}
