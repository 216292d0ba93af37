package io.github.dokucamel.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.report.MovableClock;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accepted orders are asked for until their payment is final; no notification ever comes here. */
class ReconcileTest {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    @TempDir private Path data;
    private final MovableClock clock = new MovableClock(System.currentTimeMillis());
    private Installation doku;

    @BeforeEach
    void prepare() {
        doku =
                Installation.in(data)
                        .clock(clock)
                        .gateway(SimulatorOptions.defaults().withClock(clock))
                        .with("doku.notification.enabled", "false");
    }

    @AfterEach
    void stop() {
        doku.close();
    }

    private void accepted(String invoiceNumber) {
        assertEquals(
                "accepted", doku.order(SampleOrders.json(invoiceNumber)).path("outcome").asText());
    }

    private List<String> asked() {
        return doku.gateway().requests().stream()
                .filter(request -> request.method().equals("GET"))
                .map(request -> request.path().substring("/orders/v1/status/".length()))
                .toList();
    }

    /** Until it is written down too: the next pause counts from then. */
    private void awaitAsked(String invoiceNumber, int times) {
        Installation.waiting().until(() -> timesAsked(invoiceNumber) >= times);
    }

    private int timesAsked(String invoiceNumber) throws SQLException {
        try (Connection ledger =
                        DriverManager.getConnection("jdbc:sqlite:" + data.resolve("ledger.db"));
                PreparedStatement sql =
                        ledger.prepareStatement(
                                "SELECT asked FROM orders WHERE invoice_number = ?")) {
            sql.setString(1, invoiceNumber);
            try (ResultSet found = sql.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        }
    }

    private void awaitOutcome(String outcome, String invoiceNumber) {
        Installation.waiting()
                .until(() -> doku.outbox().byInvoice(outcome).containsKey(invoiceNumber));
    }

    private List<String> history(String invoiceNumber) {
        return doku
                .bundle()
                .ledger()
                .find("default", "payment-page", invoiceNumber, 1)
                .orElseThrow()
                .history()
                .stream()
                .map(event -> event.kind())
                .toList();
    }

    @Test
    void everyPaymentIsFoundWhenNoNotificationEverComes() throws Exception {
        doku.readingFiles().start();
        doku.drop("orders.csv", SampleOrders.csv("POLL", 300));
        doku.awaitSettled();
        Set<String> all = new TreeSet<>(doku.outbox().byInvoice("accepted").keySet());
        assertEquals(300, all.size());
        Set<String> paid = every(all, 3, 0);
        Set<String> failed = every(all, 3, 1);
        paid.forEach(doku.gateway().payer()::pay);
        failed.forEach(doku.gateway().payer()::decline);

        clock.move(59_000);
        assertEquals(List.of(), asked());
        clock.move(2_000);
        Installation.waiting()
                .until(
                        () ->
                                doku.outbox().files("paid").size() == paid.size()
                                        && doku.outbox().files("failed").size() == failed.size());

        assertEquals(paid, doku.outbox().byInvoice("paid").keySet());
        assertEquals(failed, doku.outbox().byInvoice("failed").keySet());
        for (JsonNode document : doku.outbox().documents("paid")) {
            assertEquals("status", document.at("/payment/told_by").asText());
        }
        // The payers who had failed try again, and the others let it expire.
        failed.forEach(doku.gateway().payer()::pay);
        Set<String> expired = every(all, 3, 2);
        expired.forEach(doku.gateway().payer()::expire);
        clock.move(6 * MINUTE);
        Installation.waiting().until(() -> doku.outbox().files("expired").size() == expired.size());
        Installation.waiting()
                .until(() -> doku.outbox().files("paid").size() == paid.size() + failed.size());
        assertEquals(expired, doku.outbox().byInvoice("expired").keySet());
        Installation.waiting()
                .until(
                        () ->
                                report().lines().filter(row -> row.contains(",paid,20")).count()
                                        == 200);
        assertEquals(100, report().lines().filter(row -> row.endsWith(",expired,")).count());
        int calls = asked().size();
        clock.move(DAY);
        accepted("AFTER-1");
        assertEquals(calls, asked().size(), "a final payment was asked for");
    }

    private static Set<String> every(Set<String> all, int n, int rest) {
        List<String> sorted = List.copyOf(new TreeSet<>(all));
        return sorted.stream()
                .filter(one -> sorted.indexOf(one) % n == rest)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String report() {
        return doku.outbox().text("reports/orders.csv.status.csv");
    }

    @Test
    void whatIsNotFoundIsAskedForAgainEverLessOftenAndNotForEver() throws Exception {
        doku.gateway(SimulatorOptions.defaults().withClock(clock).withStatusBeforePayment(false))
                .start();
        accepted("GONE-1");
        clock.move(MINUTE);
        awaitAsked("GONE-1", 1);
        clock.move(5 * MINUTE);
        awaitAsked("GONE-1", 2);
        clock.move(DAY);
        awaitAsked("GONE-1", 3);
        // An eighth of a day is the next pause.
        clock.move(2 * 60 * MINUTE);
        accepted("OTHER-1");
        clock.move(MINUTE + 1_000);
        awaitAsked("OTHER-1", 1);
        assertEquals(3, asked().stream().filter("GONE-1"::equals).count());
        clock.move(7 * DAY);
        Installation.waiting().until(() -> history("GONE-1").contains("no longer asked for"));
        long all = asked().stream().filter("GONE-1"::equals).count();
        clock.move(DAY);
        accepted("OTHER-2");
        clock.move(MINUTE + 1_000);
        awaitAsked("OTHER-2", 1);
        assertEquals(all, asked().stream().filter("GONE-1"::equals).count());
        assertEquals(Set.of(), doku.outbox().files("failed"));
        assertEquals(Set.of(), doku.outbox().files("expired"));
    }

    @Test
    void anotherAmountIsMismatchedAndARightOneLaterPaid() throws Exception {
        doku.start();
        accepted("AMOUNT-1");
        doku.gateway().payer().pay("AMOUNT-1", 5);
        clock.move(MINUTE + 1_000);
        awaitOutcome("mismatched", "AMOUNT-1");
        assertEquals(
                "amount_differs",
                doku.outbox().byInvoice("mismatched").get("AMOUNT-1").at("/error/code").asText());
        assertEquals(Set.of(), doku.outbox().files("paid"));
    }

    @Test
    void theScheduleOutlivesARestart() throws Exception {
        doku.start();
        accepted("AGAIN-1");
        doku.gateway().payer().pay("AGAIN-1");
        String gateway = doku.gateway().baseUrl();
        doku.context().stop();
        Installation first = doku;
        doku =
                Installation.in(data)
                        .clock(clock)
                        .gatewayAt(gateway)
                        .with("doku.notification.enabled", "false")
                        .start();
        clock.move(MINUTE + 1_000);
        awaitOutcome("paid", "AGAIN-1");
        first.close();
    }

    @Test
    void nothingIsAskedWhenThatIsSwitchedOff() throws Exception {
        doku.with("doku.reconcile.enabled", "false").start();
        accepted("OFF-1");
        clock.move(DAY);
        assertTrue(doku.bundle().ledger().payments().anyDue("default", clock.millis()));
        accepted("OFF-2");
        assertEquals(List.of(), asked());
    }
}
