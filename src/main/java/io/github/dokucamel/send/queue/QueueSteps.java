package io.github.dokucamel.send.queue;

import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.settings.SendSettings;
import io.github.dokucamel.settings.Settings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.camel.Component;

/** The beans of 30-send that feed the senders, in the file's order, and what other rooms ask them. */
public record QueueSteps(
        Map<String, Object> beans,
        Holds holds,
        Reachability reachability,
        SendQueue queue,
        Waiters waiters,
        ClockSteps clockSteps,
        Bell bell,
        Consumer<Claim> left) {

    /** @param longestDelay the latest that anything in the ledger may be due from now */
    public static QueueSteps of(
            Settings settings,
            Ledger ledger,
            CircuitBreaker breaker,
            Duration longestDelay,
            Clock clock) {
        return of(settings, ledger, breaker, longestDelay, clock, System::nanoTime);
    }

    static QueueSteps of(
            Settings settings,
            Ledger ledger,
            CircuitBreaker breaker,
            Duration longestDelay,
            Clock clock,
            LongSupplier nanoTime) {
        SendSettings send = settings.send();
        Set<String> merchants = settings.merchants().keySet();
        Holds holds = new Holds(clock, send.probeInterval(), send.callDeadline());
        Reachability reachability =
                new Reachability(
                        breaker, clock, send.breakerPause(), send.callDeadline(), nanoTime);
        SendQueue queue =
                new SendQueue(
                        send.queue(),
                        send.rateLimit().orElse(null),
                        new Admission(holds, reachability),
                        nanoTime);
        Waiters waiters = new Waiters(settings.intake().restWaiters());
        ClockSteps steps = new ClockSteps(ledger, longestDelay, clock, nanoTime);
        Bell bell = new Bell();
        LeftOrders left = new LeftOrders(bell);
        // A merchant that is gone from the settings has no credentials to probe with.
        holds.resume(
                ledger.holds().stream().filter(h -> merchants.contains(h.merchant())).toList());
        ledger.whenWritten(bell::ring);
        Map<String, Object> beans = new LinkedHashMap<>();
        beans.put("send-queue", queue);
        beans.put("fetch-due", new FetchDue(ledger, queue, left, steps, merchants, clock));
        return new QueueSteps(beans, holds, reachability, queue, waiters, steps, bell, left::leave);
    }

    /** What {@code doku-due} in route files is: routes that look for work when there may be some. */
    public Component due(Clock clock, ScheduledExecutorService timer) {
        return new DueComponent(bell, clock, timer);
    }

    /** What {@code doku-seda} in route files is: senders that come and go with the work. */
    public Component senders() {
        return new SendersComponent(queue::mayWait);
    }
}
