package io.github.dokucamel.deliver;

import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.send.queue.ClockSteps;
import io.github.dokucamel.send.queue.NextLook;
import java.time.Clock;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Reads what is due for one destination from the outbox.
 *
 * <p>In: variable {@code destination}. Out: body {@code List<Delivery>}; the exchange ends here
 * when nothing is due.
 */
record FetchDeliveries(
        Ledger ledger, UnwrittenNotes notes, LostDeliveries lost, ClockSteps steps, Clock clock)
        implements Processor {

    private static final int MOST = 200;

    @Override
    public void process(Exchange exchange) {
        notes.writeAll();
        steps.follow();
        String destination = exchange.getVariable("destination", String.class);
        long now = clock.millis();
        List<Delivery> due =
                lost.without(ledger.dueDeliveries(destination, MOST, now), destination, now);
        exchange.getMessage().setBody(due);
        NextLook.after(exchange, !due.isEmpty(), ledger.nextDelivery(destination, now));
        exchange.setRouteStop(due.isEmpty());
    }
}
