package io.github.dokucamel.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ScriptedGateway.Call;
import io.github.dokucamel.ScriptedGateway.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call outlives the process that took it in. */
class CallCrashTest {

    @TempDir Path data;
    private volatile boolean answers;

    @Test
    void isRepeatedWithTheSameRequestIdAndBytesAfterAStart() throws Exception {
        try (ScriptedGateway gateway = ScriptedGateway.answering(this::answer)) {
            try (Installation doku = installation(gateway).start()) {
                JsonNode first = capture(doku);
                assertEquals("pending", first.get("outcome").asText());
            }
            answers = true;
            try (Installation doku = installation(gateway).start()) {
                Installation.waiting().until(() -> doku.outbox().files("accepted").size() == 1);

                assertEquals("accepted", capture(doku).get("outcome").asText());
                List<Call> calls = gateway.calls();
                assertEquals(2, calls.size());
                assertEquals(calls.get(0).header("Request-Id"), calls.get(1).header("Request-Id"));
                assertEquals(calls.get(0).body(), calls.get(1).body());
            }
        }
    }

    private Reply answer(Call call) {
        return answers
                ? new Reply(200, "{\"payment\":{\"status\":\"SUCCESS\"}}")
                : new Reply(500, "");
    }

    private Installation installation(ScriptedGateway gateway) {
        return Installation.in(data)
                .gatewayAt(gateway.baseUrl())
                .with("doku.rest.wait", "1s")
                .with("doku.retry.first-delay", "2s");
    }

    private static JsonNode capture(Installation doku) {
        return Outbox.json(
                doku.context()
                        .createFluentProducerTemplate()
                        .to("direct:doku-call-operation")
                        .withHeaders(
                                Map.of("operation", "card-capture", "idempotency_key", "crash-1"))
                        .withBody("{\"payment\":{\"authorize_id\":\"A-1\"}}")
                        .request(String.class));
    }
}
