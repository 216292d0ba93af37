package io.github.dokucamel.intake;

import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.ledger.Recorded;
import io.github.dokucamel.send.queue.Waiters;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Gives a caller its outcome document, after waiting a while for an order in flight. A batch file
 * and a JMS message wait for nothing.
 *
 * <p>In: body {@link RecordedOrders}; variables {@code source} and {@code wait}, both optional. Out:
 * body {@code byte[]} outcome document, a List of them, or null; variables {@code recorded} and
 * {@code view} for one order.
 */
record AwaitOutcome(Ledger ledger, Waiters waiters, Duration usualWait) implements Processor {

    @Override
    public void process(Exchange exchange) throws InterruptedException {
        RecordedOrders recorded = exchange.getMessage().getBody(RecordedOrders.class);
        String intake = IntakeVariables.source(exchange).intake();
        if (intake.equals("file") || intake.equals("jms")) {
            exchange.getMessage().setBody(null);
        } else if (recorded.single()) {
            Recorded one = recorded.orders().get(0);
            Duration wait = IntakeVariables.WAIT.get(exchange);
            OrderView view = await(one, wait == null ? usualWait : wait);
            IntakeVariables.RECORDED.set(exchange, one);
            IntakeVariables.VIEW.set(exchange, view);
            exchange.getMessage().setBody(view.document().toJson());
        } else {
            exchange.getMessage()
                    .setBody(
                            recorded.orders().stream()
                                    .map(one -> view(one).document().toJson())
                                    .toList());
        }
    }

    private OrderView await(Recorded one, Duration atMost) throws InterruptedException {
        OrderView view = view(one);
        if (view.open() && !atMost.isZero()) {
            waiters.await(view.orderId(), atMost, () -> !view(one).open());
            view = view(one);
        }
        return view;
    }

    /** A duplicate is answered with the outcome of the order it repeats. */
    private OrderView view(Recorded one) {
        long id = one.verdict() == Recorded.Verdict.DUPLICATE ? one.ownerId() : one.orderId();
        return ledger.find(id)
                .orElseThrow(() -> new LedgerException("Order " + id + " is not in the ledger"));
    }
}
