package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static io.github.dokucamel.ledger.sql.LedgerOnDisk.answered;
import static io.github.dokucamel.ledger.sql.LedgerOnDisk.settlement;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Lane;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.ledger.Recorded;
import io.github.dokucamel.ledger.Recorded.Verdict;
import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls among the orders of a ledger: their key is their own, and no payment is theirs. */
class CallRowsTest {

    private static final long LATER = NOW + 1_000_000_000;

    @TempDir private Path dir;
    private LedgerOnDisk disk;

    @BeforeEach
    void open() {
        Map<Outcome, List<String>> destinations =
                Stream.of(Outcome.values())
                        .collect(Collectors.toMap(o -> o, o -> List.of("mock:" + o.text())));
        disk = new LedgerOnDisk(dir, destinations);
    }

    @AfterEach
    void close() {
        disk.close();
    }

    private static NewOrder call(String arrival, String key, String digest) {
        CheckedOrder checked =
                new CheckedOrder(
                        null,
                        "default",
                        "payment-page",
                        "INV-1",
                        1,
                        "{\"request\":{\"order\":{\"invoice_number\":\"INV-1\",\"amount\":90000}}}"
                                .getBytes(UTF_8),
                        digest,
                        1,
                        List.of(),
                        List.of(),
                        key);
        return new NewOrder(arrival, Source.of("jms", "doku.calls"), 0, Lane.BATCH, checked);
    }

    private Recorded record(String arrival, String key, String digest) {
        return disk.ledger().record(List.of(call(arrival, key, digest)), 1, NOW).get(0);
    }

    private OutcomeDocument accepted(String key) {
        Claim claim = record(UUID.randomUUID().toString(), key, "d").claim();
        disk.ledger()
                .settle(disk.begin(claim), answered("ACCEPTED"), settlement(Outcome.ACCEPTED), NOW);
        return call(key).document();
    }

    private OrderView call(String key) {
        return disk.ledger().findCall("default", "payment-page", key).orElseThrow();
    }

    @Test
    void aMessageThatIsDeliveredAgainGoesOnWithItsOwnCall() {
        Recorded first = record("jms-call:ID:1", "made-up-1", "d");

        Recorded again = record("jms-call:ID:1", "made-up-2", "d");

        assertEquals(Verdict.OPEN, first.verdict());
        assertEquals(Verdict.CONTINUED, again.verdict());
        assertEquals(first.orderId(), again.orderId());
    }

    @Test
    void aKeyStandsForOneCall() {
        Recorded first = record("a", "key-1", "d");

        assertEquals(Verdict.DUPLICATE, record("b", "key-1", "d").verdict());
        assertEquals(Verdict.CONFLICT, record("c", "key-1", "other").verdict());
        assertEquals(first.orderId(), record("d", "key-1", "d").ownerId());
        assertEquals(Verdict.OPEN, record("e", "key-2", "d").verdict());
    }

    @Test
    void aClaimOfACallIsTheSameAfterAStart() {
        Claim handedOver = record("a", "key-1", "d").claim();
        disk.reopen();

        Claim claimed = disk.ledger().claim("default", 9, NOW).get(0);

        for (Claim claim : List.of(handedOver, claimed)) {
            assertTrue(claim.isCall());
            assertEquals("key-1", claim.callKey());
            assertNull(claim.invoiceNumber());
            assertEquals("INV-1", claim.shownInvoiceNumber());
        }
    }

    @Test
    void aCallShowsItsInvoiceNumberAndIsNotFoundByIt() {
        record("a", "key-1", "d");
        assertEquals("INV-1", call("key-1").document().invoiceNumber());
        assertEquals("pending", call("key-1").document().outcome());

        OutcomeDocument document = accepted("key-2");

        assertEquals("INV-1", document.invoiceNumber());
        assertEquals("key-2", document.callKey());
        assertNull(document.revision());
        assertNull(call("key-2").payment());
        assertTrue(disk.ledger().find("default", "payment-page", "INV-1", 1).isEmpty());
        disk.recordAndClaim(SampleOrder.of("INV-1"));
        assertTrue(disk.ledger().find("default", "payment-page", "INV-1", 1).isPresent());
    }

    @Test
    void noPaymentIsAskedForOrToldOfACall() {
        accepted("key-1");

        assertFalse(
                disk.ledger().payments().nextAsk("default").filter(at -> at <= LATER).isPresent());
        new ToldPayments(disk, NOW).success("INV-1");
        assertEquals(1, disk.ledger().dueDeliveries("mock:unmatched", 9, LATER).size());
        assertEquals(0, disk.ledger().dueDeliveries("mock:paid", 9, LATER).size());
        accepted("key-2");
        assertEquals(0, disk.ledger().dueDeliveries("mock:paid", 9, LATER).size());
        assertTrue(disk.ledger().tally().isEmpty());
    }
}
