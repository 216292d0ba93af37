package io.github.dokucamel.send.queue;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WaitersTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final Waiters waiters = new Waiters(2);

    private Thread waiting(long orderId, Duration atMost) throws InterruptedException {
        CountDownLatch registered = new CountDownLatch(1);
        Thread thread = start(orderId, atMost, () -> down(registered));
        assertTrue(registered.await(5, TimeUnit.SECONDS));
        return thread;
    }

    private static boolean down(CountDownLatch latch) {
        latch.countDown();
        return false;
    }

    private Thread start(long orderId, Duration atMost, BooleanSupplier settled) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                waiters.await(orderId, atMost, settled);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Test
    void goesOnWhenTheOrderIsSettled() throws Exception {
        Thread thread = waiting(1, LONG);
        waiters.settled(2);
        assertTrue(thread.isAlive());
        waiters.settled(1);
        thread.join();
    }

    @Test
    void doesNotWaitForAnOrderThatIsSettledAlready() throws Exception {
        waiters.settled(1);
        start(1, LONG, () -> true).join();
    }

    @Test
    void goesOnWhenTheTimeIsOver() throws Exception {
        waiting(1, Duration.ofMillis(20)).join();
        waiting(1, Duration.ZERO).join();
    }

    @Test
    void allWhoWaitForAnOrderGoOn() throws Exception {
        Thread first = waiting(1, LONG);
        Thread second = waiting(1, LONG);
        waiters.settled(1);
        first.join();
        second.join();
    }

    @Test
    void whoGivesUpDoesNotMakeTheOthersMissIt() throws Exception {
        Thread patient = waiting(1, LONG);
        waiting(1, Duration.ofMillis(20)).join();
        waiters.settled(1);
        patient.join();
    }

    @Test
    void whoComesWhenAllPlacesAreTakenDoesNotWait() throws Exception {
        Thread first = waiting(1, LONG);
        Thread second = waiting(2, LONG);
        start(3, LONG, () -> false).join();
        assertTrue(first.isAlive() && second.isAlive());
        waiters.settled(1);
        first.join();
        Thread third = waiting(3, LONG);
        await().until(() -> third.getState() == Thread.State.TIMED_WAITING);
        waiters.settled(2);
        waiters.settled(3);
        third.join();
        assertFalse(second.isAlive() && third.isAlive());
    }
}
