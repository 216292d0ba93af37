package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.store.Statements.number;

import io.github.dokucamel.ledger.sql.History.Event;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.notification.MisnamedRefund;
import io.github.dokucamel.notification.Payment;
import io.github.dokucamel.notification.PaymentNews.Kind;
import io.github.dokucamel.notification.RefundRule;
import io.github.dokucamel.notification.RefundRule.Made;
import io.github.dokucamel.notification.RefundRule.Told;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.operation.check.RefundCall;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.told.Violation;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Rows of the refunds table: which call pays back how much of which order. */
final class RefundRows {

    private RefundRows() {}

    /**
     * What holds a call back; forced or not. Nothing does that was made under its key before, nor one
     * of an order that this ledger never had.
     */
    static Optional<Violation> against(Statements sql, CheckedOrder checked) {
        RefundCall refund = checked.refund();
        if (refund == null
                || refund.invoiceNumber() == null
                || BusinessKey.owner(sql, checked, checked.revision()).isPresent()) {
            return Optional.empty();
        }
        String merchant = checked.merchant();
        String number = refund.invoiceNumber();
        List<PayableOrder> named = PayableOrder.numbered(sql, merchant, number);
        List<PayableOrder> bill =
                named.isEmpty()
                        ? PayableOrder.inBooks(sql, merchant, number)
                        : named.stream()
                                .flatMap(one -> PayableOrder.revisions(sql, one.state()).stream())
                                .toList();
        if (named.isEmpty() && bill.isEmpty()) {
            return isAnothers(sql, refund)
                    ? Optional.of(MisnamedRefund.anothers(refund))
                    : Optional.empty();
        }
        Optional<Violation> other = ofAnotherRevision(sql, refund, named, bill);
        List<PayableOrder> judged = named.isEmpty() ? bill : named;
        return other.isPresent() ? other : rule(sql, merchant, number, judged).against(refund);
    }

    /** What was paid has another number at DOKU than the one that is named. */
    private static Optional<Violation> ofAnotherRevision(
            Statements sql, RefundCall refund, List<PayableOrder> named, List<PayableOrder> bill) {
        if (named.stream().anyMatch(one -> one.payment(sql).cameThroughDoku())) {
            return Optional.empty();
        }
        return bill.stream()
                .filter(one -> !one.state().atDoku().equals(refund.invoiceNumber()))
                .filter(one -> one.payment(sql).cameThroughDoku())
                .max(Comparator.comparing(one -> one.state().revision()))
                .map(PayableOrder::state)
                .map(paid -> MisnamedRefund.ofRevision(refund, paid.revision(), paid.atDoku()));
    }

    /** What holds back refunds of an invoice number. */
    static RefundRule rule(
            Statements sql, String merchant, String invoiceNumber, List<PayableOrder> orders) {
        List<Payment> payments = new ArrayList<>();
        List<Told> told = new ArrayList<>();
        for (PayableOrder order : orders) {
            payments.add(order.payment(sql));
            NewsRows.of(sql, order.state().id()).stream()
                    .filter(news -> news.news().kind() == Kind.REFUNDED)
                    .map(news -> Told.of(news.source(), news.news(), news.at()))
                    .forEach(told::add);
        }
        return new RefundRule(payments, told, made(sql, merchant, invoiceNumber));
    }

    private static boolean isAnothers(Statements sql, RefundCall refund) {
        return refund.otherMerchants().stream()
                .anyMatch(
                        other ->
                                sql.any(
                                        """
                                        SELECT 1 FROM doku_orders o WHERE
                                        """
                                                + NumberAtDoku.IS
                                                + " LIMIT 1",
                                        NumberAtDoku.values(other, refund.invoiceNumber())));
    }

    /** Calls that paid back, or may do so, the oldest first. */
    private static List<Made> made(Statements sql, String merchant, String invoiceNumber) {
        return sql.list(
                """
                SELECT r.amount, o.outcome, o.received_at, o.settled_at FROM doku_refunds r
                  JOIN doku_orders o ON o.id = r.order_id WHERE r.merchant = ? AND r.invoice_number = ?
                  AND (o.outcome IS NULL OR o.outcome IN ('accepted', 'unresolved'))
                  ORDER BY o.id""",
                RefundRows::made,
                merchant,
                invoiceNumber);
    }

    /** Those that DOKU did. */
    static List<Made> done(Statements sql, String merchant, String invoiceNumber) {
        return made(sql, merchant, invoiceNumber).stream()
                .filter(call -> call.doneAt() != null)
                .toList();
    }

    private static Made made(ResultSet row) throws SQLException {
        String amount = row.getString("amount");
        boolean isDone = Outcome.ACCEPTED.text().equals(row.getString("outcome"));
        Long settledAt = number(row, "settled_at");
        return new Made(
                amount == null ? null : new BigDecimal(amount),
                Instant.ofEpochMilli(row.getLong("received_at")),
                isDone && settledAt != null ? Instant.ofEpochMilli(settledAt) : null);
    }

    /** Keeps what a call that was just recorded pays back; none for another call or an order. */
    static void add(Statements sql, long callId, CheckedOrder checked) {
        RefundCall refund = checked.refund();
        if (refund != null && refund.invoiceNumber() != null) {
            BigDecimal amount = refund.amount();
            sql.update(
                    "INSERT INTO doku_refunds (order_id, merchant, invoice_number, amount)"
                            + " VALUES (?, ?, ?, ?)",
                    callId,
                    checked.merchant(),
                    refund.invoiceNumber(),
                    amount == null ? null : amount.toPlainString());
        }
    }

    /** What the history of a forced call says: who answers for it, and what it was held back for. */
    static Optional<Event> forced(
            long callId, CheckedOrder checked, Optional<Violation> against, long now) {
        RefundCall refund = checked.refund();
        if (refund == null || !refund.isForced()) {
            return Optional.empty();
        }
        String rule = against.map(v -> "; against it: " + v.field() + " " + v.rule()).orElse("");
        String detail = "by hand: " + refund.forcedFor() + rule;
        return Optional.of(new Event(callId, now, "forced", detail));
    }
}
