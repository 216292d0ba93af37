package io.github.dokucamel.send.queue;

import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.settings.SendSettings;
import io.github.dokucamel.settings.Settings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.Component;

/** The beans of 30-send that feed the senders, in the file's order, and what other rooms ask them. */
public final class QueueSteps {

    private final Map<String, Object> beans = new LinkedHashMap<>();
    private final Holds holds;
    private final Reachability reachability;
    private final SendQueue queue;
    private final Waiters waiters;
    private final ClockSteps steps;
    private final Bell bell = new Bell();
    private final LeftOrders left = new LeftOrders(bell);

    /** @param longestDelay the latest that anything in the ledger may be due from now */
    public QueueSteps(
            Settings settings,
            Ledger ledger,
            CircuitBreaker breaker,
            Duration longestDelay,
            Clock clock) {
        SendSettings send = settings.send();
        this.holds = new Holds(clock, send.probeInterval(), send.callDeadline());
        this.reachability =
                new Reachability(breaker, clock, send.breakerPause(), send.callDeadline());
        this.queue =
                new SendQueue(
                        send.queue(),
                        send.rateLimit().orElse(null),
                        new Admission(holds, reachability));
        this.waiters = new Waiters(settings.intake().restWaiters());
        this.steps = new ClockSteps(ledger, longestDelay, clock, System::nanoTime);
        // A merchant that is gone from the settings has no credentials to probe with.
        holds.resume(
                ledger.holds().stream()
                        .filter(hold -> settings.merchants().containsKey(hold.merchant()))
                        .toList());
        ledger.whenWritten(bell::ring);
        beans.put("send-queue", queue);
        beans.put(
                "fetch-due",
                new FetchDue(ledger, queue, left, steps, settings.merchants().keySet(), clock));
    }

    /** By step. */
    public Map<String, Object> beans() {
        return beans;
    }

    public Holds holds() {
        return holds;
    }

    public Reachability reachability() {
        return reachability;
    }

    public SendQueue queue() {
        return queue;
    }

    public Waiters waiters() {
        return waiters;
    }

    /** What {@code doku-due} in route files is: routes that look for work when there may be some. */
    public Component due(Clock clock, ScheduledExecutorService timer) {
        return new DueComponent(bell, clock, timer);
    }

    /** What {@code doku-seda} in route files is: senders that come and go with the work. */
    public Component senders() {
        return new SendersComponent();
    }

    public ClockSteps clockSteps() {
        return steps;
    }

    public LeftOrders left() {
        return left;
    }
}
