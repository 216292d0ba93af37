package io.github.dokucamel.deliver;

import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.settings.Backoff;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Deliveries that come again as they were: whatever became of them, nobody has confirmed them or put
 * them off. That is done here, or they would come again at once, and without end.
 */
final class LostDeliveries {

    private final UnwrittenNotes notes;
    private final DestinationTroubles troubles;
    private final Backoff pauses;

    /** What each destination was given last. */
    private final Map<String, Set<Try>> given = new ConcurrentHashMap<>();

    private record Try(long id, int number) {

        static Try of(Delivery delivery) {
            return new Try(delivery.id(), delivery.tries());
        }
    }

    LostDeliveries(UnwrittenNotes notes, DestinationTroubles troubles, Backoff pauses) {
        this.notes = notes;
        this.troubles = troubles;
        this.pauses = pauses;
    }

    /** Those that are given now; the lost ones are put off. */
    List<Delivery> without(List<Delivery> due, String destination, long now) {
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
