package io.github.dokucamel.send.queue;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.SampleOrders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCreatedEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes on while there is nothing to do. */
class RestTest {

    /** Each route that looks for work may look once in ten seconds; there are about twenty. */
    private static final int MOST_LOOKS = 25;

    private static final Duration LONG = Duration.ofSeconds(5);

    /** The timer, the sender that stays, and one or two who look for work. */
    private static final int MOST_THREADS = 6;

    @TempDir Path data;

    @Test
    void nobodyAsksTheLedgerForEver() throws Exception {
        Exchanges exchanges = new Exchanges();
        try (Installation doku = Installation.in(data).start()) {
            assertEquals(
                    "accepted", doku.order(SampleOrders.json("LAST-1")).get("outcome").asText());
            doku.awaitSettled();
            doku.context().getManagementStrategy().addEventNotifier(exchanges);
            exchanges.start();
            await().atMost(Duration.ofSeconds(30))
                    .until(
                            () -> {
                                exchanges.created.set(0);
                                await().during(LONG)
                                        .atMost(LONG.plusSeconds(5))
                                        .until(() -> exchanges.created.get() <= MOST_LOOKS);
                                return true;
                            });
        }
    }

    /** Unwoken, each would wait for the end of the longest sleep, ten seconds. */
    @Test
    void whatIsWrittenWakesWhoDelivers() throws Exception {
        try (Installation doku = Installation.in(data).start()) {
            long begun = System.nanoTime();
            for (int i = 1; i <= 5; i++) {
                String invoice = "WOKEN-" + i;
                doku.order(SampleOrders.json(invoice));
                Installation.waiting()
                        .until(() -> doku.outbox().byInvoice("accepted").containsKey(invoice));
            }
            long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
            assertTrue(seconds < 25, "took " + seconds + " s");
        }
    }

    @Test
    void threadsGoWhenTheWorkIsDone() throws Exception {
        try (Installation doku = Installation.in(data).readingFiles().start()) {
            doku.drop("batch.csv", SampleOrders.csv("BATCH", 300));
            doku.awaitProcessed("batch.csv");
            doku.awaitSettled();
            String mine = "Camel (" + doku.context().getName() + ")";
            Installation.waiting().until(() -> threads(mine).size() <= MOST_THREADS);
        }
    }

    private static List<String> threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    private static final class Exchanges extends EventNotifierSupport {

        private final AtomicInteger created = new AtomicInteger();

        @Override
        public void notify(CamelEvent event) {
            created.incrementAndGet();
        }

        @Override
        public boolean isEnabled(CamelEvent event) {
            return event instanceof ExchangeCreatedEvent;
        }
    }
}
