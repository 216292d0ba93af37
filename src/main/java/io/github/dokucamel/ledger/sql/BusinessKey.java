package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.ledger.store.Statements.Row;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.told.Violation;
import io.github.dokucamel.told.Why;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merchant, operation, invoice number and revision, or the key of a call: who owns it, and when the
 * next is due.
 */
final class BusinessKey {

    static final String OWNER =
            "SELECT o.id, o.invoice_number, o.revision, o.content_digest, o.document, o.content,"
                    + " o.batch_id, o.line, o.source_row, o.intake, o.source_name, o.received_at";

    private static final String OF_OPERATION =
            OWNER
                    + " FROM doku_orders o WHERE o.claims_key = 1"
                    + " AND o.merchant = ? AND o.operation = ?";

    static final Row<Owner> ROW = Row.of(Owner.class);

    private static final Set<String> CAME_TO_NOTHING =
            Set.of("declined", "failed", "expired", "cancelled");

    private static final String UNKNOWN = "unknown";

    private BusinessKey() {}

    /**
     * Who owns a business key already.
     *
     * @param invoiceNumber of the books; null for a call
     * @param document null while it is open
     * @param batchId null unless it came in a file
     * @param receivedAt epoch milliseconds
     */
    record Owner(
            long id,
            @Nullable String invoiceNumber,
            int revision,
            String contentDigest,
            byte @Nullable [] document,
            byte[] content,
            @Nullable Long batchId,
            long line,
            @Nullable Long sourceRow,
            String intake,
            @Nullable String sourceName,
            long receivedAt) {}

    /** A higher revision is taken only after the one before it came to nothing. */
    static List<Violation> revisionRule(Statements sql, CheckedOrder checked) {
        if (checked.isCall()
                || checked.revision() <= 1
                || owner(sql, checked, checked.revision()).isPresent()) {
            return List.of();
        }
        int before = checked.revision() - 1;
        String outcome =
                sql.one(
                                """
                                SELECT CASE WHEN cancelled_at IS NOT NULL AND (payment_status IS NULL
                                    OR payment_status IN ('pending', 'failed', 'expired'))
                                  THEN 'cancelled'
                                  WHEN outcome = 'accepted' AND payment_status IS NOT NULL
                                  THEN payment_status ELSE COALESCE(outcome, 'pending') END
                                  FROM doku_orders WHERE merchant = ? AND operation = ?
                                  AND invoice_number = ? AND revision = ? AND claims_key = 1""",
                                row -> row.getString(1),
                                checked.merchant(),
                                checked.operation(),
                                checked.invoiceNumber(),
                                before)
                        .orElse(UNKNOWN);
        if (CAME_TO_NOTHING.contains(outcome)) {
            return PayableOrder.paid(sql, checked).stream()
                    .map(paid -> wasPaid(checked, paid))
                    .toList();
        }
        int revision = checked.revision();
        Why why =
                outcome.equals(UNKNOWN)
                        ? Why.of("revision_unknown", "revision", revision, "before", before)
                        : Why.of(
                                "revision_open",
                                "revision",
                                revision,
                                "before",
                                before,
                                "state",
                                outcome);
        return List.of(Violation.of("revision", why));
    }

    private static Violation wasPaid(CheckedOrder checked, PayableOrder paid) {
        return Violation.of(
                "revision",
                Why.of(
                        "revision_paid",
                        "revision",
                        checked.revision(),
                        "paid",
                        paid.state().revision(),
                        "number",
                        paid.state().atDoku()));
    }

    static Optional<Owner> owner(Statements sql, CheckedOrder checked, int revision) {
        if (checked.isCall()) {
            return sql.one(
                    OF_OPERATION + " AND o.call_key = ?",
                    ROW,
                    checked.merchant(),
                    checked.operation(),
                    checked.callKey());
        }
        return sql.one(
                OF_OPERATION + " AND o.invoice_number = ? AND o.revision = ?",
                ROW,
                checked.merchant(),
                checked.operation(),
                checked.invoiceNumber(),
                revision);
    }
}
