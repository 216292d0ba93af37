package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.BatchRules;
import io.github.dokucamel.ledger.BatchView;
import io.github.dokucamel.ledger.Batches.Verdict;
import io.github.dokucamel.ledger.Batches.Waits;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.ledger.Repairs;
import io.github.dokucamel.ledger.ReportRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldBatchesTest {

    private static final BatchRules RULES = new BatchRules(1_000, 20, 10_000_000, null);
    private static final BatchRules APPROVED = new BatchRules(1_000, 20, 10_000_000, 0L);

    @TempDir private Path dir;
    private LedgerOnDisk disk;

    @BeforeEach
    void open() {
        disk = new LedgerOnDisk(dir, Map.of());
    }

    @AfterEach
    void close() {
        disk.close();
    }

    private Batch held(String name, boolean asks) {
        Batch opened = disk.ledger().openBatch(name, name, "d", Set.of(), NOW);
        return disk.ledger().batches().hold(opened, asks, "siti");
    }

    private void record(Batch batch, String... numbersAndAmounts) {
        int line = 2;
        for (String one : numbersAndAmounts) {
            String[] parts = one.split(" ");
            disk.record(
                    SampleOrder.of(parts[0]).amount(Long.parseLong(parts[1])).in(batch, line++));
        }
    }

    private void check(Batch batch, BatchRules rules) {
        disk.ledger().batchRecorded(batch.id(), NOW);
        disk.ledger().batches().check(batch.id(), rules, NOW);
    }

    private Set<String> claimed() {
        return disk.ledger().claim("default", 100, NOW + 1).stream()
                .map(Claim::invoiceNumber)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String report(Batch batch) {
        List<String> rows = new ArrayList<>();
        disk.ledger()
                .report(
                        batch.id(),
                        (ReportRow row) -> rows.add(row.invoiceNumber() + " " + row.outcome()));
        return String.join(", ", rows);
    }

    /** What was done to an order last. */
    private OrderView.Event last(String invoiceNumber) {
        long id =
                disk.count(
                        "SELECT MAX(id) FROM doku_orders WHERE invoice_number = '"
                                + invoiceNumber
                                + "'");
        List<OrderView.Event> history = disk.ledger().find(id).orElseThrow().history();
        return history.get(history.size() - 1);
    }

    private BatchView view(String name) {
        return disk.ledger().batches().find(name).orElseThrow();
    }

    @Test
    void nothingOfItGoesBeforeAllIsRecordedAndChecked() {
        Batch batch = held("a.csv", false);
        record(batch, "INV-1 100", "INV-2 200");
        disk.record(SampleOrder.of("REST-1"));
        assertEquals(Set.of("REST-1"), claimed());
        disk.reopen();
        assertEquals("reading", view("a.csv").state());
        disk.ledger().batchRecorded(batch.id(), NOW);
        assertEquals(List.of(batch.id()), disk.ledger().batches().unchecked());
        assertEquals(Set.of("REST-1"), claimed());
        disk.ledger().batches().check(batch.id(), RULES, NOW);
        assertEquals(Set.of("INV-1", "INV-2"), claimed());
        assertEquals(new BatchView.Sum(2, 300), view("a.csv").ready());
        assertEquals("sending", view("a.csv").state());
    }

    @Test
    void aSmallBatchDoesNotWaitForALargeOne() {
        Batch large = held("large.csv", false);
        record(large, "L-1 1", "L-2 1", "L-3 1", "L-4 1");
        Batch small = held("small.csv", false);
        record(small, "S-1 1", "S-2 1");
        check(large, RULES);
        check(small, RULES);
        Set<String> first =
                disk.ledger().claim("default", 4, NOW + 1).stream()
                        .map(Claim::invoiceNumber)
                        .collect(Collectors.toSet());
        assertTrue(first.containsAll(Set.of("S-1", "S-2", "L-1", "L-2")), first.toString());
        assertTrue(disk.ledger().hasOpenOrders(Set.of("default")));
    }

    @Test
    void ofOneNumberWithDifferentContentNoneGoes() {
        Batch batch = held("a.csv", false);
        record(batch, "INV-1 100", "INV-2 200", "INV-1 300");
        check(batch, RULES);
        assertEquals(Set.of("INV-2"), claimed());
        assertEquals("INV-1 conflict, INV-2 pending, INV-1 conflict", report(batch));
        Batch corrected = held("b.csv", false);
        record(corrected, "INV-1 300");
        check(corrected, RULES);
        assertEquals(Set.of("INV-1"), claimed());
    }

    @Test
    void whatWasReadOfAFileBeforeItChangedIsTakenBack() {
        Batch batch = held("a.csv", false);
        record(batch, "INV-1 100", "INV-2 200", "INV-3 300");
        SampleOrder second = SampleOrder.of("INV-3").amount(300);
        disk.record(second);
        Batch again = disk.ledger().openBatch("a.csv", "a.csv", "other", Set.of(), NOW);
        assertEquals(batch.id(), again.id());
        again = disk.ledger().batches().hold(again, false, "siti");
        record(again, "INV-1 150");
        check(again, RULES);
        // The one that somebody else's order is a duplicate of is not lost.
        assertEquals(Set.of("INV-1", "INV-3"), claimed());
        assertEquals(2, view("a.csv").rows());
        assertEquals(450, view("a.csv").ready().total());
    }

    @Test
    void aBatchWaitsUntilAnotherPersonApprovesItsTotal() {
        Batch batch = held("a.csv", false);
        record(batch, "INV-1 100", "INV-2 200");
        check(batch, APPROVED);
        disk.reopen();
        assertEquals(Set.of(), claimed());
        assertFalse(disk.ledger().hasOpenOrders(Set.of("default")));
        assertEquals(List.of("approval"), view("a.csv").waitsFor());
        assertEquals("INV-1 waiting, INV-2 waiting", report(batch));
        assertEquals(List.of(new Waits("a.csv", true, 0, 2, NOW)), disk.ledger().batches().waits());
        assertEquals(Verdict.OTHER_TOTAL, approve(301, "budi"));
        assertEquals(Verdict.OWN_BATCH, approve(300, "siti"));
        assertEquals(Set.of(), claimed());
        assertEquals(Verdict.DONE, approve(300, "budi"));
        assertEquals(Verdict.NOT_WAITING, approve(300, "budi"));
        assertEquals(Set.of("INV-1", "INV-2"), claimed());
        assertEquals("budi", view("a.csv").approved().person());
    }

    private Verdict approve(long total, String person) {
        return disk.ledger().batches().approve("a.csv", total, person, NOW).verdict();
    }

    @Test
    void whatLooksWrongWaitsOneByOneUntilAPersonConfirmsIt() {
        disk.record(SampleOrder.of("INV-0007"));
        claimed();
        Batch batch = held("a.csv", true);
        record(batch, "INV-7 100", "inv-8 200", "INV-9 300", "INV-10 20000000", "INV-8 100");
        check(batch, RULES);
        assertEquals(Set.of("INV-9", "inv-8"), claimed());
        assertEquals(
                "INV-7 waiting, inv-8 pending, INV-9 pending, INV-10 waiting, INV-8 waiting",
                report(batch));
        assertEquals(List.of("confirmation"), view("a.csv").waitsFor());
        assertEquals(500, view("a.csv").ready().total());
        assertEquals(
                List.of(1L, 99L),
                disk.ledger()
                        .batches()
                        .confirm("a.csv", List.of(1L, 2L, 99L), "budi", "asked", NOW)
                        .rows());
        assertEquals(Set.of(), claimed());
        disk.ledger().batches().confirm("a.csv", List.of(2L), "budi", "asked", NOW);
        assertEquals(Set.of("INV-7"), claimed());
        disk.ledger().batches().confirm("a.csv", List.of(), "budi", "asked", NOW);
        assertEquals(new OrderView.Event(NOW, "confirm", null, "budi", "asked"), last("INV-10"));
        assertEquals(Set.of("INV-10", "INV-8"), claimed());
        assertEquals(5, view("a.csv").ready().count());
        assertEquals(List.of(), view("a.csv").waitsFor());
    }

    /** Orders that are taken back leave their ids to those that come next. */
    @Test
    void whatComesInThePlaceOfOneTakenBackIsKnownToo() {
        Batch other = held("b.csv", true);
        record(other, "OTHER-1 5000");
        record(held("a.csv", true), "INV-1 100", "INV-2 200");
        check(other, RULES);
        Batch again = disk.ledger().openBatch("a.csv", "a.csv", "other", Set.of(), NOW);
        again = disk.ledger().batches().hold(again, true, "siti");
        record(again, "INV-7 700", "INV-8 800");
        check(again, RULES);

        Batch next = held("c.csv", true);
        record(next, "INV-007 900", "INV-0001 1000", "OTHER-01 1100");
        check(next, RULES);

        assertEquals("INV-007 waiting, INV-0001 pending, OTHER-01 waiting", report(next));
    }

    @Test
    void aRepairedRowThatIsUnderWayIsNotToBeFixedAgain() {
        Batch original = held("a.csv", false);
        record(original, "INV-1 100");
        check(original, RULES);
        Repairs repairs = disk.ledger().batches().repairs();
        Batch workbook = held("a.xlsx", false);
        repairs.begin(
                repairs.original("a.csv").orElseThrow(),
                workbook,
                Map.of(
                        2L, new Repairs.Row(Repairs.Act.FIXED, "2"),
                        3L, new Repairs.Row(Repairs.Act.FIXED, "3")),
                "siti",
                NOW);
        record(workbook, "INV-8 800", "INV-9 900");
        check(workbook, RULES);
        disk.ledger().claim("default", 10, NOW + 1).stream()
                .filter(claim -> claim.invoiceNumber().equals("INV-8"))
                .forEach(disk::begin);
        disk.ledger().batches().cancel("a.xlsx", "budi", "the wrong month", NOW);
        assertEquals(Set.of(2L), repairs.done(original.id(), "b.xlsx").keySet());
    }

    @Test
    void ofACancelledBatchNothingMoreGoesAndItsNumbersAreFree() {
        Batch batch = held("a.csv", false);
        record(batch, "INV-1 100", "INV-2 200");
        check(batch, RULES);
        Claim under = disk.ledger().claim("default", 1, NOW + 1).get(0);
        disk.begin(under);
        BatchView after =
                disk.ledger().batches().cancel("a.csv", "budi", "the wrong month", NOW).batch();
        assertEquals("cancelled", after.state());
        assertEquals(1, after.cancelled().unsent());
        assertEquals(1, after.cancelled().unpaid());
        assertEquals("INV-1 pending, INV-2 cancelled", report(batch));
        assertEquals(
                new OrderView.Event(NOW, "cancelled", null, "budi", "the wrong month"),
                last("INV-2"));
        assertEquals(Set.of(), claimed());
        assertTrue(disk.ledger().hasOpenOrders(Set.of("default")));
        assertEquals(
                Verdict.ALREADY_CANCELLED,
                disk.ledger().batches().cancel("a.csv", "budi", "again", NOW).verdict());
        Batch right = held("b.csv", false);
        record(right, "INV-2 250");
        check(right, RULES);
        assertEquals(Set.of("INV-2"), claimed());
    }
}
