package io.github.dokucamel.send.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ScriptedGateway.Call;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InFlightTest {

    private static final int BATCH = 1_300;

    @TempDir Path data;

    /** The gateway answers nothing until more than a thousand calls have arrived. */
    @Test
    @Tag("full")
    void twoThousandCallsMayBeInFlight() throws Exception {
        CompletableFuture<Void> all = new CompletableFuture<>();
        try (ScriptedGateway gateway =
                        ScriptedGateway.answering(
                                call -> ScriptedGateway.opened(200, call).after(all));
                Installation doku =
                        Installation.in(data)
                                .readingFiles()
                                .gatewayAt(gateway.baseUrl())
                                .with("doku.send.in-flight", "2000")
                                .with("doku.send.queue", "2000")
                                .start()) {
            doku.drop("batch.csv", SampleOrders.csv("BATCH", BATCH));
            Installation.waiting().until(() -> gateway.calls().size() > 1_000);
            assertEquals(BATCH, doku.bundle().ledger().openBatches().get(0).open());
            all.complete(null);
            Installation.waiting().atMost(Duration.ofMinutes(2)).until(doku::isSettled);
            assertEquals(BATCH, doku.outbox().byInvoice("accepted").size());
        }
    }

    /** The lane of the batch is full before it arrives, and stays so for long. */
    @Test
    void anOrderSomebodyWaitsForIsHandedOverThoughTheQueueIsFull() throws Exception {
        int queue = 60;
        CompletableFuture<Void> opened = new CompletableFuture<>();
        try (ScriptedGateway gateway =
                        ScriptedGateway.answering(
                                call -> ScriptedGateway.opened(200, call).after(opened));
                Installation doku =
                        Installation.in(data)
                                .readingFiles()
                                .gatewayAt(gateway.baseUrl())
                                .with("doku.send.in-flight", "2")
                                .with("doku.send.queue", Integer.toString(queue))
                                .start()) {
            doku.drop("batch.csv", SampleOrders.csv("BATCH", 3 * queue));
            doku.awaitProcessed("batch.csv");
            Installation.waiting().until(() -> gateway.calls().size() == 2);
            CompletableFuture<String> answer =
                    CompletableFuture.supplyAsync(
                            () -> doku.order(SampleOrders.json("URGENT")).get("outcome").asText());
            Installation.waiting()
                    .until(
                            () ->
                                    doku.bundle()
                                            .ledger()
                                            .find("default", "payment-page", "URGENT", 1)
                                            .isPresent());
            opened.complete(null);

            assertEquals("accepted", answer.join());
            List<String> order = gateway.posts().stream().map(Call::invoiceNumber).toList();
            int before = order.indexOf("URGENT");
            assertTrue(before < queue / 4, before + " orders of the batch went before");
        }
    }
}
