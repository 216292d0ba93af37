package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static io.github.dokucamel.ledger.sql.LedgerOnDisk.answered;
import static io.github.dokucamel.ledger.sql.LedgerOnDisk.settlement;
import static io.github.dokucamel.ledger.sql.ToldPayments.body;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.BatchCounts;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.Notification;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.ledger.Payments;
import io.github.dokucamel.ledger.ReportRow;
import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where notifications and the status call meet the orders. */
class PaymentsTest {

    private static final long LATER = NOW + 100_000;

    @TempDir private Path dir;
    private LedgerOnDisk disk;
    private ToldPayments told;

    @BeforeEach
    void open() {
        Map<Outcome, List<String>> destinations =
                Stream.of(Outcome.values())
                        .collect(Collectors.toMap(o -> o, o -> List.of("mock:" + o.text())));
        disk = new LedgerOnDisk(dir, destinations);
        told = new ToldPayments(disk, LATER);
    }

    @AfterEach
    void close() {
        disk.close();
    }

    private List<OutcomeDocument> delivered(String outcome) {
        return disk.ledger().dueDeliveries("mock:" + outcome, 99, LATER).stream()
                .map(delivery -> OutcomeDocument.fromJson(delivery.document()))
                .toList();
    }

    private OrderView order(String invoice) {
        return order(invoice, 1);
    }

    private OrderView order(String invoice, int revision) {
        return disk.ledger().find("default", "payment-page", invoice, revision).orElseThrow();
    }

    private String status(String invoice) {
        return order(invoice).payment().path("status").textValue();
    }

    private void accepted(String invoice) {
        disk.settle(SampleOrder.of(invoice), Outcome.ACCEPTED);
    }

    @Test
    void aPaymentIsToldOnceWithAllThatIsKnown() {
        accepted("INV-1");
        assertEquals("pending", status("INV-1"));
        told.success("INV-1");
        told.success("INV-1");
        OutcomeDocument paid = delivered("paid").get(0);
        assertEquals(1, delivered("paid").size());
        assertEquals("paid", paid.outcome());
        assertEquals("https://pay.doku.com/1", paid.paymentUrl());
        assertEquals(90_000, paid.payment().path("paid_amount").longValue());
        assertEquals("2026-11-18T11:00:00Z", paid.payment().path("paid_at").textValue());
        assertNull(paid.error());
        assertEquals("paid", status("INV-1"));
        assertEquals("accepted", order("INV-1").document().outcome());
    }

    @Test
    void theSameBytesUnderTheSameRequestIdAreRecordedOnce() {
        Notification one = new Notification(0, "default", "N-1", "t", "/n", "{}".getBytes(), NOW);
        Notification other = new Notification(0, "default", "N-1", "t", "/n", "[]".getBytes(), NOW);
        Notification otherMerchant =
                new Notification(0, "shop", "N-1", "t", "/n", "{}".getBytes(), NOW);
        Payments payments = disk.ledger().payments();
        assertTrue(payments.receive(one));
        assertFalse(payments.receive(one));
        assertTrue(payments.receive(other));
        assertTrue(payments.receive(otherMerchant));
        assertEquals(3, payments.unread(9).size());
    }

    @Test
    void aNotificationIsReadOnceAcrossARestart() {
        accepted("INV-1");
        Notification received =
                told.receive("default", body("INV-1", "SALE", "SUCCESS", "90000", "R-1"));
        disk.reopen();
        List<Notification> unread = disk.ledger().payments().unread(9);
        assertEquals(List.of(received.id()), unread.stream().map(Notification::id).toList());
        var understood =
                new Payments.Understood(
                        received,
                        ToldPayments.news(body("INV-1", "SALE", "SUCCESS", "90000", "R-1")));
        disk.ledger().payments().notified(List.of(understood), LATER);
        disk.ledger().payments().notified(List.of(understood), LATER);
        assertEquals(List.of(), disk.ledger().payments().unread(9));
        assertEquals(1, delivered("paid").size());
    }

    @Test
    void aNotificationBeforeTheAnswerSettlesTheOrderAndTheAnswerBringsTheLink() {
        Attempt attempt = disk.begin(disk.recordAndClaim(SampleOrder.of("INV-1")));
        told.success("INV-1");
        assertEquals("accepted", order("INV-1").document().outcome());
        assertNull(order("INV-1").document().paymentUrl());
        disk.ledger().settle(attempt, answered("ACCEPTED"), settlement(Outcome.ACCEPTED), LATER);
        assertEquals("https://pay.doku.com/1", order("INV-1").document().paymentUrl());
        assertEquals("https://pay.doku.com/1", delivered("accepted").get(0).paymentUrl());
        assertEquals(1, delivered("accepted").size());
        assertEquals(1, delivered("paid").size());
    }

    @Test
    void aRefusalAfterANotificationChangesNothing() {
        Attempt attempt = disk.begin(disk.recordAndClaim(SampleOrder.of("INV-1")));
        told.success("INV-1");
        assertFalse(
                disk.ledger()
                        .settle(
                                attempt,
                                answered("DECLINED"),
                                settlement(Outcome.DECLINED),
                                LATER));
        assertEquals("accepted", order("INV-1").document().outcome());
    }

    @Test
    void anUnresolvedOrderIsAcceptedByANotification() {
        disk.settle(SampleOrder.of("INV-1"), Outcome.UNRESOLVED);
        told.notify("INV-1", "SALE", "FAILED", "90000");
        assertEquals("accepted", order("INV-1").document().outcome());
        assertEquals(1, delivered("accepted").size());
        assertEquals("payment_failed", delivered("failed").get(0).error().code());
    }

    @Test
    void aDeclinedOrderIsMeantOnlyByItsOwnRequestId() {
        Attempt attempt = disk.settle(SampleOrder.of("INV-1"), Outcome.DECLINED);
        told.success("INV-1");
        assertEquals("declined", order("INV-1").document().outcome());
        assertEquals(1, delivered("unmatched").size());
        told.notify("default", body("INV-1", "SALE", "SUCCESS", "90000", attempt.requestId()));
        assertEquals("accepted", order("INV-1").document().outcome());
        assertEquals(1, delivered("paid").size());
    }

    @Test
    void whatNoOrderAskedForIsToldOnceAndKept() {
        told.success("INV-1");
        told.success("INV-1");
        OutcomeDocument unmatched = delivered("unmatched").get(0);
        assertEquals(1, delivered("unmatched").size());
        assertEquals("INV-1", unmatched.invoiceNumber());
        assertEquals("unmatched", unmatched.error().code());
        assertNull(unmatched.operation());
        assertNull(unmatched.revision());
    }

    @Test
    void anOrderThatAppearsPaidIsNeverSent() {
        told.success("INV-1");
        Claim claim = disk.recordAndClaim(SampleOrder.of("INV-1"));
        assertTrue(disk.ledger().beginAttempt(claim, LedgerOnDisk.request(), NOW, NOW).isEmpty());
        assertEquals("accepted", order("INV-1").document().outcome());
        assertEquals("paid", status("INV-1"));
        assertEquals(1, delivered("paid").size());
    }

    @Test
    void aRefundThatCameBeforeItsPaymentAndItsOrderCounts() {
        told.notify("INV-1", "REFUND", "SUCCESS", "90000");
        told.success("INV-1");
        disk.record(SampleOrder.of("INV-1"));
        assertEquals("refunded", status("INV-1"));
        assertEquals(1, delivered("paid").size());
        assertEquals(1, delivered("refunded").size());
    }

    @Test
    void aRefundThatCameBeforeThePaymentThatAcceptsTheOrderCounts() {
        disk.record(SampleOrder.of("INV-1"));
        told.notify("INV-1", "REFUND", "SUCCESS", "90000");
        assertEquals(1, delivered("unmatched").size());
        told.success("INV-1");
        assertEquals("refunded", status("INV-1"));
        assertEquals(1, delivered("refunded").size());
    }

    @Test
    void anOrderThatAppearsWithAnotherAmountIsSentAndToldOfTheMismatchOnceAccepted() {
        told.notify("INV-1", "SALE", "SUCCESS", "80000");
        Attempt attempt = disk.begin(disk.recordAndClaim(SampleOrder.of("INV-1")));
        assertEquals(0, delivered("mismatched").size());
        disk.ledger().settle(attempt, answered("ACCEPTED"), settlement(Outcome.ACCEPTED), LATER);
        assertEquals("amount_differs", delivered("mismatched").get(0).error().code());
        assertEquals("mismatched", status("INV-1"));
    }

    @Test
    void anotherMerchantsInvoiceIsNotTouched() {
        accepted("INV-1");
        told.notify("shop", body("INV-1", "SALE", "SUCCESS", "90000", "R-1"));
        assertEquals("pending", status("INV-1"));
        assertEquals("shop", delivered("unmatched").get(0).merchant());
    }

    @Test
    void aWrongAmountIsNeverPaid() {
        accepted("INV-1");
        told.notify("INV-1", "SALE", "SUCCESS", "80000");
        OutcomeDocument mismatched = delivered("mismatched").get(0);
        assertEquals("amount_differs", mismatched.error().code());
        assertTrue(mismatched.error().message().contains("IDR 80000 for an order of IDR 90000"));
        assertEquals(0, delivered("paid").size());
        told.success("INV-1");
        assertEquals("paid", status("INV-1"));
        assertEquals(1, delivered("paid").size());
    }

    @Test
    void aLateFailureUndoesNothingAndARefundDoes() {
        accepted("INV-1");
        told.success("INV-1");
        told.notify("INV-1", "SALE", "FAILED", "90000");
        assertEquals("paid", status("INV-1"));
        assertEquals(0, delivered("failed").size());
        told.notify("INV-1", "REFUND", "SUCCESS", "90000");
        assertEquals("refunded", status("INV-1"));
        assertEquals(1, delivered("refunded").size());
    }

    @Test
    void theNewsGoesToTheRevisionThatItBeganWith() {
        Attempt first = disk.settle(SampleOrder.of("INV-1"), Outcome.ACCEPTED);
        told.notify("INV-1", "SALE", "FAILED", "90000");
        Attempt second = disk.settle(SampleOrder.of("INV-1").revision(2), Outcome.ACCEPTED);
        assertEquals("accepted", order("INV-1", 2).document().outcome());
        told.notify("default", body("INV-1", "SALE", "SUCCESS", "90000", first.requestId()));
        assertEquals("paid", status("INV-1"));
        told.notify("default", body("INV-1", "SALE", "EXPIRED", "90000", second.requestId()));
        told.notify("default", body("INV-1", "SALE", "FAILED", "90000", "of nobody"));
        assertEquals("expired", order("INV-1", 2).payment().path("status").textValue());
    }

    @Test
    void whoAskedForAReplyIsNotToldOfThePaymentUnlessThatIsSwitchedOn() {
        Source jms = new Source("jms", "doku.orders", null, "queue:answers", "C-1");
        disk.settle(SampleOrder.of("INV-1").from(jms), Outcome.ACCEPTED);
        told.success("INV-1");
        assertEquals(1, delivered("paid").size());
        assertEquals(
                List.of("accepted"),
                disk.ledger().dueDeliveries("reply", 9, LATER).stream()
                        .map(Delivery::outcome)
                        .toList());
    }

    @Test
    void theReportFollows() {
        Batch batch = disk.ledger().openBatch("orders.csv", "orders.csv", "d", Set.of(), NOW);
        disk.settle(SampleOrder.of("INV-1").in(batch, 2), Outcome.ACCEPTED);
        disk.settle(SampleOrder.of("INV-2").in(batch, 3), Outcome.DECLINED);
        disk.ledger().batchRecorded(batch.id(), NOW);
        BatchCounts before = disk.ledger().changedBatches().get(0);
        assertTrue(before.ordersChanged());
        disk.ledger().reported(batch.id(), before.changes(), NOW);
        told.success("INV-1");
        BatchCounts after = disk.ledger().changedBatches().get(0);
        assertFalse(after.ordersChanged());
        List<ReportRow> rows = new ArrayList<>();
        disk.ledger().report(batch.id(), rows::add);
        assertEquals("accepted", rows.get(0).outcome());
        assertEquals("paid", rows.get(0).paymentStatus());
        assertEquals(1_795_000_000_000L - 400_000, rows.get(0).paidAt());
        assertNull(rows.get(1).paymentStatus());
    }
}
