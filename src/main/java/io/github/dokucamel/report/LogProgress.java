package io.github.dokucamel.report;

import io.github.dokucamel.ledger.BatchCounts;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.told.Shown;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line per batch under way: how much is recorded, settled and left, and how fast it goes. Where
 * very many move at once, a few lines stand for all.
 */
final class LogProgress implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(LogProgress.class);

    private static final int MOST = 10;
    private static final int LONGEST_LINE = 500;

    private record Seen(String name, long settled, long total, long at) {}

    private final Ledger ledger;
    private final Clock clock;
    private Map<Long, Seen> before = new HashMap<>();

    LogProgress(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public synchronized void process(Exchange exchange) {
        Map<Long, Seen> now = new HashMap<>();
        List<String> lines = new ArrayList<>();
        long remaining = 0;
        for (BatchCounts batch : ledger.openBatches()) {
            remaining += batch.open();
            Seen seen =
                    new Seen(
                            batch.name(),
                            batch.total() - batch.open(),
                            batch.total(),
                            clock.millis());
            Seen last = before.get(batch.id());
            if (last == null || last.settled() != seen.settled() || last.total() != seen.total()) {
                lines.add(line(batch, last, seen));
            }
            now.put(batch.id(), seen);
        }
        before.keySet().removeAll(now.keySet());
        before.values().forEach(last -> lines.add(last.name() + ": settled, all of its orders"));
        before = now;
        lines.stream().limit(MOST).forEach(line -> LOG.info("{}", Shown.of(line, LONGEST_LINE)));
        if (lines.size() > MOST) {
            LOG.info(
                    "... and {} batches more; {} orders remaining in all",
                    lines.size() - MOST,
                    remaining);
        }
    }

    private static String line(BatchCounts batch, Seen last, Seen seen) {
        long ms = last == null ? 0 : seen.at() - last.at();
        String rate = ms <= 0 ? "" : " (" + (seen.settled() - last.settled()) * 1000 / ms + "/s)";
        String outcomes =
                batch.outcomes().entrySet().stream()
                        .filter(outcome -> outcome.getValue() > 0)
                        .map(outcome -> outcome.getValue() + " " + outcome.getKey())
                        .sorted()
                        .collect(Collectors.joining(", ", " [", "]"));
        return "%s: %s %s, %s settled%s, %s remaining%s"
                .formatted(
                        batch.name(),
                        batch.total(),
                        batch.recorded() ? "recorded" : "recorded so far",
                        seen.settled(),
                        rate,
                        batch.open(),
                        outcomes.equals(" []") ? "" : outcomes);
    }
}
