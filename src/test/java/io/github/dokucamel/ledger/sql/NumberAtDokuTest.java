package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Lane;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.ledger.Payments.Question;
import io.github.dokucamel.ledger.Recorded;
import io.github.dokucamel.ledger.Recorded.Verdict;
import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.operation.check.CheckOrder;
import io.github.dokucamel.operation.check.OrderCheck;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.order.RawOrder;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One number at DOKU is one invoice number of the books, and both lead to the order. */
class NumberAtDokuTest {

    private static final CheckOrder CHECK = OrderCheck.asItComes();

    @TempDir private Path dir;
    private LedgerOnDisk disk;
    private ToldPayments told;

    @BeforeEach
    void open() {
        disk = new LedgerOnDisk(dir, Map.of(Outcome.MISMATCHED, List.of("file:m")));
        told = new ToldPayments(disk, NOW);
    }

    @AfterEach
    void close() {
        disk.close();
    }

    private static NewOrder order(String operation, String number, int revision) {
        String json =
                """
                {"operation":"%s","invoice_number":"%s","revision":%s,"amount":90000,
                 "customer":{"name":"Anton","email":"a@b.id"}}"""
                        .formatted(operation, number, revision);
        try {
            ObjectNode tree = (ObjectNode) OrderJson.read(json.getBytes(StandardCharsets.UTF_8));
            return new NewOrder(
                    UUID.randomUUID().toString(),
                    Source.of("rest", null),
                    0,
                    Lane.WAITING,
                    CHECK.check(RawOrder.read(1, tree)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Recorded record(String operation, String number, int revision) {
        return disk.ledger().record(List.of(order(operation, number, revision)), 9, NOW).get(0);
    }

    private long settle(String number, int revision, Outcome outcome) {
        Claim claim = record("payment-page", number, revision).claim();
        Attempt attempt = disk.begin(claim);
        disk.ledger()
                .settle(attempt, LedgerOnDisk.answered("x"), LedgerOnDisk.settlement(outcome), NOW);
        return claim.orderId();
    }

    private OrderView view(long orderId) {
        return disk.ledger().find(orderId).orElseThrow();
    }

    private String payment(long orderId) {
        return view(orderId).payment().path("status").asText();
    }

    @ParameterizedTest
    @CsvSource({
        "INV-1, INV/1, payment-page, INV-1",
        "INV/1, INV-1, payment-page, INV-1",
        "INV/1, INV-1, va-bca, INV-1",
        "A/B-C, A-B/C, payment-page, A-B-C"
    })
    void theLaterOfTwoOfOneNumberIsAConflict(
            String first, String second, String operation, String number) {
        assertEquals(Verdict.OPEN, record("payment-page", first, 1).verdict());
        Recorded later = record(operation, second, 1);
        assertEquals(Verdict.CONFLICT, later.verdict());
        OutcomeDocument document = view(later.orderId()).document();
        assertEquals(second, document.invoiceNumber());
        assertEquals("invoice_number", document.error().violations().get(0).field());
        String said = document.error().message();
        assertTrue(said.contains("would be " + number + " at DOKU"), said);
        assertTrue(said.contains("the number of " + first + " there"), said);
        assertEquals(Verdict.DUPLICATE, record("payment-page", first, 1).verdict());
    }

    @Test
    void aRevisionAndABooksNumberAreOneNumberToo() {
        settle("INV-1", 1, Outcome.DECLINED);
        settle("INV-1", 2, Outcome.DECLINED);
        assertEquals(Verdict.CONFLICT, record("payment-page", "INV-1-r2", 1).verdict());
        record("payment-page", "INV-1-r3", 1);
        Recorded third = record("payment-page", "INV-1", 3);
        assertEquals(Verdict.CONFLICT, third.verdict());
        String said = view(third.orderId()).document().error().message();
        assertTrue(said.contains("the number of INV-1-r3 there"), said);
    }

    @Test
    void oneBooksNumberOfTwoOperationsIsTwoBills() {
        assertEquals(Verdict.OPEN, record("payment-page", "INV/1", 1).verdict());
        assertEquals(Verdict.OPEN, record("va-bca", "INV/1", 1).verdict());
    }

    @Test
    void ofTwoAtTheSameMomentOneIsAConflict() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 20; i++) {
                String slash = "T/" + i;
                List<Callable<Recorded>> both =
                        List.of(
                                () -> record("payment-page", slash, 1),
                                () -> record("va-bca", slash.replace('/', '-'), 1));
                List<Verdict> verdicts =
                        threads.invokeAll(both).stream()
                                .map(
                                        done -> {
                                            try {
                                                return done.get().verdict();
                                            } catch (Exception e) {
                                                throw new AssertionError(e);
                                            }
                                        })
                                .sorted()
                                .toList();
                assertEquals(List.of(Verdict.OPEN, Verdict.CONFLICT), verdicts);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void dokuIsAskedForItsNumberAndBothNumbersFindTheOrder() {
        settle("INV/1", 1, Outcome.DECLINED);
        long second = settle("INV/1", 2, Outcome.ACCEPTED);
        Question question = disk.ledger().payments().question(second);
        assertEquals("INV/1", question.invoiceNumber());
        assertEquals("INV-1-r2", question.dokuNumber());
        OrderView found =
                disk.ledger().findAtDoku("default", "payment-page", "INV-1-r2", null).orElseThrow();
        assertEquals("INV/1", found.document().invoiceNumber());
        assertEquals("INV-1-r2", found.dokuNumber());
    }

    @Test
    void aPaymentIsToldUnderTheBooksNumber() {
        long order = settle("INV/1", 1, Outcome.ACCEPTED);
        told.success("INV-1");
        assertEquals("paid", payment(order));
    }

    @Test
    void whatWasToldBeforeItAppearedCountsForIt() {
        told.success("INV-1");
        long order = record("payment-page", "INV/1", 1).orderId();
        assertEquals("paid", payment(order));
    }

    @ParameterizedTest
    @CsvSource({"INV-1, INV-1-r2", "INV-1-r2, INV-1"})
    void aSecondPaymentOfTheBillIsPaidAgainAndNamesBothNumbers(String first, String second) {
        long one = settle("INV-1", 1, Outcome.ACCEPTED);
        told.notify("default", ToldPayments.body("INV-1", "SALE", "EXPIRED", "90000", "R-x"));
        long two = settle("INV-1", 2, Outcome.ACCEPTED);
        told.success(first);
        long paid = first.equals("INV-1") ? one : two;
        long again = first.equals("INV-1") ? two : one;
        assertEquals("paid", payment(paid));
        told.success(second);
        assertEquals("mismatched", payment(again));
        String document =
                new String(
                        disk.ledger().dueDeliveries("file:m", 9, NOW).get(0).document(),
                        StandardCharsets.UTF_8);
        assertTrue(document.contains("paid_again"), document);
        assertTrue(document.contains("first under " + first + ", now under " + second), document);
        assertEquals("paid", payment(paid));
    }

    @Test
    void nothingMoreIsSentOfABillThatWasPaid() {
        settle("INV-1", 1, Outcome.ACCEPTED);
        told.notify("default", ToldPayments.body("INV-1", "SALE", "EXPIRED", "90000", "R-x"));
        settle("INV-1", 2, Outcome.DECLINED);
        told.success("INV-1");
        Recorded third = record("payment-page", "INV-1", 3);
        assertEquals(Verdict.INVALID, third.verdict());
        String said = view(third.orderId()).document().error().message();
        assertTrue(said.contains("revision 1 was paid, as INV-1 at DOKU"), said);
    }

    @Test
    void moneyForADeclinedRevisionCountsForTheBill() {
        settle("INV-1", 1, Outcome.DECLINED);
        long second = settle("INV-1", 2, Outcome.ACCEPTED);
        told.notify("default", ToldPayments.body("INV-1", "SALE", "SUCCESS", "90000", "R-x"));
        assertEquals("paid", payment(second));
    }

    @Test
    void anOrderOfAnEarlierVersionKeepsItsNumber() {
        settle("INV-1", 1, Outcome.DECLINED);
        long second = settle("INV-1", 2, Outcome.ACCEPTED);
        disk.change("UPDATE doku_orders SET doku_number = NULL");
        assertEquals("INV-1", disk.ledger().payments().question(second).dokuNumber());
        told.notify("default", ToldPayments.body("INV-1", "SALE", "SUCCESS", "90000", "R-x"));
        assertEquals("paid", payment(second));
    }
}
