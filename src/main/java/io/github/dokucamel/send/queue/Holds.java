package io.github.dokucamel.send.queue;

import io.github.dokucamel.ledger.Hold;
import io.github.dokucamel.outcome.Evidence;
import io.github.dokucamel.settings.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merchants whose orders wait because our own credentials, configuration or clock are wrong: one
 * wrong key must not decline ten thousand orders. A probe, a signed status call, finds out when the
 * cause is gone; then one order is tried, and with it through the others go on.
 */
public final class Holds {

    private static final Logger LOG = LoggerFactory.getLogger(Holds.class);
    private static final Duration FIRST_PROBE_AGAIN = Duration.ofSeconds(1);

    /** The first time that an order brought its merchant a hold. */
    private record Blame(String code, int passes) {}

    private final Clock clock;
    private final Backoff pauses;
    private final long trialNanos;
    private final Map<String, Held> merchants = new HashMap<>();

    /** How many probes of a merchant have passed since the start. */
    private final Map<String, Integer> passes = new HashMap<>();

    private final Strays strays;
    private final Map<Long, Blame> blamed = new HashMap<>();

    /** @param callDeadline how long one call may take */
    public Holds(Clock clock, Duration probeInterval, Duration callDeadline) {
        this.clock = clock;
        this.pauses = new Backoff(FIRST_PROBE_AGAIN, probeInterval);
        this.strays = new Strays(pauses);
        this.trialNanos = callDeadline.multipliedBy(3).toNanos();
    }

    /** What was on hold when the process ended: asked for before anything is sent. */
    public synchronized void resume(Collection<Hold> earlier) {
        earlier.forEach(this::begin);
    }

    private void begin(Hold hold) {
        Held held =
                merchants.computeIfAbsent(hold.merchant(), m -> new Held(hold, new Probes(pauses)));
        held.hold = hold;
        held.trial = null;
        held.isCleared = false;
    }

    /**
     * An order was answered as if our credentials, configuration or clock were wrong.
     *
     * @param now what it comes to, unless the merchant is on hold already
     * @return the hold; empty when a probe has passed since the same order brought the same answer,
     *     so that it is this order's own trouble
     */
    public synchronized Optional<Hold> hold(long orderId, Hold now) {
        String merchant = now.merchant();
        String code = now.code();
        int passed = passes.getOrDefault(merchant, 0);
        Blame before = blamed.get(orderId);
        if (before != null && before.code().equals(code) && before.passes() < passed) {
            blamed.remove(orderId);
            Held held = merchants.get(merchant);
            if (held != null && held.trial != null) {
                held.isCleared = true;
                held.trial.giveBack();
            }
            return Optional.empty();
        }
        blamed.put(orderId, new Blame(code, passed));
        strays.forget(merchant);
        Held known = merchants.get(merchant);
        Hold hold =
                known == null ? now : new Hold(merchant, code, now.reason(), known.hold.since());
        if (known == null) {
            Held.tell(hold);
        }
        begin(hold);
        return Optional.of(hold);
    }

    /**
     * An answer came that is not DOKU's.
     *
     * @param feared what it comes to if the probe, due now, meets the like
     * @return false when the merchant is on hold already
     */
    public synchronized boolean isStray(Hold feared) {
        boolean alone = !merchants.containsKey(feared.merchant());
        if (alone) {
            strays.came(feared);
        }
        return alone;
    }

    /**
     * An order was answered otherwise.
     *
     * @param business whether DOKU judged the order, so that credentials and clock are right
     * @return whether this ended a hold
     */
    public synchronized boolean answered(long orderId, String merchant, boolean business) {
        if (business) {
            blamed.remove(orderId);
        }
        Held held = merchants.get(merchant);
        if (held == null || held.trial == null) {
            return false;
        }
        if (!business) {
            // It said nothing of the merchant: the next one may be tried.
            held.trial.giveBack();
            return false;
        }
        merchants.remove(merchant);
        LOG.info("Merchant {} is no longer on hold; its orders go on", merchant);
        return true;
    }

    /** Whose credentials are to be tried now; each is due again later. */
    public synchronized List<Hold> dueProbes() {
        long now = clock.millis();
        Stream<Hold> held =
                merchants.values().stream()
                        .filter(one -> one.trial == null && one.probes.isDue(now))
                        .map(one -> one.hold);
        return Stream.concat(held, strays.due(now).stream()).toList();
    }

    /** When the next one is due; empty while nobody is to be asked for. */
    public synchronized Optional<Long> nextProbe() {
        Stream<Held> waiting = merchants.values().stream().filter(held -> held.trial == null);
        return Stream.concat(waiting.map(held -> held.probes.nextAt()), strays.nextProbes())
                .min(Long::compare);
    }

    /**
     * What the signed status call brought.
     *
     * @return a hold that begins with it
     */
    public synchronized Optional<Hold> probed(String merchant, Evidence evidence) {
        Optional<Hold> begun = strays.probed(merchant, evidence, clock.millis());
        begun.ifPresent(
                hold -> {
                    Held.tell(hold);
                    begin(hold);
                });
        Held held = merchants.get(merchant);
        if (held == null) {
            return Optional.empty();
        }
        held.probes.made(clock.millis());
        if (evidence.passed()) {
            passes.merge(merchant, 1, Integer::sum);
        }
        if (evidence.passed() || evidence.kind() == Evidence.Kind.UNCLEAR) {
            held.trial = new Trial(trialNanos);
        }
        LOG.info("Merchant {} on hold was probed: {}", merchant, evidence.words());
        return begun;
    }

    /** Whether an order of this merchant may go now. */
    synchronized boolean admits(String merchant, long nanoTime) {
        Held held = merchants.get(merchant);
        return held == null || held.admits(nanoTime);
    }

    /** An order that was admitted goes. */
    synchronized void admitted(String merchant, long nanoTime) {
        Held held = merchants.get(merchant);
        if (held != null && held.trial != null) {
            held.trial.take(nanoTime);
        }
    }

    /** Whether only one order at a time is tried. */
    synchronized boolean isOnTrial(String merchant) {
        Held held = merchants.get(merchant);
        return held != null && held.trial != null;
    }

    /** Whether it is no use to wait: probes keep failing. */
    public synchronized boolean isStuck(String merchant) {
        Held held = merchants.get(merchant);
        return held != null && held.isStuck();
    }

    /** Reason by merchant. */
    public synchronized Map<String, String> reasons() {
        Map<String, String> reasons = new TreeMap<>();
        merchants.forEach(
                (merchant, held) -> {
                    if (!held.isCleared) {
                        reasons.put(merchant, held.hold.reason());
                    }
                });
        return reasons;
    }
}
