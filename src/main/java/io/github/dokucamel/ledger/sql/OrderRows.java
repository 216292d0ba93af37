package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Lane;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.outcome.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes rows of the orders table. */
final class OrderRows {

    /** How long a claimed order may wait in memory before somebody else may take it. */
    static final long LEASE_MS = 600_000;

    private OrderRows() {}

    /**
     * Empty when the arrival or the business key is there already.
     *
     * @param outcome null for one that is open, likewise {@code document}
     * @param booksNumber of a call that names an order by another number; else null
     * @param lostSince from when on it may have been sent by a ledger that is lost; else null
     */
    static Optional<Long> insert(
            Statements sql,
            NewOrder order,
            @Nullable Outcome outcome,
            byte @Nullable [] document,
            long claim,
            @Nullable Long lostSince,
            @Nullable String booksNumber,
            long now) {
        boolean open = outcome == null;
        CheckedOrder checked = order.checked();
        Source source = order.source();
        return sql.one(
                """
                INSERT INTO orders (arrival, batch_id, line, intake, source_name, merchant, operation,
                  invoice_number, revision, claims_key, content, content_digest,
                  normaliser_version, lane, state, outcome, document, due_at, claim, claimed_until,
                  reply_to, correlation_id, received_at, settled_at, call_key, lost_since,
                  source_row, doku_number, books_number) VALUES
                  (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                  ON CONFLICT DO NOTHING RETURNING id""",
                row -> row.getLong(1),
                order.arrival(),
                source.batch() == null ? null : source.batch().id(),
                order.line(),
                source.intake(),
                source.name(),
                checked.merchant(),
                checked.operation(),
                checked.isCall() ? null : checked.invoiceNumber(),
                checked.revision(),
                open ? 1 : 0,
                open ? checked.content() : null,
                open ? checked.contentDigest() : null,
                checked.normaliserVersion(),
                stored(order.lane()),
                open ? "open" : "settled",
                outcome == null ? null : outcome.text(),
                document,
                now,
                claim,
                claim == 0 ? 0 : now + LEASE_MS,
                source.replyTo(),
                source.correlationId(),
                now,
                open ? null : now,
                checked.callKey(),
                lostSince,
                order.row() == 0 ? null : order.row(),
                open ? checked.dokuNumber() : null,
                booksNumber);
    }

    /** As the column {@code lane} has it: the lower goes first. */
    private static int stored(Lane lane) {
        return lane == Lane.WAITING ? 0 : 1;
    }

    static Lane lane(int stored) {
        return stored == 0 ? Lane.WAITING : Lane.BATCH;
    }
}
