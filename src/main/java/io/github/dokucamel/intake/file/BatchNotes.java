package io.github.dokucamel.intake.file;

import io.github.dokucamel.intake.CellNotes;
import io.github.dokucamel.intake.table.TableFile;
import io.github.dokucamel.intake.table.TableNotes;
import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.TableRead;
import io.github.dokucamel.ledger.TableRead.NoBill;
import io.github.dokucamel.told.CardBlot;
import io.github.dokucamel.told.Shown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the log tells of a table that was read: what was left out of it, and what was put right. */
final class BatchNotes {

    private static final Logger LOG = LoggerFactory.getLogger(BatchNotes.class);

    private static final int MOST = 20;

    private BatchNotes() {}

    /** @param table null for a format without columns */
    static void ofHeader(Batch batch, TableFile table) {
        if (table == null) {
            return;
        }
        tell(batch, TableNotes.columns(table.header(), MOST));
        TableNotes.sheets(table, MOST).forEach(note -> LOG.warn("Batch {}: {}", name(batch), note));
    }

    private static void tell(Batch batch, List<String> notes) {
        notes.forEach(note -> LOG.info("Batch {}: {}", name(batch), note));
    }

    /** @param table null for a format without rows */
    static void ofRows(Batch batch, TableFile table) {
        if (table == null) {
            return;
        }
        tell(batch, TableNotes.rows(table, MOST));
        if (table.tidied() > 0) {
            LOG.info(
                    "Batch {}: {} cells were put right; doku check --warnings lists them",
                    name(batch),
                    table.tidied());
        }
    }

    /** Collects what is told of the cells of a table; null for a format without cells. */
    static CellNotes cells(TableFile table) {
        return table == null ? null : new CellNotes(table.header().byField());
    }

    /** What of a table no order of it tells. */
    static TableRead read(TableFile table, CellNotes cells) {
        Map<String, String> used = new LinkedHashMap<>();
        table.header().byField().forEach((field, column) -> used.put(column, field));
        return new TableRead(
                table.sheet() == null ? null : CardBlot.of(table.sheet()),
                table.header().row(),
                used,
                table.header().ignored(),
                table.header().hidden(),
                table.header().hiddenRows(),
                table.moneyBeside(),
                table.otherSheets().stream().map(CardBlot::of).toList(),
                table.noBills().stream()
                        .map(row -> new NoBill(row.row(), row.kind(), row.amount(), row.above()))
                        .toList(),
                cells.wrong(),
                cells.wrongTotal(),
                cells.tidied(),
                cells.tidiedCount());
    }

    private static String name(Batch batch) {
        return Shown.of(batch.name(), OpenBatch.LONGEST_NAME);
    }
}
