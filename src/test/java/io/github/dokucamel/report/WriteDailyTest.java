package io.github.dokucamel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.sql.LedgerOnDisk;
import io.github.dokucamel.ledger.sql.SampleOrder;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.told.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workbook over all files, by the clock. */
class WriteDailyTest {

    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    @TempDir private Path dir;
    private final MovableClock clock =
            new MovableClock(Instant.parse("2026-11-29T23:59:00Z").toEpochMilli());
    private LedgerOnDisk disk;
    private WriteDaily daily;

    @BeforeEach
    void open() {
        disk = new LedgerOnDisk(dir, Map.of());
        PaperWords words = new PaperWords(Language.EN, JAKARTA);
        daily =
                new WriteDaily(
                        disk.ledger(),
                        new BillReport(words, ReportReaders.NONE, clock),
                        dir.resolve("reports"),
                        LocalTime.parse("07:00"),
                        JAKARTA,
                        clock);
    }

    @AfterEach
    void close() {
        disk.close();
    }

    private Instant next() {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        daily.process(exchange);
        return Instant.ofEpochMilli(exchange.getProperty("doku-due-at", Long.class));
    }

    private Path paper(String day) {
        return dir.resolve("reports/status-" + day + ".xlsx");
    }

    @Test
    void itIsWrittenAtItsTimeOnTheClockOfThoseWhoReadIt() throws Exception {
        disk.settle(SampleOrder.of("INV-1"), Outcome.ACCEPTED);
        assertEquals(Instant.parse("2026-11-30T00:00:00Z"), next());
        assertFalse(Files.exists(paper("2026-11-30")));
        clock.move(Duration.ofMinutes(1).toMillis());
        assertEquals(Instant.parse("2026-12-01T00:00:00Z"), next());
        assertEquals(
                List.of("INV-1"),
                PaperBack.read(paper("2026-11-30")).sheets().get("Bills").stream()
                        .skip(1)
                        .map(row -> row.get(1))
                        .toList());
    }

    @Test
    void oneThatWasMissedFollowsOnceAndOneThatIsThereStays() throws Exception {
        clock.move(Duration.ofHours(3).toMillis());
        next();
        assertTrue(Files.exists(paper("2026-11-30")));
        Files.writeString(paper("2026-11-30"), "mine");
        next();
        assertEquals("mine", Files.readString(paper("2026-11-30")));
    }

    @Test
    void oneThatCannotBeWrittenIsTriedAgain() throws Exception {
        clock.move(Duration.ofHours(3).toMillis());
        Files.writeString(dir.resolve("reports"), "in the way");
        assertEquals(Instant.ofEpochMilli(clock.millis() + 60_000), next());
        Files.delete(dir.resolve("reports"));
        next();
        assertTrue(Files.exists(paper("2026-11-30")));
    }
}
