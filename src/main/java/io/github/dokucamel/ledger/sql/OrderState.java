package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.Settlement;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.ledger.store.Statements.Row;
import io.github.dokucamel.operation.Call;
import io.github.dokucamel.outcome.Answered;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.outcome.OutcomeDocument.Arrival;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order or a call as it stands.
 *
 * @param invoiceNumber of a call the one that its request names; may be null
 * @param outcome null while it is open, likewise {@code document}
 * @param claim the latest; 0 when nobody has it in hand
 * @param callKey of a call; null for an order
 * @param content the canonical order or call; null of one that was refused on arrival
 * @param sent how often it was sent
 * @param isRepeated whether a duplicate or another revision of it was recorded
 * @param isToldOf whether something was told of its payment that no order matched so far
 * @param hasTwin whether an order of the merchant and operation may have an invoice number that is
 *     written like its in file names: an earlier one that differs by letter case alone, or any where
 *     a slash does not go to DOKU as a hyphen
 * @param dokuNumber the number that an order has at DOKU; null where it is the books' own
 * @param booksNumber of a call that names an order by another number: the books'; else null
 * @param paidBefore under which number at DOKU another revision had been paid when this one was; null
 *     where none had
 */
record OrderState(
        long id,
        @Nullable Long batchId,
        long line,
        String intake,
        @Nullable String sourceName,
        String merchant,
        String operation,
        @Nullable String invoiceNumber,
        int revision,
        @Nullable String outcome,
        byte @Nullable [] document,
        long claim,
        boolean reply,
        long receivedAt,
        @Nullable String callKey,
        byte @Nullable [] content,
        int sent,
        boolean isToldOf,
        boolean isRepeated,
        boolean hasTwin,
        @Nullable Long sourceRow,
        @Nullable String dokuNumber,
        @Nullable String booksNumber,
        @Nullable String paidBefore) {

    /** Of the order {@code o}. */
    static final String COLUMNS =
            "o.*, "
                    + AttemptRows.SENT
                    + """
                    , EXISTS (SELECT 1 FROM doku_payment_news n WHERE n.merchant = o.merchant
                      AND n.invoice_number = COALESCE(o.doku_number, o.invoice_number)
                      AND n.order_id IS NULL) AS is_told_of,
                      EXISTS (SELECT 1 FROM doku_orders d WHERE d.outcome = 'duplicate'
                        AND d.merchant = o.merchant AND d.operation = o.operation
                        AND d.invoice_number = o.invoice_number)
                      OR EXISTS (SELECT 1 FROM doku_orders v WHERE v.claims_key = 1
                        AND v.merchant = o.merchant AND v.operation = o.operation
                        AND v.invoice_number = o.invoice_number
                        AND v.revision <> o.revision) AS is_repeated,
                      o.reply_to IS NOT NULL AS reply,
                      o.invoice_number IS NOT NULL AND (o.invoice_number LIKE '%/%'
                        AND substr(COALESCE(o.doku_number, '/'), 1, length(o.invoice_number))
                          <> replace(o.invoice_number, '/', '-')
                      OR EXISTS (SELECT 1 FROM doku_orders t
                        WHERE t.claims_key = 1 AND t.merchant = o.merchant
                        AND t.invoice_number = upper(o.invoice_number)
                        AND t.invoice_number <> o.invoice_number
                        AND t.operation = o.operation AND t.id < o.id)
                      OR EXISTS (SELECT 1 FROM doku_orders t
                        WHERE t.claims_key = 1 AND t.merchant = o.merchant
                        AND lower(t.invoice_number) = lower(o.invoice_number)
                        AND t.invoice_number <> upper(t.invoice_number)
                        AND t.invoice_number <> o.invoice_number
                        AND t.operation = o.operation AND t.id < o.id)) AS has_twin""";

    static final Row<OrderState> ROW = Row.of(OrderState.class);

    private static final Settlement NOTHING =
            new Settlement(Outcome.UNRESOLVED, false, null, null, null, null);

    static OrderState of(Statements sql, long orderId) {
        return sql.one("SELECT " + COLUMNS + " FROM doku_orders o WHERE o.id = ?", ROW, orderId)
                .orElseThrow();
    }

    @Override
    public @Nullable String invoiceNumber() {
        if (callKey == null || content == null) {
            return invoiceNumber;
        }
        return booksNumber == null ? Call.fromJson(content).invoiceNumber() : booksNumber;
    }

    /** The number that an order has at DOKU. */
    String atDoku() {
        return dokuNumber == null
                ? Objects.requireNonNull(invoiceNumber, "An order has a number")
                : dokuNumber;
    }

    /** Of what arrives: line and row are 0 where there is none. */
    static Arrival arrival(NewOrder order) {
        return new Arrival(
                order.source().intake(),
                order.source().name(),
                order.line() == 0 ? null : order.line(),
                order.row() == 0 ? null : (Long) (long) order.row());
    }

    boolean isCall() {
        return callKey != null;
    }

    /** What was said of it last; not while it is open. */
    OutcomeDocument told() {
        return OutcomeDocument.fromJson(Objects.requireNonNull(document, "The order is open"));
    }

    /** While it is open. */
    OutcomeDocument pending(@Nullable String requestId) {
        return document(OutcomeDocument.PENDING, NOTHING, requestId, null, null);
    }

    /**
     * Accepted without an answer to its payment request.
     *
     * @param requestId null before its first attempt
     */
    OutcomeDocument accepted(@Nullable Answered answered, @Nullable String requestId, long now) {
        return settled(
                new Settlement(Outcome.ACCEPTED, false, answered, null, null, null),
                requestId,
                now);
    }

    OutcomeDocument settled(Settlement settled, @Nullable String requestId, long now) {
        return document(
                settled.outcome().text(),
                settled,
                requestId,
                Outcomes.newDeliveryId(),
                Instant.ofEpochMilli(now));
    }

    /**
     * @param settled what is known; its outcome is not asked
     */
    OutcomeDocument document(
            String shownOutcome,
            Settlement settled,
            @Nullable String requestId,
            @Nullable String deliveryId,
            @Nullable Instant settledAt) {
        Answered said = settled.answered();
        return new OutcomeDocument(
                deliveryId,
                invoiceNumber(),
                merchant,
                operation,
                isCall() ? null : (Integer) revision,
                shownOutcome,
                settled.replayed(),
                // Only a call's document shows DOKU's answer.
                said == null || isCall() ? said : said.withoutResponse(),
                requestId,
                settled.httpStatus(),
                settled.error(),
                sent,
                new Arrival(intake, sourceName, line == 0 ? null : line, sourceRow),
                Instant.ofEpochMilli(receivedAt),
                settledAt,
                settled.resolution(),
                null,
                callKey);
    }

    boolean isOpen() {
        return outcome == null;
    }

    boolean is(Outcome other) {
        return other.text().equals(outcome);
    }
}
