package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static io.github.dokucamel.ledger.sql.LedgerOnDisk.answered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.BatchCounts;
import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.Lane;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.ledger.Payments.Billed;
import io.github.dokucamel.ledger.Recorded;
import io.github.dokucamel.ledger.Recorded.Verdict;
import io.github.dokucamel.ledger.Settlement;
import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.notification.PaymentState;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.outcome.Answered;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bills, and what can be asked for by what the payer types. */
class BillingTest {

    private static final String CODE = "19008000001";

    @TempDir private Path dir;
    private LedgerOnDisk disk;
    private ToldPayments told;

    @BeforeEach
    void open() {
        disk =
                new LedgerOnDisk(
                        dir,
                        Map.of(
                                Outcome.ACCEPTED, List.of("file:a"),
                                Outcome.PAID, List.of("file:p"),
                                Outcome.MISMATCHED, List.of("file:m"),
                                Outcome.UNMATCHED, List.of("file:u")));
        told = new ToldPayments(disk, NOW + 10);
    }

    @AfterEach
    void close() {
        disk.close();
    }

    private Recorded bill(SampleOrder order) {
        return disk.ledger().record(List.of(order.valid().asBill(CODE)), 1, NOW).get(0);
    }

    private List<Billed> billed() {
        return disk.ledger().payments().billed("default", CODE);
    }

    private OrderView view(String invoiceNumber) {
        return disk.ledger().find("default", "payment-page", invoiceNumber, 1).orElseThrow();
    }

    private List<Delivery> delivered(String destination) {
        return disk.ledger().dueDeliveries(destination, 9, NOW + 99);
    }

    /** An order with a virtual account of that kind. */
    private static NewOrder of(String kind) {
        ObjectNode extra = JsonNodeFactory.instance.objectNode();
        extra.put("virtualAccountTrxType", kind);
        CheckedOrder fixed = SampleOrder.of("INV-1").valid().checked();
        Order order = fixed.order().withExtra(extra);
        CheckedOrder checked =
                new CheckedOrder(
                        order,
                        "default",
                        "payment-page",
                        "INV-1",
                        1,
                        order.toJson(),
                        "d",
                        1,
                        List.of(),
                        List.of(),
                        null);
        return new NewOrder(
                UUID.randomUUID().toString(), Source.of("rest", null), 0, Lane.BATCH, checked);
    }

    @Test
    void aBillIsAcceptedAtOnceAndNeverSent() {
        Recorded recorded = bill(SampleOrder.of("INV-1"));
        assertEquals(Verdict.OPEN, recorded.verdict());
        assertNull(recorded.claim());
        assertEquals(List.of(), disk.ledger().claim("default", 9, NOW + 99));
        assertFalse(disk.ledger().hasOpenOrders(Set.of("default")));
        OutcomeDocument document = view("INV-1").document();
        assertEquals("accepted", document.outcome());
        assertEquals(CODE, document.answered().paymentCode());
        assertNull(document.requestId());
        assertEquals(0, document.attempts());
        assertEquals(1, delivered("file:a").size());
        assertFalse(disk.ledger().payments().nextAsk("default").isPresent(), "nobody to ask");
    }

    @Test
    void theSameBillAgainIsADuplicate() {
        bill(SampleOrder.of("INV-1"));
        assertEquals(Verdict.DUPLICATE, bill(SampleOrder.of("INV-1").again()).verdict());
        assertEquals(Verdict.CONFLICT, bill(SampleOrder.of("INV-1").amount(7)).verdict());
        assertEquals(1, billed().size());
    }

    @Test
    void aBatchOfBillsIsSettled() {
        Batch batch = disk.ledger().openBatch("bills.csv", "bills.csv", "d", Set.of(), NOW);
        bill(SampleOrder.of("INV-1").in(batch, 2));
        bill(SampleOrder.of("INV-2").in(batch, 3));
        disk.ledger().batchRecorded(batch.id(), NOW);
        BatchCounts counts = disk.ledger().changedBatches().get(0);
        assertEquals(2, counts.total());
        assertEquals(0, counts.open());
        assertEquals(Map.of("accepted", 2L), counts.outcomes());
    }

    @Test
    void aBillIsFoundByItsCodeAndItsMerchantOnly() {
        bill(SampleOrder.of("INV-1"));
        bill(SampleOrder.of("INV-2").merchant("shop"));
        bill(SampleOrder.of("INV-3"));
        assertEquals(
                List.of("INV-3", "INV-1"),
                billed().stream().map(bill -> bill.order().invoiceNumber()).toList());
        assertEquals(List.of(), disk.ledger().payments().billed("default", "19008000002"));
        assertEquals(Instant.ofEpochMilli(NOW), billed().get(0).acceptedAt());
        assertEquals(PaymentState.PENDING, billed().get(0).state());
    }

    @Test
    void theHistoryTellsOfTheFirstInquiryOnly() {
        bill(SampleOrder.of("INV-1"));
        Billed first = billed().get(0);
        assertFalse(first.inquired());
        disk.ledger().payments().inquired(first, NOW + 1);
        disk.ledger().payments().inquired(first, NOW + 2);
        assertTrue(billed().get(0).inquired());
        disk.ledger().payments().inquired(billed().get(0), NOW + 3);
        assertEquals(
                1,
                view("INV-1").history().stream()
                        .filter(event -> event.kind().equals("inquired"))
                        .count());
    }

    @Test
    void aBillThatIsPaidSaysSo() {
        bill(SampleOrder.of("INV-1"));
        told.success("INV-1");
        assertEquals(PaymentState.PAID, billed().get(0).state());
        assertEquals(1, delivered("file:p").size());
    }

    @Test
    void aPaymentThatCameBeforeItsBillCounts() {
        told.success("INV-1");
        bill(SampleOrder.of("INV-1"));
        assertEquals(PaymentState.PAID, billed().get(0).state());
    }

    @ParameterizedTest
    @CsvSource({"ACCEPTED, 1", "DECLINED, 0", "UNRESOLVED, 0"})
    void anAcceptedOrderIsFoundByTheCodeThatDokuGave(Outcome outcome, int found) {
        Attempt attempt = disk.begin(disk.recordAndClaim(SampleOrder.of("INV-1")));
        Answered answer = new Answered(null, "   " + CODE, null);
        disk.ledger()
                .settle(
                        attempt,
                        answered("ACCEPTED"),
                        new Settlement(outcome, false, answer, 200, null, null),
                        NOW);
        assertEquals(found, billed().size());
    }

    @Test
    void theCodeOfALateAnswerCounts() {
        Attempt attempt = disk.begin(disk.recordAndClaim(SampleOrder.of("INV-1")));
        told.success("INV-1");
        assertEquals(List.of(), billed());
        Answered answer = new Answered(null, CODE, null);
        disk.ledger()
                .settle(
                        attempt,
                        answered("ACCEPTED"),
                        new Settlement(Outcome.ACCEPTED, false, answer, 200, null, null),
                        NOW);
        assertEquals(1, billed().size());
    }

    @ParameterizedTest
    @CsvSource({
        "C, 90000, paid",
        "C, 80000, mismatched",
        "O, 80000, paid",
        "V, 80000, paid",
        "o, 80000, mismatched"
    })
    void whereThePayerChoosesTheAmountAnyIsRight(String kind, String amount, String state) {
        disk.ledger().record(List.of(of(kind).asBill(CODE)), 0, NOW);
        told.notify("INV-1", "SALE", "SUCCESS", amount);
        assertEquals(state, view("INV-1").payment().path("status").textValue());
    }
}
