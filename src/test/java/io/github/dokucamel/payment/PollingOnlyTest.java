package io.github.dokucamel.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.report.MovableClock;
import io.github.dokucamel.simulator.Payer;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No notification ever arrives, and every payment is found all the same, by asking for it. */
class PollingOnlyTest {

    private static final int MANY = Integer.getInteger("payments", 300);
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    /** What the payers do, and when. */
    private enum Payers {
        PAY_AT_ONCE("paid"),
        PAY_LATER("paid"),
        DECLINE("failed"),
        DECLINE_AND_PAY_LATER("paid"),
        EXPIRE("expired"),
        PAY_TOO_MUCH("mismatched"),
        NEVER_COME("pending");

        final String becomes;

        Payers(String becomes) {
            this.becomes = becomes;
        }
    }

    @TempDir Path data;
    private final MovableClock clock =
            new MovableClock(Instant.parse("2026-11-25T03:00:00Z").toEpochMilli());
    private final Map<String, Integer> orders = new TreeMap<>();

    private List<String> of(Payers payers) {
        return orders.keySet().stream().filter(number -> payers(number) == payers).toList();
    }

    private Payers payers(String number) {
        return Payers.values()[orders.get(number) % Payers.values().length];
    }

    @Test
    @Tag("full")
    void everyPaymentIsFoundByAskingForIt() throws Exception {
        for (int i = 1; i <= MANY; i++) {
            orders.put("ASK-" + i, i);
        }
        SimulatorOptions options =
                SimulatorOptions.defaults()
                        .withStrict(true)
                        .withClock(clock)
                        .withLatency(Duration.ZERO)
                        .withStatusBeforePayment(false);
        try (Installation doku =
                Installation.in(data)
                        .readingFiles()
                        .clock(clock)
                        .gateway(options)
                        .with("doku.notification.enabled", "false")
                        .with("doku.reconcile.interval", "1m")
                        .start()) {
            doku.drop("orders.csv", SampleOrders.csv("ASK", MANY));
            Installation.waiting().until(() -> doku.outbox().files("accepted").size() == MANY);
            Payer payer = doku.gateway().payer();
            of(Payers.PAY_AT_ONCE).forEach(payer::pay);
            of(Payers.DECLINE).forEach(payer::decline);
            of(Payers.DECLINE_AND_PAY_LATER).forEach(payer::decline);
            of(Payers.EXPIRE).forEach(payer::expire);
            of(Payers.PAY_TOO_MUCH).forEach(number -> payer.pay(number, amount(number) + 1));

            clock.move(MINUTE - 1);
            assertEquals(MANY, doku.gateway().requestCount());
            clock.move(1);
            Installation.waiting().until(() -> doku.gateway().requestCount() == 2L * MANY);
            awaitOutcome(doku, "failed", Payers.DECLINE, Payers.DECLINE_AND_PAY_LATER);
            awaitOutcome(doku, "paid", Payers.PAY_AT_ONCE);

            of(Payers.PAY_LATER).forEach(payer::pay);
            of(Payers.DECLINE_AND_PAY_LATER).forEach(payer::pay);
            clock.move(MINUTE);
            awaitOutcome(
                    doku,
                    "paid",
                    Payers.PAY_AT_ONCE,
                    Payers.PAY_LATER,
                    Payers.DECLINE_AND_PAY_LATER);
            awaitOutcome(doku, "expired", Payers.EXPIRE);
            awaitOutcome(doku, "mismatched", Payers.PAY_TOO_MUCH);
            assertEquals(Set.of(), doku.outbox().files("refunded"));
            awaitTheEnd(doku);
            check(doku);
        }
    }

    private long amount(String number) {
        return 1_000 + orders.get(number);
    }

    private void awaitOutcome(Installation doku, String outcome, Payers... all) {
        Set<String> right = new TreeSet<>();
        for (Payers payers : all) {
            right.addAll(of(payers));
        }
        Installation.waiting().until(() -> doku.outbox().files(outcome).size() >= right.size());
        assertEquals(right, doku.outbox().byInvoice(outcome).keySet());
    }

    /** Once more when the time is over, and never again. */
    private void awaitTheEnd(Installation doku) {
        clock.move(Duration.ofDays(45).toMillis());
        Installation.waiting()
                .until(() -> of(Payers.NEVER_COME).stream().allMatch(n -> isOver(doku, n)));
        long asked = doku.gateway().requestCount();
        clock.move(Duration.ofDays(45).toMillis());
        doku.order(SampleOrders.json("NEXT-1"));
        assertEquals(asked + 1, doku.gateway().requestCount());
    }

    private static boolean isOver(Installation doku, String number) {
        return doku
                .bundle()
                .ledger()
                .find("default", "payment-page", number, 1)
                .orElseThrow()
                .history()
                .stream()
                .anyMatch(event -> event.kind().equals("no longer asked for"));
    }

    private void check(Installation doku) {
        Outbox outbox = doku.outbox();
        List<JsonNode> documents = PaymentDocuments.in(outbox);
        Map<String, Integer> counts = new TreeMap<>();
        documents.forEach(d -> counts.merge(d.path("outcome").asText(), 1, Integer::sum));
        assertTrue(
                documents.stream()
                        .allMatch(d -> d.at("/payment/told_by").asText().equals("status")));
        Map<String, Integer> right = new HashMap<>();
        for (Payers payers : Payers.values()) {
            right.merge(payers.becomes, of(payers).size(), Integer::sum);
        }
        right.remove("pending");
        right.merge("failed", of(Payers.DECLINE_AND_PAY_LATER).size(), Integer::sum);
        assertEquals(right, counts);
        Installation.waiting().until(() -> doku.bundle().ledger().changedBatches().isEmpty());
        List<String> wrong = new ArrayList<>();
        for (Map<String, String> row : outbox.rows("orders.csv")) {
            if (!row.get("payment_status").equals(payers(row.get("invoice_number")).becomes)) {
                wrong.add(row.toString());
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(MANY, outbox.rows("orders.csv").size());
        System.out.printf(
                "%,d orders without a notification: %s, by %,d calls%n",
                MANY, counts, doku.gateway().requestCount());
    }
}
