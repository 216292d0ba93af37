package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static io.github.dokucamel.ledger.sql.LedgerOnDisk.answered;
import static io.github.dokucamel.ledger.sql.LedgerOnDisk.settlement;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.BatchCounts;
import io.github.dokucamel.ledger.Bill;
import io.github.dokucamel.ledger.Received;
import io.github.dokucamel.ledger.Recorded;
import io.github.dokucamel.ledger.ReportRow;
import io.github.dokucamel.notification.PaymentState;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.settings.LedgerAddress;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The money of bills and of rows, as papers show it. */
class BillsTest {

    @TempDir private Path dir;
    private LedgerOnDisk disk;
    private ToldPayments told;

    @BeforeEach
    void open() {
        disk = new LedgerOnDisk(dir, Map.of());
        told = new ToldPayments(disk, NOW);
    }

    @AfterEach
    void close() {
        disk.close();
    }

    private List<Bill> bills() {
        List<Bill> bills = new ArrayList<>();
        disk.ledger().bills(bills::add);
        return bills;
    }

    private static void assertMoney(Bill bill, long paid, long refunded, String... doubts) {
        assertEquals(0, bill.received().paid().compareTo(BigDecimal.valueOf(paid)), "" + bill);
        assertEquals(
                0, bill.received().refunded().compareTo(BigDecimal.valueOf(refunded)), "" + bill);
        assertEquals(List.of(doubts), bill.received().doubts());
        BigDecimal cameIn =
                bill.received().cameIn().stream()
                        .map(Received.CameIn::rupiah)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, cameIn.compareTo(bill.received().paid()), "" + bill);
    }

    private void accepted(String invoice) {
        disk.settle(SampleOrder.of(invoice), Outcome.ACCEPTED);
    }

    private void refund(long amount, Outcome outcome) {
        Recorded call =
                disk.ledger()
                        .record(
                                List.of(
                                        RefundRowsTest.refund(
                                                "default", "k" + amount, amount, null)),
                                9,
                                NOW)
                        .get(0);
        disk.ledger()
                .settle(
                        disk.begin(call.claim()),
                        answered(outcome.name()),
                        settlement(outcome),
                        NOW);
    }

    @Test
    void whatWasPaidCountsWhateverTheAmountWas() {
        accepted("INV-1");
        accepted("INV-2");
        accepted("INV-3");
        told.success("INV-1");
        told.notify("INV-2", "SALE", "SUCCESS", "50000");
        List<Bill> bills = bills();
        assertMoney(bills.get(0), 90_000, 0);
        assertEquals(PaymentState.PAID, bills.get(0).state());
        assertMoney(bills.get(1), 50_000, 0, "amount_differs");
        assertEquals(PaymentState.MISMATCHED, bills.get(1).state());
        assertMoney(bills.get(2), 0, 0);
        assertEquals(PaymentState.PENDING, bills.get(2).state());
    }

    @Test
    void aRefundThatDokuTookFromUsCountsBeforeItIsNotified() {
        accepted("INV-1");
        told.success("INV-1");
        refund(20_000, Outcome.ACCEPTED);
        refund(10_000, Outcome.DECLINED);
        assertMoney(bills().get(0), 90_000, 20_000);
    }

    @Test
    void aBillIsOneRowWithItsNewestRevisionAndTheMoneyOfAll() {
        disk.settle(SampleOrder.of("INV-1"), Outcome.ACCEPTED);
        told.notify("INV-1", "SALE", "EXPIRED", "90000");
        disk.settle(SampleOrder.of("INV-1").revision(2), Outcome.DECLINED);
        disk.settle(SampleOrder.of("INV-1").revision(3).amount(95_000), Outcome.ACCEPTED);
        Bill bill = bills().get(0);
        assertEquals(1, bills().size());
        assertEquals(3, bill.order().revision());
        assertEquals(95_000, bill.order().amount());
        assertEquals(PaymentState.PENDING, bill.state());
    }

    @Test
    void aPaymentWithoutAnOrderIsARowOfItsOwn() {
        told.success("INV-9");
        Bill bill = bills().get(0);
        assertNull(bill.order());
        assertEquals("INV-9", bill.told().invoiceNumber());
        assertEquals("unmatched", bill.told().outcome());
        assertMoney(bill, 90_000, 0);
    }

    @Test
    void aDuplicateShowsTheStateOfTheOrderThatItRepeats() {
        Batch batch = disk.ledger().openBatch("again.csv", "again.csv", "d", Set.of(), NOW);
        accepted("INV-1");
        disk.record(SampleOrder.of("INV-1").in(batch, 2));
        disk.ledger().batchRecorded(batch.id(), NOW);
        assertEquals("pending", row(batch).paymentStatus());
        assertEquals(90_000L, row(batch).amount());
        reported();
        told.success("INV-1");
        assertEquals(1, disk.ledger().changedBatches().size());
        assertEquals("duplicate", row(batch).outcome());
        assertEquals("paid", row(batch).paymentStatus());
        assertEquals("https://pay.doku.com/1", row(batch).paymentUrl());
        assertEquals(0, row(batch).received().paid().compareTo(BigDecimal.valueOf(90_000)));
        reported();
        refund(20_000, Outcome.ACCEPTED);
        assertEquals(1, disk.ledger().changedBatches().size());
        assertEquals(0, row(batch).received().refunded().compareTo(BigDecimal.valueOf(20_000)));
    }

    private void reported() {
        for (BatchCounts batch : disk.ledger().changedBatches()) {
            disk.ledger().reported(batch.id(), batch.changes(), NOW);
        }
    }

    private ReportRow row(Batch batch) {
        List<ReportRow> rows = new ArrayList<>();
        disk.ledger().report(batch.id(), rows::add);
        return rows.get(0);
    }

    @Test
    void aCommandReadsTheSameBesideTheService() {
        accepted("INV-1");
        List<Bill> beside = new ArrayList<>();
        new LedgerBeside(LedgerAddress.of(LedgerOnDisk.url(dir)), "simulator").bills(beside::add);
        assertEquals(bills(), beside);
    }
}
