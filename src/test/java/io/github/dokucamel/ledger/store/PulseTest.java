package io.github.dokucamel.ledger.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PulseTest {

    @Test
    void saysSoOfOneThatHangsAndAsksItOnce() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        Pulse pulse =
                new Pulse(
                        "jdbc:postgresql://db/x",
                        () -> {
                            asked.incrementAndGet();
                            await(answer);
                            return Optional.empty();
                        });
        for (int i = 0; i < 2; i++) {
            String said = pulse.trouble().orElseThrow();
            assertTrue(said.contains("jdbc:postgresql://db/x does not answer"), said);
        }
        answer.countDown();
        assertEquals(Optional.empty(), pulse.trouble());
        assertEquals(Optional.empty(), pulse.trouble());
        assertTrue(asked.get() >= 2);
    }

    @Test
    void whatItFailsWithIsTheTrouble() {
        Pulse pulse =
                new Pulse(
                        "ledger",
                        () -> {
                            throw new IllegalStateException("gone");
                        });
        assertEquals(Optional.of("gone"), pulse.trouble());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
