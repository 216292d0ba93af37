package io.github.dokucamel.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
                        .gateway(SimulatorOptions.defaults().withStrict(true).withClock(clock))
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
                                "SELECT asked FROM doku_orders WHERE invoice_number = ?")) {
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
    void whatIsNotFoundIsAskedForAgainEverLessOftenAndNotForEver() throws Exception {
        doku.gateway(
                        SimulatorOptions.defaults()
                                .withStrict(true)
                                .withClock(clock)
                                .withStatusBeforePayment(false))
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
        clock.move(45 * DAY);
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
        assertTrue(
                doku.bundle().ledger().payments().nextAsk("default").orElseThrow()
                        <= clock.millis());
        accepted("OFF-2");
        assertEquals(List.of(), asked());
    }
}
