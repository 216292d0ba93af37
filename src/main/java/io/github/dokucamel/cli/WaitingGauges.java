package io.github.dokucamel.cli;

import io.github.dokucamel.InstalledBundle;
import io.github.dokucamel.ledger.Batches.Waits;
import io.github.dokucamel.ledger.LedgerException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Metrics of what goes no further before a person decides; NaN while the ledger cannot be asked. */
record WaitingGauges(InstalledBundle bundle, Clock clock) {

    private static final double SECOND = 1_000;

    void add(MeterRegistry metrics) {
        String orders = "doku_orders_waiting_for_person";
        String batches = "doku_batches_waiting_for_person";
        String what =
                "Orders that go no further before a person approves their file or confirms them";
        String files = "Files of which some orders wait for a person";
        add(metrics, orders, "approval", what, all -> sum(all, Waits::others));
        add(metrics, orders, "confirmation", what, all -> sum(all, Waits::rows));
        add(metrics, batches, "approval", files, all -> sum(all, one -> one.approval() ? 1 : 0));
        add(
                metrics,
                batches,
                "confirmation",
                files,
                all -> sum(all, one -> one.rows() > 0 ? 1 : 0));
        Gauge.builder(
                        "doku_batches_waiting_for_person_oldest_seconds",
                        this,
                        gauges -> gauges.value(gauges::oldest))
                .description("Age of the oldest file of which some orders wait for a person")
                .strongReference(true)
                .register(metrics);
    }

    private void add(
            MeterRegistry metrics,
            String name,
            String reason,
            String description,
            ToDoubleFunction<List<Waits>> value) {
        Gauge.builder(name, this, gauges -> gauges.value(value))
                .tag("reason", reason)
                .description(description)
                .strongReference(true)
                .register(metrics);
    }

    private double value(ToDoubleFunction<List<Waits>> of) {
        try {
            return of.applyAsDouble(bundle.ledger().batches().waits());
        } catch (LedgerException e) {
            return Double.NaN;
        }
    }

    private static double sum(List<Waits> all, ToDoubleFunction<Waits> each) {
        return all.stream().mapToDouble(each).sum();
    }

    private double oldest(List<Waits> all) {
        long now = clock.millis();
        return all.stream()
                .mapToDouble(one -> Math.max(0, now - one.since()) / SECOND)
                .max()
                .orElse(0);
    }
}
