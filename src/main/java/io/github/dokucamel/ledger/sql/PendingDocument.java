package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.operation.Call;
import io.github.dokucamel.outcome.OutcomeDocument;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** The document of an order or call in flight. */
final class PendingDocument {

    private PendingDocument() {}

    static OutcomeDocument of(ResultSet row) throws SQLException {
        String key = row.getString("call_key");
        return new OutcomeDocument(
                null,
                key == null
                        ? row.getString("invoice_number")
                        : Call.fromJson(row.getBytes("content")).invoiceNumber(),
                row.getString("merchant"),
                row.getString("operation"),
                key == null ? (Integer) row.getInt("revision") : null,
                OutcomeDocument.PENDING,
                false,
                null,
                row.getString("request_id"),
                null,
                null,
                row.getInt("sent"),
                OrderState.arrival(
                        row.getString("intake"), row.getString("source_name"), row.getLong("line")),
                Instant.ofEpochMilli(row.getLong("received_at")),
                null,
                null,
                null,
                key);
    }
}
