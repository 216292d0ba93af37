package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static io.github.dokucamel.ledger.sql.LedgerOnDisk.answered;
import static io.github.dokucamel.ledger.sql.LedgerOnDisk.settlement;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Lane;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.Recorded;
import io.github.dokucamel.ledger.Recorded.Verdict;
import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.operation.check.RefundCall;
import io.github.dokucamel.outcome.Outcome;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger holds against refunds of an order of IDR 90000. */
class RefundRowsTest {

    @TempDir private Path dir;
    private LedgerOnDisk disk;

    @BeforeEach
    void open() {
        disk = new LedgerOnDisk(dir, Map.of());
        disk.settle(SampleOrder.of("INV-1"), Outcome.ACCEPTED);
    }

    @AfterEach
    void close() {
        disk.close();
    }

    private void pay() {
        new ToldPayments(disk, NOW).success("INV-1");
    }

    static NewOrder refund(String merchant, String key, long amount, String forcedFor) {
        RefundCall refund =
                new RefundCall(
                        "INV-1",
                        BigDecimal.valueOf(amount),
                        "order.invoice_number",
                        "refund.amount",
                        Set.of(merchant.equals("shop") ? "default" : "shop"),
                        forcedFor);
        CheckedOrder checked =
                new CheckedOrder(
                        null,
                        merchant,
                        "card-refund",
                        "INV-1",
                        1,
                        "{\"request\":{}}".getBytes(UTF_8),
                        "d" + amount,
                        1,
                        List.of(),
                        List.of(),
                        key,
                        refund,
                        null);
        Source source = Source.of("rest", null);
        return new NewOrder(UUID.randomUUID().toString(), source, 0, Lane.WAITING, checked);
    }

    private Recorded record(NewOrder... orders) {
        List<Recorded> recorded = disk.ledger().record(List.of(orders), 9, NOW);
        return recorded.get(recorded.size() - 1);
    }

    private Recorded refund(String key, long amount) {
        return record(refund("default", key, amount, null));
    }

    private Recorded refund(String key, long amount, Outcome outcome) {
        Recorded recorded = refund(key, amount);
        disk.ledger()
                .settle(
                        disk.begin(recorded.claim()),
                        answered(outcome.name()),
                        settlement(outcome),
                        NOW);
        return recorded;
    }

    private String wrong(Recorded recorded) {
        assertEquals(Verdict.INVALID, recorded.verdict());
        return disk.ledger().find(recorded.orderId()).orElseThrow().document().error().message();
    }

    private List<String> history(Recorded recorded) {
        return disk.ledger().find(recorded.orderId()).orElseThrow().history().stream()
                .map(event -> event.kind() + " " + event.detail())
                .toList();
    }

    @Test
    void holdsBackWhatWasNeverPaid() {
        String message = wrong(refund("a", 10_000));
        assertTrue(message.contains("its payment is pending"), message);

        pay();
        assertEquals(Verdict.OPEN, refund("a", 10_000).verdict());
    }

    @Test
    void countsWhatIsUnderWayUnknownOrDoneAndNothingElse() {
        pay();
        refund("open", 10_000);
        refund("unknown", 20_000, Outcome.UNRESOLVED);
        refund("done", 30_000, Outcome.ACCEPTED);
        refund("declined", 30_000, Outcome.DECLINED);
        wrong(refund("invalid", 30_001));
        disk.reopen();

        String message = wrong(refund("next", 30_001));

        assertTrue(message.contains("the IDR 30000 that is left of IDR 90000"), message);
        assertTrue(message.contains("IDR 30000 went back"), message);
        assertTrue(message.contains("IDR 30000 is under way or unknown"), message);
        assertEquals(Verdict.OPEN, refund("next", 30_000).verdict());
    }

    @Test
    void judgesOneOfSeveralAtATime() {
        pay();
        Recorded second =
                record(refund("default", "a", 60_000, null), refund("default", "b", 60_000, null));
        assertTrue(wrong(second).contains("the IDR 30000 that is left"));
    }

    @Test
    void knowsACallThatComesAgainFromANewOne() {
        pay();
        refund("a", 90_000);

        assertEquals(Verdict.DUPLICATE, refund("a", 90_000).verdict());
        NewOrder first = refund("default", "made-up-1", 90_000, "by phone");
        assertEquals(Verdict.OPEN, record(first).verdict());
        NewOrder again =
                new NewOrder(
                        first.arrival(),
                        first.source(),
                        0,
                        Lane.WAITING,
                        refund("default", "made-up-2", 90_000, null).checked());
        assertEquals(Verdict.CONTINUED, record(again).verdict());
    }

    @Test
    void holdsBackTheRefundOfAnothersOrder() {
        pay();
        String message = wrong(record(refund("shop", "a", 10_000, null)));
        assertTrue(message.contains("INV-1 is an order of another merchant"), message);

        disk.settle(SampleOrder.of("INV-1").merchant("shop"), Outcome.ACCEPTED);
        message = wrong(record(refund("shop", "a", 10_000, null)));
        assertTrue(message.contains("was not paid"), message);
    }

    @Test
    void doesNotJudgeAnOrderThatItNeverHad() {
        disk.change("UPDATE doku_orders SET invoice_number = 'INV-2'");
        assertEquals(Verdict.OPEN, refund("a", 10_000).verdict());
        assertEquals(Verdict.OPEN, record(refund("shop", "a", 10_000, null)).verdict());
    }

    @Test
    void saysInTheHistoryWhoForcedItAndAgainstWhat() {
        Recorded against = record(refund("default", "a", 10_000, "paid says DOKU's desk"));
        assertEquals(Verdict.OPEN, against.verdict());
        assertEquals(
                List.of(
                        "recorded null",
                        "forced by hand: paid says DOKU's desk; against it: order.invoice_number"
                                + " INV-1 was not paid as far as is known here: its payment is"
                                + " pending"),
                history(against));

        pay();
        Recorded rightly = record(refund("default", "b", 10_000, "to be sure"));
        assertEquals(List.of("recorded null", "forced by hand: to be sure"), history(rightly));
    }
}
