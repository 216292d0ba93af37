package io.github.dokucamel.deliver;

import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.send.queue.ClockSteps;
import io.github.dokucamel.send.queue.NextLook;
import io.github.dokucamel.settings.Backoff;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Reads what is due for one destination from the outbox.
 *
 * <p>In: variable {@code destination}. Out: body {@code List<Delivery>}; the exchange ends here
 * when nothing is due.
 */
final class FetchDeliveries implements Processor {

    private static final int MOST = 200;

    private final Ledger ledger;
    private final UnwrittenNotes notes;
    private final DestinationTroubles troubles;
    private final ClockSteps steps;
    private final Backoff pauses;
    private final Clock clock;

    /** What each destination was given last, as it was then. */
    private final Map<String, Set<Try>> given = new ConcurrentHashMap<>();

    private record Try(long id, int number) {

        static Try of(Delivery delivery) {
            return new Try(delivery.id(), delivery.tries());
        }
    }

    FetchDeliveries(
            Ledger ledger,
            UnwrittenNotes notes,
            DestinationTroubles troubles,
            ClockSteps steps,
            Backoff pauses,
            Clock clock) {
        this.ledger = ledger;
        this.notes = notes;
        this.troubles = troubles;
        this.steps = steps;
        this.pauses = pauses;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        notes.writeAll();
        steps.follow();
        String destination = exchange.getVariable("destination", String.class);
        long now = clock.millis();
        List<Delivery> due =
                notLost(destination, ledger.dueDeliveries(destination, MOST, now), now);
        exchange.getMessage().setBody(due);
        NextLook.after(exchange, !due.isEmpty(), ledger.nextDelivery(destination, now));
        exchange.setRouteStop(due.isEmpty());
    }

    /**
     * Without those of the last time that come again as they were: whatever became of them, nobody
     * has confirmed them or put them off. That is done here, or they would come again at once.
     */
    private List<Delivery> notLost(String destination, List<Delivery> due, long now) {
        Set<Try> last = given.getOrDefault(destination, Set.of());
        List<Delivery> fresh = new ArrayList<>();
        for (Delivery delivery : due) {
            if (last.contains(Try.of(delivery))) {
                long pause = pauses.after(delivery.tries() + 1).toMillis();
                notes.failed(delivery, "unconfirmed", now + pause);
                troubles.failed(
                        destination,
                        new IllegalStateException("The message was neither taken nor refused"));
            } else {
                fresh.add(delivery);
            }
        }
        given.put(destination, fresh.stream().map(Try::of).collect(Collectors.toSet()));
        return fresh;
    }
}
