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

    private static final String OWNER =
            "SELECT id, content_digest, document, content, batch_id, line, intake, source_name,"
                    + " received_at FROM orders WHERE claims_key = 1"
                    + " AND merchant = ? AND operation = ?";

    private static final Row<Owner> ROW = Row.of(Owner.class);

    private static final Set<String> CAME_TO_NOTHING = Set.of("declined", "failed", "expired");

    private static final String UNKNOWN = "unknown";

    private BusinessKey() {}

    /**
     * Who owns a business key already.
     *
     * @param document null while it is open
     * @param batchId null unless it came in a file
     * @param receivedAt epoch milliseconds
     */
    record Owner(
            long id,
            String contentDigest,
            byte @Nullable [] document,
            byte[] content,
            @Nullable Long batchId,
            long line,
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
                                SELECT CASE WHEN outcome = 'accepted' AND payment_status IS NOT NULL
                                  THEN payment_status ELSE COALESCE(outcome, 'pending') END
                                  FROM orders WHERE merchant = ? AND operation = ?
                                  AND invoice_number = ? AND revision = ? AND claims_key = 1""",
                                row -> row.getString(1),
                                checked.merchant(),
                                checked.operation(),
                                checked.invoiceNumber(),
                                before)
                        .orElse(UNKNOWN);
        if (CAME_TO_NOTHING.contains(outcome)) {
            return List.of();
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

    static Optional<Owner> owner(Statements sql, CheckedOrder checked, int revision) {
        if (checked.isCall()) {
            return sql.one(
                    OWNER + " AND call_key = ?",
                    ROW,
                    checked.merchant(),
                    checked.operation(),
                    checked.callKey());
        }
        return sql.one(
                OWNER + " AND invoice_number = ? AND revision = ?",
                ROW,
                checked.merchant(),
                checked.operation(),
                checked.invoiceNumber(),
                revision);
    }
}
