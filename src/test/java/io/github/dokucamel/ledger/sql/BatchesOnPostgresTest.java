package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.BatchFindings;
import io.github.dokucamel.ledger.BatchRules;
import io.github.dokucamel.ledger.BatchView;
import io.github.dokucamel.ledger.Batches;
import io.github.dokucamel.ledger.Batches.Waits;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.Repairs;
import io.github.dokucamel.ledger.TableRead;
import io.github.dokucamel.settings.LedgerAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Files that wait, are put right and cancelled, in a database of PostgreSQL. */
class BatchesOnPostgresTest {

    @Test
    void takesTheStatementsOfBatchesThatWait() throws Exception {
        SqlLedger.Outbox outbox = new SqlLedger.Outbox(Map.of());
        try (PostgresServer postgres = PostgresServer.start();
                SqlLedger ledger =
                        SqlLedger.open(
                                postgres.dataSource(),
                                LedgerAddress.of("given"),
                                "simulator",
                                outbox,
                                Clock.systemUTC())) {
            Batches batches = ledger.batches();
            BatchRules rules = new BatchRules(1_000, 20, 10_000_000, 0L);
            Batch first = held(ledger, "first.csv", rules, "HELD-1", "HELD-2");
            Batch second = held(ledger, "second.csv", rules, "HELD-1");
            assertEquals(1, batches.waits().stream().filter(Waits::approval).count());
            assertEquals(List.of(true), waits(batches, second));
            BatchFindings.Found found = batches.findings().find(second.id()).orElseThrow();
            batches.findings().told(second.id(), found);
            assertFalse(batches.findings().isUntold(second.id()));
            batches.approve("first.csv", 180_000, "budi", NOW);
            assertTrue(batches.findings().isUntold(second.id()));
            assertEquals(List.of(false), waits(batches, second));
            batches.repairs()
                    .begin(
                            batches.repairs().original("second.csv").orElseThrow(),
                            first,
                            Map.of(2L, new Repairs.Row(Repairs.Act.FIXED, "x")),
                            "siti",
                            NOW);
            assertEquals(Map.of("repaired", 1L), batches.find("second.csv").orElseThrow().counts());
            List<String> outcomes = new ArrayList<>();
            ledger.report(second.id(), row -> outcomes.add(row.outcome() + " " + row.repair()));
            assertEquals(List.of("repaired first.csv"), outcomes);
            BatchView cancelled = batches.cancel("first.csv", "budi", "wrong", NOW).batch();
            assertEquals(2, cancelled.cancelled().unsent());
            assertEquals(0, cancelled.ready().count());
            assertEquals(2, batches.findings().find(first.id()).orElseThrow().cancelled().count());
        }
    }

    private static Batch held(
            SqlLedger ledger, String name, BatchRules rules, String... invoiceNumbers) {
        Batch opened = ledger.openBatch(name, name, "d", Set.of(), NOW);
        Batch batch = ledger.batches().hold(opened, false, "siti");
        int line = 2;
        List<NewOrder> orders = new ArrayList<>();
        for (String number : invoiceNumbers) {
            orders.add(SampleOrder.of(number).in(batch, line++).valid());
        }
        ledger.record(orders, 0, NOW);
        ledger.batches()
                .findings()
                .note(
                        batch.id(),
                        new TableRead(
                                null, 1, Map.of(), List.of(), List.of(), 0, List.of(), List.of(),
                                List.of(), List.of(), 0, List.of(), 0));
        ledger.batchRecorded(batch.id(), NOW);
        ledger.batches().check(batch.id(), rules, NOW);
        return batch;
    }

    private static List<Boolean> waits(Batches batches, Batch batch) {
        List<Boolean> waits = new ArrayList<>();
        batches.findings().takenBefore(batch.id(), row -> waits.add(row.other().waits()));
        return waits;
    }
}
