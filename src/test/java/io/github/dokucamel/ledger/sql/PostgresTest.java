package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static io.github.dokucamel.ledger.sql.LedgerOnDisk.answered;
import static io.github.dokucamel.ledger.sql.LedgerOnDisk.request;
import static io.github.dokucamel.ledger.sql.LedgerOnDisk.settlement;
import static io.github.dokucamel.ledger.sql.LedgerOnDisk.unknown;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.BatchCounts;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.NewRequest;
import io.github.dokucamel.ledger.Notification;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.ledger.Payments;
import io.github.dokucamel.ledger.Recorded;
import io.github.dokucamel.ledger.Recorded.Verdict;
import io.github.dokucamel.ledger.ReportRow;
import io.github.dokucamel.ledger.Tally;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.settings.LedgerAddress;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ledger's statements are SQL that PostgreSQL takes too: one life of everything there is. */
class PostgresTest {

    private static final SqlLedger.Outbox OUTBOX =
            new SqlLedger.Outbox(
                    Map.of(
                            Outcome.ACCEPTED, List.of("file:a", "mock:b"),
                            Outcome.INVALID, List.of("file:i")));

    private static PostgresServer postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private static SqlLedger open(String environment) {
        return SqlLedger.open(
                postgres.dataSource(),
                LedgerAddress.of("given"),
                environment,
                OUTBOX,
                Clock.systemUTC());
    }

    @Test
    void takesEveryStatementOfTheLedger() {
        Attempt begun;
        try (SqlLedger ledger = open("simulator")) {
            Batch batch = ledger.openBatch("orders.csv", "orders.csv", "digest", Set.of(), NOW);
            List<Recorded> recorded = ledger.record(batchOf(batch), 1, NOW);
            assertEquals(
                    List.of(
                            Verdict.OPEN,
                            Verdict.OPEN,
                            Verdict.DUPLICATE,
                            Verdict.CONFLICT,
                            Verdict.INVALID),
                    recorded.stream().map(Recorded::verdict).toList());
            ledger.batchRecorded(batch.id(), NOW);
            assertEquals(1, ledger.unfinishedBatches().size());
            ledger.batchFinished(batch.id(), NOW);

            Claim first = recorded.get(0).claim();
            NewRequest request = request();
            Attempt lost = ledger.beginAttempt(first, request, NOW, NOW + 1_000).orElseThrow();
            ledger.postpone(lost, unknown(), NOW + 10, NOW);
            List<Claim> due = ledger.claim("default", 10, NOW + 10);
            assertEquals(2, due.size());
            Attempt again =
                    ledger.beginAttempt(claimOf(due, first), request(), NOW + 10, NOW + 1_000)
                            .orElseThrow();
            assertEquals(request.requestId(), again.requestId());
            assertArrayEquals(request.body(), again.body());
            assertTrue(again.inDoubt());
            assertTrue(
                    ledger.settle(
                            again, answered("ACCEPTED"), settlement(Outcome.ACCEPTED), NOW + 20));
            deliver(ledger);
            report(ledger, batch);
            payments(ledger);
            refunds(ledger);
            Claim second = due.stream().filter(c -> c.orderId() != first.orderId()).toList().get(0);
            ledger.release(List.of(second), NOW + 30);
            begun =
                    ledger.beginAttempt(
                                    ledger.claim("default", 10, NOW + 30).get(0),
                                    request(),
                                    NOW + 30,
                                    NOW + 1_000)
                            .orElseThrow();
        }
        continueAfterACrash(begun);
    }

    private static List<NewOrder> batchOf(Batch batch) {
        SampleOrder order = SampleOrder.of("INV-1").in(batch, 2);
        return List.of(
                order.valid(),
                SampleOrder.of("INV-2").in(batch, 3).valid(),
                order.again().in(batch, 4).valid(),
                order.amount(1).in(batch, 5).valid(),
                SampleOrder.of("INV-3").in(batch, 6).invalid());
    }

    private static Claim claimOf(List<Claim> claims, Claim order) {
        return claims.stream()
                .filter(claim -> claim.orderId() == order.orderId())
                .findFirst()
                .orElseThrow();
    }

    private static void deliver(SqlLedger ledger) {
        assertEquals(Set.of("file:a", "mock:b", "file:i"), ledger.pendingDestinations());
        List<Delivery> files = ledger.dueDeliveries("file:a", 10, NOW + 20);
        ledger.staged(files);
        ledger.delivered(files, NOW + 20);
        Delivery message = ledger.dueDeliveries("mock:b", 10, NOW + 20).get(0);
        ledger.deliveryFailed(message, "IOException", NOW + 500);
        assertTrue(ledger.hasDeliveries(2));
        ledger.delivered(ledger.dueDeliveries("file:i", 10, NOW + 20), NOW + 20);
        assertEquals(Set.of("mock:b"), ledger.pendingDestinations());
    }

    private static void report(SqlLedger ledger, Batch batch) {
        List<ReportRow> rows = new ArrayList<>();
        ledger.report(batch.id(), rows::add);
        assertEquals(
                List.of("accepted", "pending", "duplicate", "conflict", "invalid"),
                rows.stream().map(ReportRow::outcome).toList());
        BatchCounts counts = ledger.changedBatches().get(0);
        assertEquals(5, counts.total());
        assertEquals(1, counts.open());
        assertEquals(1, ledger.openBatches().size());
        ledger.reported(batch.id(), counts.changes(), NOW + 20);
        assertEquals(List.of(), ledger.changedBatches());
        assertEquals(5, ledger.tally().stream().mapToLong(Tally::orders).sum());
    }

    private static void payments(SqlLedger ledger) {
        Payments payments = ledger.payments();
        String failed = ToldPayments.body("INV-1", "SALE", "FAILED", "90000", "R-1");
        String unknown = ToldPayments.body("NOBODY", "SALE", "SUCCESS", "90000", "R-1");
        for (String body : List.of(failed, unknown, failed)) {
            payments.receive(ToldPayments.notification("default", "N-" + body.hashCode(), body));
        }
        List<Notification> unread = payments.unread(10);
        assertEquals(2, unread.size());
        payments.notified(
                unread.stream()
                        .map(one -> new Payments.Understood(one, ToldPayments.news(one.body())))
                        .toList(),
                NOW + 60);
        assertEquals(List.of(), payments.unread(10));
        assertTrue(payments.nextAsk("default").orElseThrow() <= NOW + 60);
        Payments.Question question = payments.due("default", 5, NOW + 60, NOW + 70).get(0);
        assertEquals("INV-1", question.invoiceNumber());
        String paid = ToldPayments.body("INV-1", "SALE", "SUCCESS", "90000", "R-1");
        payments.asked(question, ToldPayments.news(paid.getBytes()), NOW + 80, NOW + 61);
        assertFalse(payments.nextAsk("default").filter(at -> at <= NOW + 90).isPresent());
        OrderView order = ledger.find("default", "payment-page", "INV-1", 1).orElseThrow();
        assertEquals("paid", order.payment().path("status").textValue());
        ledger.record(List.of(SampleOrder.of("NOBODY").valid()), 0, NOW + 90);
        OrderView late = ledger.find("default", "payment-page", "NOBODY", 1).orElseThrow();
        assertEquals("accepted", late.document().outcome());
        assertEquals("paid", late.payment().path("status").textValue());
        ledger.clockStepped(-5, NOW + 90, 1_000);
    }

    private static void refunds(SqlLedger ledger) {
        List<Verdict> verdicts =
                ledger
                        .record(
                                List.of(
                                        RefundRowsTest.refund("default", "a", 60_000, null),
                                        RefundRowsTest.refund("default", "b", 60_000, null),
                                        RefundRowsTest.refund("shop", "c", 60_000, null),
                                        RefundRowsTest.refund("default", "d", 60_000, "so")),
                                0,
                                NOW + 90)
                        .stream()
                        .map(Recorded::verdict)
                        .toList();
        assertEquals(
                List.of(Verdict.OPEN, Verdict.INVALID, Verdict.INVALID, Verdict.OPEN), verdicts);
    }

    private static void continueAfterACrash(Attempt begun) {
        assertThrows(LedgerException.class, () -> open("sandbox").close());
        try (SqlLedger ledger = open("simulator")) {
            assertTrue(ledger.hasOpenOrders(Set.of("default")));
            Claim claim = ledger.claim("default", 10, NOW + 40).get(0);
            Attempt replay =
                    ledger.beginAttempt(claim, request(), NOW + 40, NOW + 1_000).orElseThrow();
            assertEquals(begun.requestId(), replay.requestId());
            assertTrue(replay.inDoubt());
            ledger.settle(replay, unknown(), settlement(Outcome.UNRESOLVED), NOW + 50);
            assertTrue(ledger.hasOutcome("unresolved"));
            OrderView order = ledger.find("default", "payment-page", "INV-2", 1).orElseThrow();
            assertEquals("unresolved", order.document().outcome());
            assertTrue(order.history().size() >= 3, order.history().toString());
            assertTrue(ledger.hasDueDeliveries(NOW + 500));
        }
    }
}
