package io.github.dokucamel.settings;

import java.time.Duration;

/**
 * When DOKU is asked what became of the payments of accepted orders.
 *
 * @param firstDelay counted from when the order was accepted
 * @param interval the first pause between two questions; later ones are longer
 * @param until counted from when the order was accepted
 */
public record ReconcileSettings(
        boolean isEnabled, Duration firstDelay, Duration interval, Duration until) {

    /** DOKU's own limit: a status asked for earlier may not be there yet. */
    private static final Duration SOONEST = Duration.ofSeconds(60);

    static ReconcileSettings of(Values values) {
        return new ReconcileSettings(
                values.flag("doku.reconcile.enabled"),
                values.duration("doku.reconcile.first-delay", SOONEST),
                values.duration("doku.reconcile.interval", Duration.ofSeconds(1)),
                values.duration("doku.reconcile.until", SOONEST));
    }
}
