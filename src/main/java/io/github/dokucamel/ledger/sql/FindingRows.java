package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.store.Statements.number;

import io.github.dokucamel.ledger.BatchFindings.Other;
import io.github.dokucamel.ledger.BatchFindings.Row;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a check as the ledger's questions about them read. */
final class FindingRows {

    private FindingRows() {}

    static Row row(ResultSet row) throws SQLException {
        byte[] document = row.getBytes("document");
        Failure error = document == null ? null : OutcomeDocument.fromJson(document).error();
        String what = row.getString("what");
        Long amount = number(row, "amount");
        boolean isRepeated = what.equals("duplicate");
        return new Row(
                row.getLong("shown"),
                row.getString("invoice_number"),
                customer(row.getBytes(isRepeated ? "other_content" : "content")),
                what,
                amount == null && isRepeated ? number(row, "other_amount") : amount,
                error == null ? null : error.message(),
                error == null ? List.of() : error.violations(),
                other(row),
                number(row, "usual"),
                number(row, "against"));
    }

    private static @Nullable Other other(ResultSet row) throws SQLException {
        if (number(row, "other_id") == null) {
            return null;
        }
        Long batch = number(row, "other_batch");
        return new Other(
                batch != null && batch == row.getLong("batch_id"),
                row.getBoolean("other_waits"),
                row.getString("intake"),
                row.getString("source_name"),
                row.getLong("other_row"),
                row.getString("other_number"),
                row.getLong("other_at"));
    }

    private static @Nullable String customer(byte @Nullable [] content) {
        return content == null ? null : Order.fromJson(content).customer().name();
    }
}
