package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument.Arrival;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * An order as it stands when it is to be settled.
 *
 * @param outcome null while it is open
 * @param claim the latest; 0 when nobody has it in hand
 * @param callKey of a call; null for an order
 * @param sent how often it was sent
 * @param isToldOf whether something was told of its payment that no order matched so far
 */
record OrderState(
        long id,
        Long batchId,
        long line,
        String intake,
        String sourceName,
        int revision,
        String outcome,
        byte[] document,
        long claim,
        boolean reply,
        long receivedAt,
        String callKey,
        int sent,
        boolean isToldOf) {

    /** Of the order {@code o}. */
    static final String COLUMNS =
            "o.*, "
                    + AttemptRows.SENT
                    + """
                    , EXISTS (SELECT 1 FROM payment_news n WHERE n.merchant = o.merchant
                      AND n.invoice_number = o.invoice_number AND n.order_id IS NULL) AS told""";

    static OrderState of(Statements sql, long orderId) throws SQLException {
        return sql.one(
                        "SELECT " + COLUMNS + " FROM orders o WHERE o.id = ?",
                        OrderState::of,
                        orderId)
                .orElseThrow();
    }

    static OrderState of(ResultSet row) throws SQLException {
        return new OrderState(
                row.getLong("id"),
                Statements.number(row, "batch_id"),
                row.getLong("line"),
                row.getString("intake"),
                row.getString("source_name"),
                row.getInt("revision"),
                row.getString("outcome"),
                row.getBytes("document"),
                row.getLong("claim"),
                row.getString("reply_to") != null,
                row.getLong("received_at"),
                row.getString("call_key"),
                row.getInt("sent"),
                row.getBoolean("told"));
    }

    Arrival arrival() {
        return arrival(intake, sourceName, line);
    }

    /** @param line 0 where there is none */
    static Arrival arrival(String intake, String sourceName, long line) {
        return new Arrival(intake, sourceName, line == 0 ? null : line);
    }

    boolean isCall() {
        return callKey != null;
    }

    /** Of an order; a call has none. */
    Integer shownRevision() {
        return isCall() ? null : (Integer) revision;
    }

    boolean isOpen() {
        return outcome == null;
    }

    boolean is(Outcome other) {
        return other.text().equals(outcome);
    }
}
