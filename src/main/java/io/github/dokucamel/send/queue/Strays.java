package io.github.dokucamel.send.queue;

import io.github.dokucamel.ledger.Hold;
import io.github.dokucamel.outcome.Evidence;
import io.github.dokucamel.settings.Backoff;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merchants one of whose calls brought an answer that is not DOKU's: a redirect, a page of a proxy. One
 * alone is no reason to wait, since whoever stands between could stop a merchant with it; the probe
 * finds out. Not thread-safe; its owner's lock guards it.
 */
final class Strays {

    private static final Logger LOG = LoggerFactory.getLogger(Strays.class);

    private record Stray(Hold feared, Probes probes) {}

    private final Backoff pauses;
    private final Map<String, Stray> merchants = new HashMap<>();

    /** @param pauses between two probes */
    Strays(Backoff pauses) {
        this.pauses = pauses;
    }

    /** The next probe, which is due now, judges it. */
    void came(Hold feared) {
        if (merchants.putIfAbsent(feared.merchant(), new Stray(feared, new Probes(pauses)))
                == null) {
            LOG.warn(
                    "A call of merchant {} brought an answer that is not DOKU's: {}. It is repeated; a"
                            + " signed status call finds out whether the merchant has to wait",
                    feared.merchant(),
                    feared.reason());
        }
    }

    void forget(String merchant) {
        merchants.remove(merchant);
    }

    List<Hold> due(long now) {
        return merchants.values().stream()
                .filter(one -> one.probes.isDue(now))
                .map(Stray::feared)
                .toList();
    }

    Stream<Long> nextProbes() {
        return merchants.values().stream().map(one -> one.probes.nextAt());
    }

    /** The hold that it comes to; empty while nothing speaks for one. */
    Optional<Hold> probed(String merchant, Evidence evidence, long now) {
        Stray stray = merchants.get(merchant);
        if (stray == null) {
            return Optional.empty();
        }
        if (evidence.passed() || evidence.blocksTheWay()) {
            merchants.remove(merchant);
            return evidence.passed() ? Optional.empty() : Optional.of(stray.feared);
        }
        stray.probes.made(now);
        return Optional.empty();
    }
}
