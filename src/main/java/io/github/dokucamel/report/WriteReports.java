package io.github.dokucamel.report;

import io.github.dokucamel.ledger.BatchCounts;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.send.queue.NextLook;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Writes the status report of every batch that changed: at once when it is recorded and when it is
 * settled, and not more often than the interval while something in it is open.
 */
public final class WriteReports implements Processor {

    /** Orders of a batch whose report takes no time to write. */
    private static final int SMALL = 5_000;

    /** Writing takes so little of the time between two reports of one batch that it is no matter. */
    private static final int REST = 20;

    private final Ledger ledger;
    private final StatusPapers papers;
    private final CheckPapers checks;
    private final long intervalMs;
    private final Clock clock;
    private final Map<Long, Long> took = new HashMap<>();
    private final PaperTroubles troubles;

    WriteReports(
            Ledger ledger,
            StatusPapers papers,
            CheckPapers checks,
            PaperTroubles troubles,
            Duration interval,
            Clock clock) {
        this.ledger = ledger;
        this.papers = papers;
        this.checks = checks;
        this.troubles = troubles;
        this.intervalMs = interval.toMillis();
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        Optional<Long> next = Optional.empty();
        try {
            next = writeDue(exchange.getContext());
        } catch (CancellationException stopping) {
            // The next start finds the same change.
        }
        NextLook.after(exchange, false, next);
    }

    private Optional<Long> writeDue(CamelContext context) {
        Optional<Long> next = Optional.empty();
        for (BatchCounts batch : ledger.changedBatches()) {
            if (isUrgent(batch) || isDue(batch, clock.millis())) {
                troubles.tellOf(() -> write(batch, context::isStopping));
            }
            // Whatever kept it from being written, or its time has not come.
            next = Optional.of(clock.millis());
        }
        return next;
    }

    /** Payments come in for days: a large report is not written anew for each of them. */
    private static boolean isUrgent(BatchCounts batch) {
        return batch.open() == 0 && (batch.ordersChanged() || batch.total() <= SMALL);
    }

    /** One written in the future was written before the clock stepped back. */
    private synchronized boolean isDue(BatchCounts batch, long now) {
        long rest = Math.max(intervalMs, took.getOrDefault(batch.id(), 0L) * REST);
        return batch.reportedAt() > now || batch.reportedAt() + rest <= now;
    }

    /** Brings every report up to date, whatever the interval says: the end of a run. */
    public void writeAll() throws IOException {
        for (BatchCounts batch : ledger.changedBatches()) {
            write(batch, () -> false);
        }
    }

    private synchronized void write(BatchCounts batch, BooleanSupplier isStopping)
            throws IOException {
        // Once its report is written, it has no change any more.
        checks.write(batch.id(), ledger.batches().findings());
        long start = System.nanoTime();
        papers.write(batch, ledger, isStopping);
        ledger.reported(batch.id(), batch.changes(), clock.millis());
        if (batch.open() == 0) {
            took.remove(batch.id());
        } else {
            took.put(batch.id(), Duration.ofNanos(System.nanoTime() - start).toMillis());
        }
    }
}
