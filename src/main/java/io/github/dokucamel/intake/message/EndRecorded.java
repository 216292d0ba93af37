package io.github.dokucamel.intake.message;

import io.github.dokucamel.intake.ArrivalName;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.Source;
import jakarta.jms.Message;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the way of a message that was given out {@link MessageHeaders#MOST_DELIVERIES often} and is in the ledger already: it was
 * recorded, and the service ended before the broker heard of it. To set it aside would call an order
 * refused that goes to DOKU.
 *
 * <p>In and out: body {@link Message} as the provider gave it. Ends the route for a recorded one.
 */
public final class EndRecorded implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(EndRecorded.class);

    private final String queue;
    private final Ledger ledger;
    private final Function<String, String> arrival;

    private EndRecorded(String queue, Ledger ledger, Function<String, String> arrival) {
        this.queue = queue;
        this.ledger = ledger;
        this.arrival = arrival;
    }

    static EndRecorded order(String queue, Ledger ledger) {
        return new EndRecorded(queue, ledger, id -> ArrivalName.order(from(queue), id, 0));
    }

    public static EndRecorded call(String queue, Ledger ledger) {
        return new EndRecorded(queue, ledger, id -> ArrivalName.call(from(queue), id));
    }

    private static Source from(String queue) {
        return new Source("jms", queue, null, null, null);
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage().getBody(Message.class);
        if (!MessageHeaders.isOften(message)) {
            return;
        }
        MessageHeaders headers = MessageHeaders.of(message);
        if (headers.id() != null && ledger.hasArrived(arrival.apply(headers.id()))) {
            LOG.info(
                    "A message of {} was given out {} times and is recorded: it is taken off the queue",
                    queue,
                    headers.deliveries());
            exchange.setRouteStop(true);
        }
    }
}
