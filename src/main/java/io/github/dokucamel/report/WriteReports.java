package io.github.dokucamel.report;

import io.github.dokucamel.ledger.BatchCounts;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.send.queue.NextLook;
import io.github.dokucamel.told.Complaints;
import io.github.dokucamel.told.FreeName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the status report of every batch that changed: at once when it is recorded and when it is
 * settled, and not more often than the interval while something in it is open.
 */
public final class WriteReports implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(WriteReports.class);

    /** Orders of a batch whose report takes no time to write. */
    private static final int SMALL = 5_000;

    private final Ledger ledger;
    private final Path reports;
    private final long intervalMs;
    private final Clock clock;
    private final ReportReaders readers;
    private final Complaints complaints = new Complaints();

    WriteReports(
            Ledger ledger, Path outbox, Duration interval, ReportReaders readers, Clock clock) {
        this.ledger = ledger;
        this.reports = outbox.resolve("reports");
        this.intervalMs = interval.toMillis();
        this.readers = readers;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        Optional<Long> next = Optional.empty();
        for (BatchCounts batch : ledger.changedBatches()) {
            if (isUrgent(batch) || isDue(batch.reportedAt(), clock.millis())) {
                writeOrComplain(batch);
            }
            // Whatever kept it from being written, or its time has not come.
            next = Optional.of(clock.millis());
        }
        NextLook.after(exchange, false, next);
    }

    /** Payments come in for days: a large report is not written anew for each of them. */
    private static boolean isUrgent(BatchCounts batch) {
        return batch.open() == 0 && (batch.ordersChanged() || batch.total() <= SMALL);
    }

    /** One written in the future was written before the clock stepped back. */
    private boolean isDue(long reportedAt, long now) {
        return reportedAt > now || reportedAt + intervalMs <= now;
    }

    private void writeOrComplain(BatchCounts batch) {
        try {
            write(batch);
            complaints.over(reports.toString());
        } catch (IOException e) {
            complaints.about(
                    reports.toString(),
                    ("No report can be written into %s (%s). Free space there, or make it a"
                                    + " directory that can be written; reports follow by themselves")
                            .formatted(reports, e),
                    LOG::error);
        }
    }

    /** Brings every report up to date, whatever the interval says: the end of a run. */
    public void writeAll() throws IOException {
        for (BatchCounts batch : ledger.changedBatches()) {
            write(batch);
        }
    }

    private synchronized void write(BatchCounts batch) throws IOException {
        Path target = reports.resolve(FreeName.with(batch.name(), StatusCsv.ENDING));
        try (StatusCsv report = new StatusCsv(target, readers)) {
            ledger.report(batch.id(), report::add);
            report.publish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        ledger.reported(batch.id(), batch.changes(), clock.millis());
    }
}
