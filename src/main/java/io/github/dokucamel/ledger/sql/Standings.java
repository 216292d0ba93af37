package io.github.dokucamel.ledger.sql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.ledger.Acts.As;
import io.github.dokucamel.ledger.Acts.Standing;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.notification.Payment;
import io.github.dokucamel.notification.PaymentState;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How bills stand. */
final class Standings {

    private static final String UNPAID = "unpaid";

    /**
     * What the row of an order says beside its payment.
     *
     * @param closed a JSON object; null while no person closed it
     * @param waits whether it waits for a person's word
     * @param isHeld whether its merchant is on hold
     */
    private record Row(@Nullable String closed, boolean waits, boolean isHeld) {

        boolean isWrittenOff() {
            return closed != null
                    && OrderJson.read(closed.getBytes(StandardCharsets.UTF_8), ObjectNode.class)
                            .path("as")
                            .asText()
                            .equals(As.WRITTEN_OFF.text());
        }
    }

    private Standings() {}

    static Standing of(Statements sql, long orderId) {
        PayableOrder order = PayableOrder.of(sql, orderId);
        Row row =
                sql.one(
                                """
                                SELECT o.closed, o.lane < 0 OR EXISTS (SELECT 1 FROM doku_batches b
                                    WHERE b.id = o.batch_id AND b.gate = 'waiting') AS waits,
                                  EXISTS (SELECT 1 FROM doku_holds h WHERE h.merchant = o.merchant) AS held
                                  FROM doku_orders o WHERE o.id = ?""",
                                found ->
                                        new Row(
                                                found.getString("closed"),
                                                found.getBoolean("waits"),
                                                found.getBoolean("held")),
                                orderId)
                        .orElseThrow();
        Optional<PaymentState> money = money(sql, order);
        boolean isSettled = money.filter(PaymentState::tookMoney).isPresent();
        String status =
                row.isWrittenOff() && !isSettled
                        ? As.WRITTEN_OFF.text()
                        : money.map(PaymentState::text)
                                .orElseGet(() -> status(order, row, order.payment(sql).state()));
        return new Standing(order.order(), status);
    }

    /** While no money came. */
    private static String status(PayableOrder order, Row row, PaymentState own) {
        if (order.isCancelled()) {
            return "cancelled";
        }
        if (order.state().isOpen()) {
            return row.waits() ? "waiting" : row.isHeld() ? "held" : OutcomeDocument.PENDING;
        }
        if (!order.state().is(Outcome.ACCEPTED)) {
            return Objects.requireNonNull(order.state().outcome(), "It is settled");
        }
        return own == PaymentState.PENDING ? UNPAID : own.text();
    }

    /**
     * Money that came for any revision and is still here; else what came for this one. Links of
     * earlier revisions may live on.
     */
    private static Optional<PaymentState> money(Statements sql, PayableOrder order) {
        Stream<Payment> others =
                PayableOrder.revisions(sql, order.state()).stream()
                        .map(other -> other.payment(sql))
                        .filter(paid -> paid.isKept() || paid.state() == PaymentState.MISMATCHED);
        return Stream.concat(others, Stream.of(order.payment(sql)))
                .map(Payment::state)
                .filter(PaymentState::tookAnyMoney)
                .max(Comparator.naturalOrder());
    }
}
