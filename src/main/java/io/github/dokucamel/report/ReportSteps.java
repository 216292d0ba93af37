package io.github.dokucamel.report;

import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.settings.Settings;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** The beans of 80-report, in the file's order. */
public final class ReportSteps {

    private final Map<String, Object> beans = new LinkedHashMap<>();
    private final WriteReports reports;

    public ReportSteps(Settings settings, Ledger ledger, Clock clock) {
        this.reports =
                new WriteReports(
                        ledger,
                        settings.outbox(),
                        settings.delivery().reportInterval(),
                        ReportReaders.of(settings.delivery().filesGroup(), settings.outbox()),
                        clock);
        beans.put("write-reports", reports);
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
