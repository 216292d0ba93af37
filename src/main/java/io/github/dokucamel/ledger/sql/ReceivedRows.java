package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Received;
import io.github.dokucamel.ledger.Received.CameIn;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.notification.Payment;
import io.github.dokucamel.notification.PaymentLife;
import io.github.dokucamel.notification.PaymentLife.Source;
import io.github.dokucamel.notification.PaymentLife.Step;
import io.github.dokucamel.notification.PaymentNews.Kind;
import io.github.dokucamel.notification.RefundRule;
import io.github.dokucamel.notification.RefundRule.Made;
import io.github.dokucamel.order.Order;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came in for an order and what went back, from the rows that say so. */
final class ReceivedRows {

    private ReceivedRows() {}

    /** Of an order with its content; nothing while no news came. */
    static Received of(Statements sql, long orderId, Order order) {
        List<NewsRows.Told> told = NewsRows.of(sql, orderId);
        Payment nothing = Payment.of(order.amount(), PayableOrder.isAnyAmount(order));
        if (told.isEmpty()) {
            return Received.NOTHING;
        }
        Received received = of(told, nothing, made(sql, orderId, order));
        return isPaidAfterCancel(sql, orderId, told)
                ? received.with(
                        new Received(
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                null,
                                List.of(Received.PAID_AFTER_CANCEL),
                                List.of()))
                : received;
    }

    /** Until a person closes it. */
    private static boolean isPaidAfterCancel(
            Statements sql, long orderId, List<NewsRows.Told> told) {
        return told.stream()
                        .anyMatch(
                                one ->
                                        one.news().kind() == Kind.SUCCESS
                                                && one.source() != Source.PERSON)
                && sql.any(
                        "SELECT 1 FROM doku_orders WHERE id = ? AND cancelled_at IS NOT NULL AND closed IS NULL",
                        orderId);
    }

    /** Refunds that we had made, at the newest order of that number that was paid. */
    private static List<Made> made(Statements sql, long orderId, Order order) {
        List<Made> made = RefundRows.done(sql, order.merchant(), order.invoiceNumber());
        boolean isAnothers =
                !made.isEmpty()
                        && sql.any(
                                """
                                SELECT 1 FROM doku_orders WHERE merchant = ? AND invoice_number = ?
                                  AND claims_key = 1 AND id > ? AND payment_status IN
                                  ('mismatched', 'paid', 'voided', 'refunded') LIMIT 1""",
                                order.merchant(),
                                order.invoiceNumber(),
                                orderId);
        return isAnothers ? List.of() : made;
    }

    /** Of all that was told of one payment, in that sequence. */
    static Received of(List<NewsRows.Told> all, Payment nothing, List<Made> made) {
        Payment known = nothing;
        Set<String> doubts = new LinkedHashSet<>();
        List<CameIn> cameIn = new ArrayList<>();
        String channel = null;
        for (NewsRows.Told told : all) {
            Step step = PaymentLife.after(known, told.source(), told.news(), told.at());
            BigDecimal more = step.payment().paid().subtract(known.paid());
            if (more.signum() != 0) {
                cameIn.add(
                        new CameIn(Objects.requireNonNullElse(told.news().at(), told.at()), more));
            }
            known = step.payment();
            if (step.code() != null) {
                doubts.add(step.code());
            }
            channel = channel(channel, told);
        }
        List<RefundRule.Told> refunds =
                all.stream()
                        .filter(told -> told.news().kind() == Kind.REFUNDED)
                        .map(told -> RefundRule.Told.of(told.source(), told.news(), told.at()))
                        .toList();
        RefundRule rule = new RefundRule(List.of(known), refunds, made);
        BigDecimal paid = known.paid();
        BigDecimal gone = paid.signum() == 0 ? paid : rule.gone(List.of(known), paid);
        return new Received(paid, gone, channel, List.copyOf(doubts), cameIn);
    }

    /** That of the latest success, else the latest that was named. */
    private static @Nullable String channel(@Nullable String before, NewsRows.Told told) {
        String named = told.news().channel();
        boolean isPaid = told.news().kind() == Kind.SUCCESS;
        return named != null && (before == null || isPaid) ? named : before;
    }
}
