package io.github.dokucamel.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ScriptedGateway.Call;
import io.github.dokucamel.ScriptedGateway.Reply;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clock that somebody sets a day forward or back while orders flow. */
class ClockStepTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int ORDERS = 40;

    /** Runs, and can be set. */
    private static final class SettableClock extends Clock {

        private volatile Duration ahead = Duration.ZERO;

        void set(Duration by) {
            ahead = ahead.plus(by);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @TempDir Path data;
    private final SettableClock clock = new SettableClock();
    private final AtomicBoolean open = new AtomicBoolean();
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private ScriptedGateway gateway = gateway(call -> !open.get());
    private ScriptedGateway shop;
    private final Console console = Console.listen();

    @AfterEach
    void stop() {
        mayAnswer.countDown();
        console.close();
        gateway.close();
        if (shop != null) {
            shop.close();
        }
    }

    private static ScriptedGateway gateway(Predicate<Call> busy) {
        return ScriptedGateway.answering(
                call ->
                        busy.test(call)
                                ? ScriptedGateway.error(429, "too_many_requests")
                                : ScriptedGateway.opened(200, call));
    }

    private Installation installation() {
        return Installation.in(data)
                .readingFiles()
                .clock(clock)
                .gatewayAt(gateway.baseUrl())
                .with("doku.retry.attempts", "1000")
                .with("doku.retry.first-delay", "100ms")
                .with("doku.retry.max-delay", "300ms")
                .with("doku.delivery.max-delay", "300ms")
                .with("doku.report.interval", "100ms")
                .with("doku.send.in-flight", "8");
    }

    private Map<String, Integer> callsByInvoice() {
        Map<String, Integer> calls = new TreeMap<>();
        gateway.calls().forEach(call -> calls.merge(call.invoiceNumber(), 1, Integer::sum));
        return calls;
    }

    @Test
    void whatWaitsForARetryDoesNotWaitADayWhenItIsSetBack() throws Exception {
        try (Installation doku = installation().start()) {
            doku.drop("orders.csv", SampleOrders.csv("BACK", ORDERS));
            Installation.waiting().until(() -> gateway.calls().size() > 2 * ORDERS);

            clock.set(DAY.negated());
            open.set(true);
            doku.awaitSettled();

            assertEquals(ORDERS, doku.outbox().documents("accepted").size());
            assertEquals(ORDERS, doku.outbox().report("orders.csv").size());
        }
    }

    @Test
    void aRestartWithTheRightClockGoesOnAtOnce() throws Exception {
        clock.set(DAY);
        try (Installation doku = installation().start()) {
            doku.drop("orders.csv", SampleOrders.csv("RESTART", ORDERS));
            Installation.waiting().until(() -> gateway.calls().size() > ORDERS);
        }
        clock.set(DAY.negated());
        open.set(true);
        try (Installation doku = installation().start()) {
            doku.awaitSettled();
            assertEquals(ORDERS, doku.outbox().documents("accepted").size());
        }
    }

    @Test
    void deliveriesThatWaitFollowWhenItIsSetBack() throws Exception {
        open.set(true);
        AtomicBoolean shopIsOpen = new AtomicBoolean();
        shop = ScriptedGateway.answering(call -> new Reply(shopIsOpen.get() ? 204 : 500, ""));
        try (Installation doku =
                installation()
                        .with("doku.destination.accepted", shop.baseUrl() + "/outcomes")
                        .start()) {
            doku.drop("orders.csv", SampleOrders.csv("DELIVER", 5));
            Installation.waiting().until(() -> shop.calls().size() > 10);
            clock.set(DAY.negated());
            shopIsOpen.set(true);
            Installation.waiting()
                    .until(() -> !doku.bundle().ledger().hasDeliveries(Integer.MAX_VALUE));
        }
    }

    @Test
    void noOrderIsSentASecondTimeWhenItIsSetForwardMeanwhile() throws Exception {
        gateway.close();
        CountDownLatch asked = new CountDownLatch(1);
        gateway =
                ScriptedGateway.answering(
                        call -> {
                            asked.countDown();
                            await(mayAnswer);
                            return ScriptedGateway.opened(200, call);
                        });
        try (Installation doku = installation().start()) {
            doku.drop("orders.csv", SampleOrders.csv("FORWARD", ORDERS));
            doku.awaitProcessed("orders.csv");
            assertTrue(asked.await(30, TimeUnit.SECONDS));

            clock.set(DAY);
            Installation.waiting().until(() -> !console.lines("set forward by").isEmpty());
            doku.drop("after.csv", SampleOrders.csv("AFTER", 1));
            doku.awaitProcessed("after.csv");
            mayAnswer.countDown();
            doku.awaitSettled();

            assertEquals(ORDERS + 1, doku.outbox().documents("accepted").size());
            assertTrue(
                    callsByInvoice().values().stream().allMatch(n -> n == 1),
                    callsByInvoice().toString());
        }
    }

    @Test
    void requestsCarryTheTimeThatTheClockShows() throws Exception {
        open.set(true);
        try (Installation doku = installation().start()) {
            doku.order(SampleOrders.json("NOW-1"));
            clock.set(DAY);
            doku.order(SampleOrders.json("NOW-2"));
            clock.set(DAY.multipliedBy(2).negated());
            doku.order(SampleOrders.json("NOW-3"));
            for (int i = 0; i < 3; i++) {
                Instant expected =
                        Instant.now().plus(new Duration[] {Duration.ZERO, DAY, DAY.negated()}[i]);
                Instant sent = Instant.parse(gateway.posts().get(i).header("Request-Timestamp"));
                assertTrue(
                        Duration.between(sent, expected).abs().toSeconds() < 60,
                        sent + " instead of " + expected);
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
