package io.github.dokucamel.cli;

import io.github.dokucamel.ledger.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Orders by where they came from and what became of them. */
final class OutcomeTable {

    private static final List<String> COLUMNS =
            List.of("accepted", "duplicate", "conflict", "invalid", "declined", "unresolved");

    private OutcomeTable() {}

    static void print(Runner runner) {
        Map<String, Map<String, Long>> rows = new LinkedHashMap<>();
        for (Tally tally : runner.bundle().ledger().tally()) {
            String source =
                    tally.intake() + (tally.sourceName() == null ? "" : " " + tally.sourceName());
            rows.computeIfAbsent(source, s -> new LinkedHashMap<>())
                    .merge(tally.outcome(), tally.orders(), Long::sum);
        }
        StringBuilder text = new StringBuilder("\n");
        text.append(String.format("%-26s", "orders from"));
        COLUMNS.forEach(outcome -> text.append(String.format("%11s", outcome)));
        text.append('\n');
        Map<String, Long> sum = new LinkedHashMap<>();
        rows.forEach(
                (source, outcomes) -> {
                    row(text, source, outcomes);
                    outcomes.forEach((outcome, orders) -> sum.merge(outcome, orders, Long::sum));
                });
        row(text, "all", sum);
        text.append("\nOutcomes and reports: ").append(runner.settings().outbox()).append('\n');
        System.out.print(text);
    }

    private static void row(StringBuilder text, String source, Map<String, Long> outcomes) {
        text.append(String.format("%-26s", source));
        COLUMNS.forEach(
                outcome -> {
                    long orders = outcomes.getOrDefault(outcome, 0L);
                    text.append(String.format("%11s", orders == 0 ? "." : orders));
                });
        text.append('\n');
    }
}
