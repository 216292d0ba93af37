package io.github.dokucamel.cli;

import io.github.dokucamel.InstalledBundle;
import io.github.dokucamel.cli.broker.Refusals;
import io.github.dokucamel.ledger.LedgerException;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;

/** What the runner's metrics say beside Camel's own. */
final class Gauges {

    private Gauges() {}

    /** A run that serves nothing has no metrics. */
    static void add(CamelContext context, InstalledBundle bundle, BrokerConnections broker) {
        for (MeterRegistry metrics : context.getRegistry().findByType(MeterRegistry.class)) {
            Gauge.builder("doku_asking_first", bundle, Gauges::askingFirst)
                    .description("1 while orders are asked for at DOKU before they are sent")
                    .register(metrics);
            new WaitingGauges(bundle, Clock.systemUTC()).add(metrics);
            refused(metrics, broker, "login", Refusals::logins);
            refused(metrics, broker, "right", Refusals::rights);
        }
    }

    private static void refused(
            MeterRegistry metrics,
            BrokerConnections broker,
            String reason,
            ToDoubleFunction<Refusals> count) {
        FunctionCounter.builder(
                        "doku_broker_refused",
                        broker,
                        one -> one.refusals().map(count::applyAsDouble).orElse(0.0))
                .tag("reason", reason)
                .description("Clients that the embedded JMS broker sent away or refused something")
                .register(metrics);
    }

    private static double askingFirst(InstalledBundle bundle) {
        try {
            return bundle.ledger().askingFirstSince().isPresent() ? 1 : 0;
        } catch (LedgerException e) {
            return Double.NaN;
        }
    }
}
