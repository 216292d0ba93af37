package io.github.dokucamel.gateway;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CallSlotsTest {

    private final CallSlots slots = new CallSlots(1);
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch first = new CountDownLatch(1);

    /** Starts a call, and returns when it has a slot or waits for one. */
    private Thread call(String name, boolean isAwaited) {
        Thread caller =
                new Thread(
                        () -> {
                            CallSlots.goFirst(isAwaited);
                            try {
                                slots.execute(null, null, (request, scope) -> answer(name));
                            } catch (Exception e) {
                                calls.add(name + " failed: " + e.getMessage());
                            }
                        });
        caller.start();
        await().until(() -> caller.getState() == Thread.State.WAITING);
        return caller;
    }

    private org.apache.hc.core5.http.ClassicHttpResponse answer(String name) {
        calls.add(name);
        try {
            first.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    @Test
    void whoSomebodyWaitsForTakesTheNextSlot() throws Exception {
        List<Thread> callers =
                List.of(
                        call("1", false),
                        call("2", false),
                        call("3", false),
                        call("A", true),
                        call("B", true));
        first.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        assertEquals(List.of("1", "A", "B", "2", "3"), calls);
    }

    @Test
    void whoIsInterruptedLeavesItsPlaceToTheNext() throws Exception {
        Thread one = call("1", false);
        Thread two = call("2", false);
        Thread three = call("3", false);
        two.interrupt();
        two.join();
        first.countDown();
        one.join();
        three.join();
        assertEquals(List.of("1", "2 failed: Interrupted before the call began", "3"), calls);
    }
}
