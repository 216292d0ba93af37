package io.github.dokucamel.report;

import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.send.queue.NextLook;
import io.github.dokucamel.told.Complaints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes {@code status-YYYY-MM-DD.xlsx} once a day, at its time or, where nothing ran then, as soon as
 * something does.
 */
final class WriteDaily implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(WriteDaily.class);

    /** After one that could not be written. */
    private static final long AGAIN_MS = 60_000;

    private final Ledger ledger;
    private final BillReport report;
    private final Path reports;
    private final LocalTime time;
    private final ZoneId zone;
    private final Clock clock;
    private final Complaints complaints = new Complaints();

    WriteDaily(
            Ledger ledger,
            BillReport report,
            Path reports,
            LocalTime time,
            ZoneId zone,
            Clock clock) {
        this.ledger = ledger;
        this.report = report;
        this.reports = reports;
        this.time = time;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        ZonedDateTime now = clock.instant().atZone(zone);
        Path today = reports.resolve("status-" + now.toLocalDate() + ".xlsx");
        boolean isTime = !now.toLocalTime().isBefore(time);
        boolean isDone = !isTime || Files.exists(today) || isWritten(today);
        ZonedDateTime next = now.toLocalDate().plusDays(isTime ? 1 : 0).atTime(time).atZone(zone);
        long again = clock.millis() + AGAIN_MS;
        NextLook.after(
                exchange, false, Optional.of(isDone ? next.toInstant().toEpochMilli() : again));
    }

    private boolean isWritten(Path target) {
        try {
            report.write(target, BillFilter.ALL, ledger::bills);
            complaints.over(reports.toString());
            LOG.info("Written: {}", target);
            return true;
        } catch (IOException e) {
            complaints.about(
                    reports.toString(),
                    ("The report of the day cannot be written into %s (%s). Free space there, or make"
                                    + " it a directory that can be written; it follows by itself")
                            .formatted(reports, e),
                    LOG::error);
            return false;
        }
    }
}
