package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.BatchCounts;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.Recorded;
import io.github.dokucamel.ledger.ReportRow;
import io.github.dokucamel.outcome.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class BatchCountsPropertyTest {

    private static final List<Outcome> ANSWERS =
            List.of(Outcome.ACCEPTED, Outcome.DECLINED, Outcome.UNRESOLVED);

    private static Path dir;
    private static LedgerOnDisk disk;

    @BeforeContainer
    static void open() throws IOException {
        dir = Files.createTempDirectory("counts");
        disk = new LedgerOnDisk(dir, Map.of());
    }

    @AfterContainer
    static void close() throws IOException {
        disk.close();
        Folders.delete(dir);
    }

    /** Few invoice numbers and amounts, so that duplicates and conflicts are frequent. */
    @Property(tries = 60)
    void countsEqualTheRowsWhateverMixArrivesAndHoweverItSettles(@ForAll Random random) {
        String prefix = "I" + random.nextLong() + "-";
        String name = prefix + random.nextInt();
        Batch batch = disk.ledger().openBatch(name, name, "d", Set.of(), NOW);
        List<NewOrder> arriving = new ArrayList<>();
        int size = 1 + random.nextInt(40);
        for (int line = 1; line <= size; line++) {
            SampleOrder order =
                    SampleOrder.of(prefix + random.nextInt(12))
                            .amount(1 + random.nextInt(3))
                            .in(batch, line);
            arriving.add(random.nextInt(6) == 0 ? order.invalid() : order.valid());
        }
        List<Recorded> recorded = new ArrayList<>();
        int half = random.nextInt(size);
        recorded.addAll(disk.ledger().record(arriving.subList(0, half), 99, NOW));
        recorded.addAll(disk.ledger().record(arriving, 99, NOW));
        for (Recorded one : recorded) {
            if (one.claim() != null && random.nextInt(3) > 0) {
                settle(one.claim(), random);
            }
        }
        assertCountsEqualRows(batch);
    }

    private static void settle(Claim claim, Random random) {
        Attempt attempt = disk.begin(claim);
        for (int i = 0; i <= random.nextInt(3); i++) {
            Outcome outcome = ANSWERS.get(random.nextInt(ANSWERS.size()));
            disk.ledger()
                    .settle(
                            attempt,
                            LedgerOnDisk.answered(outcome.name()),
                            LedgerOnDisk.settlement(outcome),
                            NOW);
        }
    }

    private static void assertCountsEqualRows(Batch batch) {
        List<ReportRow> rows = new ArrayList<>();
        disk.ledger().report(batch.id(), rows::add);
        Map<String, Long> outcomes =
                rows.stream()
                        .collect(Collectors.groupingBy(ReportRow::outcome, Collectors.counting()));
        BatchCounts counts =
                disk.ledger().openBatches().stream()
                        .filter(one -> one.id() == batch.id())
                        .findFirst()
                        .orElseThrow();
        assertEquals(rows.size(), counts.total());
        assertEquals(outcomes.getOrDefault("pending", 0L), counts.open());
        outcomes.remove("pending");
        Map<String, Long> counted = new HashMap<>(counts.outcomes());
        counted.values().removeIf(orders -> orders == 0);
        assertEquals(outcomes, counted);
    }
}
