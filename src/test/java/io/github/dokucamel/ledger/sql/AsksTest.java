package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.ledger.Payments.Question;
import io.github.dokucamel.outcome.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which payments are asked for, and when. */
class AsksTest {

    @TempDir private Path dir;
    private LedgerOnDisk disk;
    private ToldPayments told;

    @BeforeEach
    void open() {
        disk = new LedgerOnDisk(dir, Map.of());
        told = new ToldPayments(disk, NOW + 10);
    }

    @AfterEach
    void close() {
        disk.close();
    }

    private List<Question> due(long at) {
        return disk.ledger().payments().due("default", 9, at, at + 500);
    }

    private boolean anyDue(long at) {
        return disk.ledger().payments().nextAsk("default").filter(due -> due <= at).isPresent();
    }

    @Test
    void onlyAcceptedOrdersAreAskedFor() {
        disk.settle(SampleOrder.of("INV-1"), Outcome.ACCEPTED);
        disk.settle(SampleOrder.of("INV-2"), Outcome.DECLINED);
        disk.settle(SampleOrder.of("INV-3"), Outcome.UNRESOLVED);
        disk.record(SampleOrder.of("INV-4"));
        assertEquals(
                List.of("INV-1"), due(NOW + 10).stream().map(Question::invoiceNumber).toList());
    }

    @Test
    void aQuestionThatIsOutIsNotAskedAgainBeforeItsLeaseEnds() {
        disk.settle(SampleOrder.of("INV-1"), Outcome.ACCEPTED);
        assertEquals(1, due(NOW + 10).size());
        assertFalse(anyDue(NOW + 509));
        assertTrue(anyDue(NOW + 510));
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, true",
        "FAILED, true",
        "SUCCESS, false",
        "EXPIRED, false",
        "REFUNDED, false",
        "VOIDED, false"
    })
    void aFinalPaymentIsNotAskedForAgain(String status, boolean again) {
        disk.settle(SampleOrder.of("INV-1"), Outcome.ACCEPTED);
        told.answer(due(NOW + 10).get(0), status);
        assertEquals(again, anyDue(NOW + 1_000_000));
    }

    @Test
    void aNotificationThatComesWhileAQuestionIsOutEndsTheAsking() {
        disk.settle(SampleOrder.of("INV-1"), Outcome.ACCEPTED);
        Question question = due(NOW + 10).get(0);
        told.success("INV-1");
        told.answer(question, "PENDING");
        assertFalse(anyDue(NOW + 1_000_000));
    }

    @Test
    void whatIsNotToBeAskedForAgainSaysSoInItsHistoryOnce() {
        disk.settle(SampleOrder.of("INV-1"), Outcome.ACCEPTED);
        Question question = due(NOW + 10).get(0);
        disk.ledger().payments().asked(question, null, null, NOW + 10);
        disk.ledger().payments().asked(question, null, null, NOW + 20);
        long said =
                disk.ledger().find(question.orderId()).orElseThrow().history().stream()
                        .filter(event -> event.kind().equals("no longer asked for"))
                        .count();
        assertEquals(1, said);
        assertFalse(anyDue(NOW + 1_000_000));
    }

    @Test
    void anUnresolvedOrderThatIsPaidIsAcceptedAndADeclinedOneIsNot() {
        Attempt unresolved = disk.settle(SampleOrder.of("INV-1"), Outcome.UNRESOLVED);
        Attempt declined = disk.settle(SampleOrder.of("INV-2"), Outcome.DECLINED);
        for (Attempt one : List.of(unresolved, declined)) {
            OrderView view = disk.ledger().find(one.claim().orderId()).orElseThrow();
            told.answer(disk.ledger().payments().question(view.orderId()), "SUCCESS");
        }
        assertEquals("accepted", outcome(unresolved));
        assertEquals("declined", outcome(declined));
    }

    @Test
    void anAnswerIsOfTheRevisionItBeganWithAndNotOfTheOneThatWasAskedFor() {
        Attempt first = disk.settle(SampleOrder.of("INV-1"), Outcome.ACCEPTED);
        told.notify("INV-1", "SALE", "FAILED", "90000");
        Attempt second = disk.settle(SampleOrder.of("INV-1").revision(2), Outcome.ACCEPTED);
        Question question = disk.ledger().payments().question(first.claim().orderId());
        told.answer(question, "SUCCESS");
        assertEquals("failed", payment(first));
        assertEquals("pending", payment(second));
        String paid = ToldPayments.body("INV-1", "SALE", "SUCCESS", "90000", second.requestId());
        disk.ledger().payments().asked(question, ToldPayments.news(paid), null, NOW + 20);
        assertEquals("failed", payment(first));
        assertEquals("paid", payment(second));
    }

    private String payment(Attempt attempt) {
        return disk.ledger()
                .find(attempt.claim().orderId())
                .orElseThrow()
                .payment()
                .path("status")
                .textValue();
    }

    private String outcome(Attempt attempt) {
        return disk.ledger().find(attempt.claim().orderId()).orElseThrow().document().outcome();
    }

    @Test
    void aLedgerOfTheVersionBeforeAsksForWhatItAccepted() {
        disk.settle(SampleOrder.of("INV-1"), Outcome.ACCEPTED);
        disk.close();
        for (String statement :
                List.of(
                        "DROP INDEX doku_orders_doku_number",
                        "ALTER TABLE doku_orders DROP COLUMN doku_number",
                        "ALTER TABLE doku_orders DROP COLUMN books_number",
                        "ALTER TABLE doku_orders DROP COLUMN paid_before",
                        "DROP INDEX doku_batches_released",
                        "DROP INDEX doku_batches_gated",
                        "DROP INDEX doku_orders_unmarked",
                        "DROP INDEX doku_orders_paid",
                        "DROP TABLE doku_repaired_rows",
                        "DROP TABLE doku_order_marks",
                        "DROP INDEX doku_orders_against",
                        "DROP INDEX doku_batches_undoing",
                        "ALTER TABLE doku_batches DROP COLUMN undoing",
                        "DROP TABLE doku_questions",
                        "DROP TABLE doku_batch_notes",
                        "ALTER TABLE doku_orders DROP COLUMN amount",
                        "ALTER TABLE doku_orders DROP COLUMN near_number",
                        "ALTER TABLE doku_orders DROP COLUMN same_email",
                        "ALTER TABLE doku_orders DROP COLUMN same_phone",
                        "ALTER TABLE doku_batches DROP COLUMN gate",
                        "ALTER TABLE doku_batches DROP COLUMN asks",
                        "ALTER TABLE doku_batches DROP COLUMN person",
                        "ALTER TABLE doku_batches DROP COLUMN ready_count",
                        "ALTER TABLE doku_batches DROP COLUMN ready_total",
                        "ALTER TABLE doku_batches DROP COLUMN released_at",
                        "ALTER TABLE doku_batches DROP COLUMN approved_by",
                        "ALTER TABLE doku_batches DROP COLUMN approved_at",
                        "ALTER TABLE doku_batches DROP COLUMN approved_total",
                        "ALTER TABLE doku_batches DROP COLUMN cancelled_by",
                        "ALTER TABLE doku_batches DROP COLUMN cancelled_at",
                        "ALTER TABLE doku_batches DROP COLUMN cancel_reason",
                        "DROP INDEX doku_orders_repeats",
                        "DROP INDEX doku_orders_call",
                        "DROP INDEX doku_orders_payment_code",
                        "ALTER TABLE doku_orders DROP COLUMN call_key",
                        "ALTER TABLE doku_orders DROP COLUMN payment_code",
                        "ALTER TABLE doku_orders DROP COLUMN lost_since",
                        "ALTER TABLE doku_orders DROP COLUMN source_row",
                        "ALTER TABLE doku_orders DROP COLUMN cancelled_at",
                        "ALTER TABLE doku_orders DROP COLUMN closed",
                        "ALTER TABLE doku_orders DROP COLUMN owner",
                        "ALTER TABLE doku_events DROP COLUMN person",
                        "ALTER TABLE doku_events DROP COLUMN reason",
                        "DROP TABLE doku_acts",
                        "ALTER TABLE doku_requests DROP COLUMN headers",
                        "ALTER TABLE doku_requests DROP COLUMN answer",
                        "DROP TABLE doku_snap_calls",
                        "DROP INDEX doku_orders_letters",
                        "DROP INDEX doku_batches_letters",
                        "DROP TABLE doku_refunds",
                        "DROP TABLE doku_tokens",
                        "DROP INDEX doku_orders_to_ask",
                        "DROP INDEX doku_orders_invoice",
                        "ALTER TABLE doku_orders DROP COLUMN ask_at",
                        "ALTER TABLE doku_orders DROP COLUMN asked",
                        "ALTER TABLE doku_orders DROP COLUMN payment",
                        "ALTER TABLE doku_orders DROP COLUMN paid_at",
                        "ALTER TABLE doku_orders DROP COLUMN payment_status",
                        "ALTER TABLE doku_batches DROP COLUMN settled_changes",
                        "DROP TABLE doku_payment_news",
                        "DROP TABLE doku_notifications",
                        "DROP TABLE ledger_info",
                        "DROP TABLE doku_schema",
                        "ALTER TABLE doku_batches RENAME TO batches",
                        "ALTER TABLE doku_batch_outcomes RENAME TO batch_outcomes",
                        "ALTER TABLE doku_orders RENAME TO orders",
                        "ALTER TABLE doku_requests RENAME TO requests",
                        "ALTER TABLE doku_attempts RENAME TO attempts",
                        "ALTER TABLE doku_deliveries RENAME TO deliveries",
                        "ALTER TABLE doku_events RENAME TO events",
                        "ALTER TABLE doku_holds RENAME TO holds",
                        "ALTER TABLE doku_ledger_info RENAME TO ledger_info",
                        "INSERT INTO ledger_info VALUES ('environment', 'simulator')",
                        "INSERT INTO ledger_info VALUES ('schema_version', '2')")) {
            disk.change(statement);
        }
        disk.reopen();
        assertFalse(anyDue(NOW + 59_999));
        assertEquals("INV-1", due(NOW + 60_000).get(0).invoiceNumber());
    }
}
