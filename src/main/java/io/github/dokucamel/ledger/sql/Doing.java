package io.github.dokucamel.ledger.sql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.ledger.Acts.Act;
import io.github.dokucamel.ledger.Acts.Acted;
import io.github.dokucamel.ledger.Acts.As;
import io.github.dokucamel.ledger.Acts.Kind;
import io.github.dokucamel.ledger.Settlement;
import io.github.dokucamel.ledger.sql.Outcomes.Course;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does in the ledger what a person asked for, and keeps who and why. */
record Doing(Outcomes outcomes, Paying paying) {

    /** The code of what was never sent because a person cancelled it. */
    static final String CANCELLED = "cancelled";

    /**
     * @param newest the newest revision of the bill
     * @param meant the revision that was paid, else the newest
     */
    void act(
            Statements sql,
            Act act,
            Acted acted,
            PayableOrder newest,
            PayableOrder meant,
            long now) {
        boolean isOfPayment = act.kind() == Kind.REFUND || act.kind() == Kind.CLOSE;
        PayableOrder order = isOfPayment ? meant : newest;
        long id = order.state().id();
        History.add(
                sql, id, now, act.kind().text(), detail(act, acted), act.person(), act.reason());
        switch (act.kind()) {
            case NOTE -> {
                if (act.owner() != null) {
                    sql.update("UPDATE doku_orders SET owner = ? WHERE id = ?", act.owner(), id);
                }
            }
            case CANCEL -> cancel(sql, order, act, now);
            case CLOSE -> close(sql, order, act, now);
            case RENEW, REFUND -> {
                // The next revision, or the call, is recorded on its own.
            }
        }
        BatchChanges.ofOrder(sql, id);
        Long batch = order.state().batchId();
        if (batch != null) {
            Batching.paid(sql, batch);
        }
    }

    private static @Nullable String detail(Act act, Acted acted) {
        BigDecimal amount = acted.amount();
        As as = act.as();
        return switch (act.kind()) {
            case NOTE -> act.owner() == null ? null : "owner: " + act.owner();
            case CANCEL -> null;
            case RENEW -> "revision " + acted.revision();
            case REFUND ->
                    (amount == null ? "all" : "IDR " + amount.toPlainString())
                            + (act.forced() ? ", forced" : "");
            case CLOSE -> as == null ? null : "as " + as.text();
        };
    }

    /** What was never sent never will be; what was sent is not to be paid any more. */
    private void cancel(Statements sql, PayableOrder order, Act act, long now) {
        OrderState state = order.state();
        if (state.isOpen()) {
            Failure why =
                    new Failure(
                            CANCELLED, "Cancelled before it was sent: " + act.reason(), List.of());
            outcomes.settled(
                    sql,
                    state,
                    Outcome.DECLINED,
                    state.settled(
                            new Settlement(Outcome.DECLINED, false, null, null, why),
                            order.requestId(),
                            now),
                    "cancelled before it was sent",
                    Course.NONE,
                    now);
        }
        sql.update("UPDATE doku_orders SET cancelled_at = ? WHERE id = ?", now, state.id());
    }

    private void close(Statements sql, PayableOrder order, Act act, long now) {
        As as = act.as();
        if (as == As.PAID && !order.payment(sql).state().tookMoney()) {
            paying.said(sql, order, now);
        }
        ObjectNode closed = OrderJson.mapper().createObjectNode();
        closed.put("as", as == null ? null : as.text());
        closed.put("at", Instant.ofEpochMilli(now).truncatedTo(ChronoUnit.SECONDS).toString());
        closed.put("person", act.person());
        closed.put("reason", act.reason());
        sql.update(
                "UPDATE doku_orders SET closed = ? WHERE id = ?",
                closed.toString(),
                order.state().id());
    }
}
