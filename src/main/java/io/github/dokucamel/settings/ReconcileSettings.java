package io.github.dokucamel.settings;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/** When DOKU is asked what became of the payments of accepted orders. */
public final class ReconcileSettings {

    /** DOKU's own limit: a status asked for earlier may not be there yet. */
    private static final Duration SOONEST = Duration.ofSeconds(60);

    private final Values values;

    ReconcileSettings(Values values) {
        this.values = values;
    }

    public boolean isEnabled() {
        return values.flag("doku.reconcile.enabled");
    }

    /** Counted from when the order was accepted. */
    public Duration firstDelay() {
        return values.duration("doku.reconcile.first-delay", SOONEST);
    }

    /** The first pause between two questions; later ones are longer. */
    public Duration interval() {
        return values.duration("doku.reconcile.interval", Duration.ofSeconds(1));
    }

    /** Counted from when the order was accepted. */
    public Duration until() {
        return values.duration("doku.reconcile.until", SOONEST);
    }

    /** Reads each of them once: a wrong one throws. */
    void check() {
        Stream.of(isEnabled(), firstDelay(), interval(), until()).forEach(Objects::requireNonNull);
    }
}
