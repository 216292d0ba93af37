package io.github.dokucamel.act;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.simulator.Simulator;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wrong file that went out already: nobody is to pay its bills any more. */
class BatchUndoTest {

    @TempDir Path data;
    private Simulator gateway;
    private RunningService service;

    @BeforeEach
    void start() throws Exception {
        gateway = RunningService.gateway();
        service = service();
        gateway.notifyAt(service.notifications("/notifications").toString());
    }

    private RunningService service() throws Exception {
        return RunningService.start(
                data,
                gateway.baseUrl(),
                "--doku.intake.jms.enabled=false",
                "--doku.reconcile.enabled=false");
    }

    @AfterEach
    void stop() {
        service.close();
        gateway.close();
    }

    private JsonNode get(String path) throws Exception {
        return Outbox.json(service.get(path).body());
    }

    private void drop() throws Exception {
        Path inbox = Files.createDirectories(data.resolve("inbox"));
        Files.writeString(
                inbox.resolve("wrong.csv"),
                """
                invoice_number,amount,customer.email
                W-1,10000,a@example.com
                W-2,20000,b@example.com
                W-3,30000,c@example.com
                """);
        Files.createFile(inbox.resolve("wrong.csv.done"));
        Installation.waiting()
                .until(() -> get("/batches/wrong.csv").at("/counts/accepted").asInt() == 3);
    }

    private HttpResponse<String> cancel() throws Exception {
        return service.send(
                HttpRequest.newBuilder(service.rest("/batches/wrong.csv/cancel"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"reason\":\"the wrong month\"}")));
    }

    private boolean isCancelled(String invoiceNumber) throws Exception {
        return get("/orders/" + invoiceNumber).hasNonNull("cancelled_at");
    }

    @Test
    void whatIsUnpaidIsCancelledAndWhatWasPaidIsListed() throws Exception {
        drop();
        gateway.payer().pay("W-2");
        Installation.waiting()
                .until(() -> get("/orders/W-2").at("/payment/status").asText().equals("paid"));

        JsonNode answer = Outbox.json(cancel().body());

        assertEquals(List.of("W-2"), texts(answer.at("/cancelled/paid")), answer.toString());
        Installation.waiting().until(() -> isCancelled("W-1") && isCancelled("W-3"));
        assertFalse(isCancelled("W-2"));
        JsonNode act =
                StreamSupport.stream(get("/orders/W-1").path("history").spliterator(), false)
                        .filter(entry -> entry.path("event").asText().equals("cancel"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("the wrong month", act.path("reason").asText());
        assertTrue(!act.path("person").asText().isEmpty(), act.toString());

        gateway.payer().pay("W-3");
        Installation.waiting()
                .until(
                        () ->
                                new Outbox(data.resolve("outbox"))
                                        .byInvoice("mismatched")
                                        .containsKey("W-3"));
    }

    @Test
    void aRunThatDiedInBetweenIsGoneOnWith() throws Exception {
        drop();
        service.close();
        try (Installation idle = Installation.in(data).gatewayAt(gateway.baseUrl()).install()) {
            idle.bundle().ledger().batches().cancel("wrong.csv", "budi", "wrong", 1);
        }
        service = service();
        Installation.waiting()
                .until(() -> isCancelled("W-1") && isCancelled("W-2") && isCancelled("W-3"));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }
}
