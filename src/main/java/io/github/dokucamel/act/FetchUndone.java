package io.github.dokucamel.act;

import io.github.dokucamel.ledger.Acts;
import io.github.dokucamel.ledger.Acts.Undone;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.send.queue.NextLook;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes bills of cancelled batches that can still be paid, as the cancellation of each.
 *
 * <p>Out: body {@code List<ActRequest>}; the exchange ends here when there are none.
 */
final class FetchUndone implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(FetchUndone.class);

    private static final int MOST = 50;
    private static final long AGAIN_MS = 60_000;

    private final Acts acts;
    private final Clock clock;

    /** Until when a bill is left alone that could not be cancelled. */
    private final Map<List<String>, Long> resting = new HashMap<>();

    FetchUndone(Acts acts, Clock clock) {
        this.acts = acts;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        long now = clock.millis();
        List<ActRequest> found;
        Optional<Long> next;
        synchronized (resting) {
            resting.values().removeIf(until -> until <= now || until > now + AGAIN_MS);
            found =
                    acts.undone(MOST + resting.size()).stream()
                            .filter(
                                    bill ->
                                            !resting.containsKey(
                                                    key(bill.merchant(), bill.invoiceNumber())))
                            .map(FetchUndone::request)
                            .toList();
            next = resting.values().stream().min(Long::compare);
        }
        exchange.getMessage().setBody(found);
        NextLook.after(exchange, !found.isEmpty(), next);
        exchange.setRouteStop(found.isEmpty());
    }

    private static List<String> key(String merchant, String invoiceNumber) {
        return List.of(merchant, invoiceNumber);
    }

    private static ActRequest request(Undone bill) {
        return ActRequest.of(
                "cancel",
                bill.invoiceNumber(),
                bill.merchant(),
                bill.operation(),
                bill.person(),
                OrderJson.mapper().createObjectNode().put("reason", bill.reason()));
    }

    /** It is looked at again in a minute. */
    void later(Exchange exchange) {
        ActRequest act = ActVariables.ACT.get(exchange);
        synchronized (resting) {
            resting.put(
                    key(String.valueOf(act.merchant()), act.invoiceNumber()),
                    clock.millis() + AGAIN_MS);
        }
        LOG.info("A bill of a cancelled batch is not cancelled yet: {}", code(exchange));
    }

    private static String code(Exchange exchange) {
        Throwable refused = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        return refused == null ? "" : String.valueOf(refused.getMessage());
    }
}
