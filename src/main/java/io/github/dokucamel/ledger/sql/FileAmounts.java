package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.TableRead;
import io.github.dokucamel.ledger.TableRead.WrongRow;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.order.OrderJson;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What invalid rows of a table come to in whole rupiah, where that can be read.
 *
 * @param rows those that are noted one by one, by the row that a spreadsheet program shows
 * @param rest what the others come to
 */
record FileAmounts(Map<Long, Long> rows, long rest) {

    private static final FileAmounts NONE = new FileAmounts(Map.of(), 0);

    static FileAmounts of(Statements sql, long batchId) {
        return sql.one(
                        "SELECT notes FROM doku_batch_notes WHERE batch_id = ?",
                        row -> of(row.getString(1)),
                        batchId)
                .orElse(NONE);
    }

    private static FileAmounts of(String notes) {
        TableRead read = OrderJson.read(notes.getBytes(StandardCharsets.UTF_8), TableRead.class);
        Map<Long, Long> rows = new HashMap<>();
        long noted = 0;
        for (WrongRow row : read.wrong()) {
            if (row.amount() != null) {
                rows.put(row.row(), row.amount());
                noted += row.amount();
            }
        }
        return new FileAmounts(rows, read.wrongTotal() - noted);
    }

    @Nullable Long of(long row) {
        return rows.get(row);
    }
}
