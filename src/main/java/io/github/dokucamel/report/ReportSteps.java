package io.github.dokucamel.report;

import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.settings.PaperSettings;
import io.github.dokucamel.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** The beans of 80-report, in the file's order. */
public final class ReportSteps {

    private final Map<String, Object> beans = new LinkedHashMap<>();
    private final WriteReports reports;

    public ReportSteps(Settings settings, Ledger ledger, Clock clock) {
        PaperSettings papers = settings.delivery().papers();
        PaperWords words = new PaperWords(papers.language(), settings.orders().zone());
        Path folder = settings.outbox().resolve("reports");
        ReportReaders readers =
                ReportReaders.of(settings.delivery().filesGroup(), settings.outbox());
        PaperTroubles troubles = new PaperTroubles(folder);
        CheckPapers checks = new CheckPapers(folder, readers, words);
        beans.put("write-checks", new WriteChecks(ledger, checks, troubles, clock));
        this.reports =
                new WriteReports(
                        ledger,
                        new StatusPapers(folder, readers, words, clock),
                        checks,
                        troubles,
                        settings.delivery().reportInterval(),
                        clock);
        beans.put("write-reports", reports);
        beans.put(
                "write-daily",
                new WriteDaily(
                        ledger,
                        new BillReport(words, readers, clock),
                        folder,
                        papers.daily().orElse(LocalTime.MIDNIGHT),
                        settings.orders().zone(),
                        clock));
        beans.put("log-progress", new LogProgress(ledger, clock));
    }

    /** By step. */
    public Map<String, Object> beans() {
        return beans;
    }

    public WriteReports reports() {
        return reports;
    }
}
