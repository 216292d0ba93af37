package io.github.dokucamel.send.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Hold;
import io.github.dokucamel.ledger.Lane;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class SendQueueTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Clock clock = Clock.systemUTC();
    private final Holds holds = new Holds(clock, Duration.ofMinutes(1), Duration.ofSeconds(30));
    private final Reachability reachability =
            new Reachability(
                    CircuitBreaker.ofDefaults("gateway"),
                    clock,
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(30),
                    System::nanoTime);

    private SendQueue queue(int capacity, Double perSecond) {
        return new SendQueue(
                capacity, perSecond, new Admission(holds, reachability), System::nanoTime);
    }

    private Exchange order(String merchant, Lane lane, String invoiceNumber) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage()
                .setBody(
                        new Claim(
                                1, 1, merchant, "payment-page", invoiceNumber, lane, new byte[0]));
        return exchange;
    }

    private void add(SendQueue queue, String merchant, Lane lane, String... invoiceNumbers) {
        for (String invoiceNumber : invoiceNumbers) {
            queue.add(order(merchant, lane, invoiceNumber));
        }
    }

    private static String number(Exchange exchange) {
        return exchange == null ? null : exchange.getMessage().getBody(Claim.class).invoiceNumber();
    }

    private static List<String> all(SendQueue queue) {
        List<Exchange> taken = new ArrayList<>();
        queue.drainTo(taken);
        return taken.stream().map(SendQueueTest::number).toList();
    }

    /** A claim that ran out before its turn is another's, and its turn is lost. */
    @ParameterizedTest
    @CsvSource({"1000, 0.5, 100", "1000, 100, 1000", "1000, 0.001, 1", "5, 1, 5"})
    void noMoreWaitInMemoryThanGetTheirTurnInTime(int capacity, double perSecond, int room) {
        SendQueue queue = queue(capacity, perSecond);
        for (Lane lane : Lane.values()) {
            assertEquals(room, queue.room("shop", lane));
        }
    }

    @Test
    void whoSomebodyWaitsForGoesBeforeEveryBatch() {
        SendQueue queue = queue(10, null);
        add(queue, "a", Lane.BATCH, "a1", "a2");
        add(queue, "b", Lane.BATCH, "b1");
        add(queue, "b", Lane.WAITING, "B");
        add(queue, "a", Lane.WAITING, "A");
        assertEquals(List.of("A", "B", "a1", "b1", "a2"), all(queue));
    }

    @Test
    void merchantsTakeTurns() {
        SendQueue queue = queue(10, null);
        add(queue, "a", Lane.BATCH, "a1", "a2", "a3");
        add(queue, "b", Lane.BATCH, "b1");
        add(queue, "c", Lane.BATCH, "c1", "c2");
        assertEquals(List.of("a1", "b1", "c1", "a2", "c2", "a3"), all(queue));
    }

    @Test
    void aMerchantOnHoldIsPassedOver() {
        SendQueue queue = queue(10, null);
        add(queue, "a", Lane.WAITING, "A");
        add(queue, "b", Lane.BATCH, "b1");
        holds.hold(1, new Hold("a", "invalid_signature", "why", 0));
        assertEquals(List.of("b1"), all(queue));
        assertEquals(1, queue.size());
        assertEquals(0, queue.room("a", Lane.BATCH));
        assertFalse(queue.isLow("a"));
    }

    @Test
    void aMerchantOnHoldDoesNotKeepTheSendersAwake() {
        SendQueue queue = queue(10, null);
        add(queue, "a", Lane.BATCH, "a1");
        holds.hold(1, new Hold("a", "invalid_signature", "why", 0));
        assertEquals(TimeUnit.MILLISECONDS.toNanos(200), queue.untilNextTurn(System.nanoTime()));
    }

    @Test
    void theRateOfOneMerchantSpacesItsCallsAndNobodyElses() throws Exception {
        SendQueue queue = queue(10, 10.0);
        add(queue, "a", Lane.BATCH, "a1", "a2");
        add(queue, "b", Lane.BATCH, "b1");
        long start = System.nanoTime();
        assertEquals("a1", number(queue.poll(1, TimeUnit.SECONDS)));
        assertEquals("b1", number(queue.poll(1, TimeUnit.SECONDS)));
        assertEquals("a2", number(queue.poll(1, TimeUnit.SECONDS)));
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        assertTrue(took >= 99, took + " ms");
        assertNull(queue.poll());
    }

    @Test
    void theWaitingLaneSharesTheRateOfItsMerchant() {
        SendQueue queue = queue(10, 0.001);
        add(queue, "a", Lane.BATCH, "a1");
        assertEquals("a1", number(queue.poll()));
        add(queue, "a", Lane.WAITING, "A");
        assertNull(queue.poll());
        assertEquals(1, queue.size());
    }

    @Test
    void aLaneFullOfABatchLeavesRoomForWhoSomebodyWaitsFor() {
        SendQueue queue = queue(2, null);
        add(queue, "a", Lane.BATCH, "1", "2");
        assertEquals(0, queue.room("a", Lane.BATCH));
        assertEquals(2, queue.room("a", Lane.WAITING));
        add(queue, "a", Lane.WAITING, "A", "B");
        assertEquals(0, queue.room("a", Lane.WAITING));
    }

    @Test
    void roomIsPerMerchantAndLowBelowHalf() {
        SendQueue queue = queue(4, null);
        assertEquals(4, queue.room("a", Lane.BATCH));
        assertTrue(queue.isLow("a"));
        add(queue, "a", Lane.BATCH, "1");
        assertTrue(queue.isLow("a"));
        add(queue, "a", Lane.BATCH, "2");
        assertFalse(queue.isLow("a"));
        assertEquals(2, queue.room("a", Lane.BATCH));
        assertEquals(4, queue.room("b", Lane.BATCH));
        add(queue, "a", Lane.BATCH, "3", "4", "5");
        assertEquals(0, queue.room("a", Lane.BATCH));
    }

    @Test
    void clearForgetsEverything() {
        SendQueue queue = queue(4, null);
        add(queue, "a", Lane.BATCH, "1");
        add(queue, "b", Lane.WAITING, "2");
        queue.clear();
        assertTrue(queue.isEmpty());
        assertNull(queue.poll());
        assertEquals(4, queue.room("a", Lane.BATCH));
    }

    @Test
    void looksWithoutTaking() {
        SendQueue queue = queue(4, null);
        assertNull(queue.peek());
        add(queue, "a", Lane.BATCH, "1");
        add(queue, "a", Lane.WAITING, "2");
        assertEquals("2", number(queue.peek()));
        assertEquals(2, queue.size());
    }

    @Test
    void handsEachOrderToOneOfManySenders() throws Exception {
        SendQueue queue = queue(10, null);
        ConcurrentLinkedQueue<String> taken = new ConcurrentLinkedQueue<>();
        ExecutorService senders = Executors.newFixedThreadPool(8);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            done.add(
                    senders.submit(
                            () -> {
                                for (int n = 0; n < 100; n++) {
                                    taken.add(number(queue.take()));
                                }
                                return null;
                            }));
        }
        for (int n = 0; n < 800; n++) {
            add(queue, "m" + n % 3, n % 5 == 0 ? Lane.WAITING : Lane.BATCH, "INV-" + n);
        }
        for (Future<?> one : done) {
            one.get(10, TimeUnit.SECONDS);
        }
        senders.shutdown();
        assertEquals(800, taken.stream().distinct().count());
        assertTrue(queue.isEmpty());
    }

    @Test
    void aPaymentIsAskedForOnlyWhileNoOrderWaits() {
        SendQueue queue = queue(10, null);
        assertEquals(16, queue.spareTurns("a", 16));
        add(queue, "a", Lane.BATCH, "a1");
        assertEquals(0, queue.spareTurns("a", 16));
        assertEquals(16, queue.spareTurns("b", 16));
        queue.poll();
        assertEquals(16, queue.spareTurns("a", 16));
    }

    @Test
    void aQuestionCountsForTheRate() {
        SendQueue queue = queue(10, 0.1);
        assertEquals(1, queue.spareTurns("a", 16));
        assertEquals(0, queue.spareTurns("a", 16));
        add(queue, "a", Lane.BATCH, "a1");
        assertNull(queue.poll());
    }

    @Test
    void nobodyIsAskedForAMerchantOnHold() {
        SendQueue queue = queue(10, null);
        holds.hold(1, new Hold("a", "invalid_signature", "wrong key", 0));
        assertEquals(0, queue.spareTurns("a", 16));
        assertEquals(16, queue.spareTurns("b", 16));
    }
}
