package io.github.dokucamel.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.ledger.sql.LedgerBeside;
import io.github.dokucamel.report.BillFilter;
import io.github.dokucamel.report.BillReport;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.told.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code doku report}: every bill of every file in one workbook, while a service runs or not. */
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {

    private static final String ENDING = ".xlsx";
    private static final String THIS_WEEK = "today";

    @Option(names = "--week", paramLabel = "DAY", arity = "0..1", fallbackValue = THIS_WEEK)
    private String week;

    @Option(names = "--from", paramLabel = "DAY")
    private String from;

    @Option(names = "--to", paramLabel = "DAY")
    private String to;

    @Option(names = "--due", paramLabel = "DAY")
    private String due;

    @Option(names = "--unpaid")
    private boolean unpaid;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private Path output;

    @Option(names = "--json")
    private boolean json;

    @Unmatched private List<String> given = new ArrayList<>();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Settings settings = Configuration.of(Home.find(), given).settings();
        BillReport report = BillReport.of(settings, Clock.systemUTC());
        LocalDate today = report.today();
        BillFilter filter = filter(today);
        Path target = output == null ? Path.of("status-" + today + ENDING) : output;
        if (!target.toString().endsWith(ENDING)) {
            throw new InputException("-o names a workbook: its name ends in " + ENDING);
        }
        Optional<String> trouble = BillReport.trouble();
        if (trouble.isPresent()) {
            Doku.notices(spec).accept(trouble.get());
            return Doku.FAILED;
        }
        LedgerBeside ledger = BesideService.ledger(given);
        try {
            ObjectNode totals = report.write(target, filter, ledger::bills);
            String shown =
                    json
                            ? totals.put("file", target.toString()).toPrettyString()
                            : target + "\n" + report.sentence(totals);
            spec.commandLine().getOut().println(shown);
            return Doku.DONE;
        } catch (IOException e) {
            Doku.notices(spec).accept(target + " cannot be written: " + e);
            return Doku.FAILED;
        }
    }

    private BillFilter filter(LocalDate today) {
        if (week == null) {
            LocalDate first = day("--from", from);
            LocalDate last = day("--to", to);
            if (first != null && last != null && last.isBefore(first)) {
                throw new InputException("--to lies before --from");
            }
            return new BillFilter(first, last, day("--due", due), unpaid);
        }
        if (from != null || to != null) {
            throw new InputException(
                    "--week says itself from when to when; leave --from and --to out");
        }
        LocalDate day = week.equals(THIS_WEEK) ? today : day("--week", week);
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate sunday = day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        return new BillFilter(monday, sunday, day("--due", due), unpaid);
    }

    private static @Nullable LocalDate day(String option, @Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new InputException(
                    option + ": " + Shown.of(text) + " is no day such as 2026-11-30");
        }
    }
}
