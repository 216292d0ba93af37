package io.github.dokucamel.send.queue;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DueConsumerTest {

    /** Below the longest sleep: who wakes up later was not woken. */
    private static final Duration AWAKE = Duration.ofSeconds(8);

    private static final class SettableClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

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

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final SettableClock clock = new SettableClock();
    private final Bell bell = new Bell();
    private final AtomicInteger looks = new AtomicInteger();

    private void start(java.util.function.Consumer<Exchange> look) throws Exception {
        context.disableJMX();
        context.addComponent(
                "due",
                new DueComponent(
                        bell,
                        clock,
                        context.getExecutorServiceManager()
                                .newSingleThreadScheduledExecutor(this, "timer")));
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("due:work?delay=50")
                                .process(
                                        exchange -> {
                                            looks.incrementAndGet();
                                            look.accept(exchange);
                                        });
                    }
                });
        context.start();
        await().until(() -> looks.get() > 0);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private void awaitLooks(int least) {
        await().atMost(AWAKE).until(() -> looks.get() >= least);
    }

    @Test
    void restsWhileThereIsNothing() throws Exception {
        start(exchange -> NextLook.after(exchange, false, Optional.empty()));
        await().during(Duration.ofSeconds(2)).atMost(AWAKE).until(() -> looks.get() == 1);
    }

    @Test
    void looksWhenTheBellRings() throws Exception {
        start(exchange -> NextLook.after(exchange, false, Optional.empty()));
        for (int look = 2; look <= 5; look++) {
            bell.ring();
            awaitLooks(look);
        }
    }

    @Test
    void looksAgainAfterABellThatRangDuringTheLook() throws Exception {
        start(
                exchange -> {
                    if (looks.get() == 1) {
                        bell.ring();
                    }
                    NextLook.after(exchange, false, Optional.empty());
                });
        awaitLooks(2);
    }

    @Test
    void looksAgainAtOnceWhileSomethingIsFound() throws Exception {
        start(exchange -> NextLook.after(exchange, looks.get() < 500, Optional.empty()));
        // With the shortest pause between them they would take 25 s.
        awaitLooks(500);
    }

    @Test
    void looksWhenTheTimeHasCome() throws Exception {
        start(exchange -> NextLook.after(exchange, false, Optional.of(clock.millis() + 300)));
        awaitLooks(4);
    }

    @Test
    void aClockThatIsSetIsNoticed() throws Exception {
        long hour = Duration.ofHours(1).toMillis();
        long due = clock.millis() + hour;
        start(exchange -> NextLook.after(exchange, false, Optional.of(due)));
        clock.ahead = Duration.ofMillis(hour);
        awaitLooks(2);
        int before = looks.get();
        clock.ahead = Duration.ofDays(-1);
        awaitLooks(before + 1);
    }

    @Test
    void looksAgainAfterAFailure() throws Exception {
        start(
                exchange -> {
                    if (looks.get() < 4) {
                        throw new IllegalStateException("no ledger");
                    }
                    NextLook.after(exchange, false, Optional.empty());
                });
        awaitLooks(4);
        assertEquals(1, context.getRoutes().size());
    }
}
