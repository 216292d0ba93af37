package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Batch;
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

    /** The lanes of batches that are checked before they go lie above. */
    static final long GATED = 10;

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
        // Whose bill it is stands in the papers.
        boolean isOfAConflict = outcome == Outcome.CONFLICT && !checked.isCall();
        Source source = order.source();
        OrderMarks marks = open ? OrderMarks.of(checked) : OrderMarks.NONE;
        return sql.one(
                """
                INSERT INTO doku_orders (arrival, batch_id, line, intake, source_name, merchant, operation,
                  invoice_number, revision, claims_key, content, content_digest,
                  normaliser_version, lane, state, outcome, document, due_at, claim, claimed_until,
                  reply_to, correlation_id, received_at, settled_at, call_key, lost_since,
                  source_row, doku_number, books_number, payment_code, amount, near_number,
                  same_email, same_phone) VALUES
                  (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                  ?, ?, ?, ?, ?, ?, ?)
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
                open || isOfAConflict ? checked.content() : null,
                open ? checked.contentDigest() : null,
                checked.normaliserVersion(),
                stored(order),
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
                booksNumber,
                order.bill() == null ? null : order.bill().paymentCode(),
                amount(checked),
                marks.nearNumber(),
                marks.sameEmail(),
                marks.samePhone());
    }

    /** Null of what is invalid, and of calls. */
    private static @Nullable Long amount(CheckedOrder checked) {
        return checked.order() == null ? null : (Long) checked.order().amount();
    }

    /** As the column {@code lane} has it. */
    private static long stored(NewOrder order) {
        Batch batch = order.source().batch();
        if (batch != null && batch.gated()) {
            return laneOf(batch.id());
        }
        return order.lane() == Lane.WAITING ? 0 : 1;
    }

    /** Of the orders of a batch that is held back as a whole. */
    static long laneOf(long batchId) {
        return GATED + batchId;
    }

    static Lane lane(int stored) {
        return stored == 0 ? Lane.WAITING : Lane.BATCH;
    }
}
