package io.github.dokucamel.send.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanesTest {

    private static final int BATCH = 4_000;
    private static final int IN_FLIGHT = 8;

    /** As many wait in memory: in one lane, all of them would go before. */
    private static final int QUEUE = 1_500;

    @TempDir Path data;

    @Test
    void anOrderSomebodyWaitsForOvertakesABatch() throws Exception {
        try (Installation doku =
                Installation.in(data)
                        .readingFiles()
                        .with("doku.send.in-flight", Integer.toString(IN_FLIGHT))
                        .with("doku.send.queue", Integer.toString(QUEUE))
                        .gateway(
                                SimulatorOptions.defaults()
                                        .withStrict(true)
                                        .withLatency(Duration.ofMillis(50)))
                        .start()) {
            doku.drop("batch.csv", SampleOrders.csv("BATCH", BATCH));
            doku.awaitProcessed("batch.csv");
            Installation.waiting().until(() -> doku.gateway().requestCount() > 2 * IN_FLIGHT);

            for (int i = 1; i <= 3; i++) {
                long before = doku.gateway().requestCount();
                JsonNode answer = doku.order(SampleOrders.json("URGENT-" + i));
                long overtakenBy = doku.gateway().requestCount() - before;

                assertEquals("accepted", answer.get("outcome").asText());
                assertTrue(overtakenBy <= QUEUE / 2, overtakenBy + " orders went before");
            }
            assertTrue(
                    doku.gateway().requestCount() < BATCH - QUEUE, "the batch was done too soon");
            assertEquals(IN_FLIGHT, doku.gateway().mostInFlight());
            assertTrue(doku.bundle().ledger().openBatches().get(0).open() > QUEUE);
        }
    }
}
