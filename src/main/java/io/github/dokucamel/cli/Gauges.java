package io.github.dokucamel.cli;

import io.github.dokucamel.InstalledBundle;
import io.github.dokucamel.ledger.LedgerException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;

/** What the runner's metrics say beside Camel's own. */
final class Gauges {

    private Gauges() {}

    /** A run that serves nothing has no metrics. */
    static void add(CamelContext context, InstalledBundle bundle) {
        for (MeterRegistry metrics : context.getRegistry().findByType(MeterRegistry.class)) {
            Gauge.builder("doku_asking_first", bundle, Gauges::askingFirst)
                    .description("1 while orders are asked for at DOKU before they are sent")
                    .register(metrics);
        }
    }

    private static double askingFirst(InstalledBundle bundle) {
        try {
            return bundle.ledger().askingFirstSince().isPresent() ? 1 : 0;
        } catch (LedgerException e) {
            return Double.NaN;
        }
    }
}
