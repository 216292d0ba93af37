package io.github.dokucamel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ScriptedGateway.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operation at which DOKU itself waits for the payer. */
class LongCallTest {

    private static final String ORDER =
            """
            {"invoice_number":"SLOW-1","amount":10000,"operation":"%s",
             "customer":{"name":"Anton","phone":"081211111111","email":"a@b.id"}}""";

    @TempDir Path data;

    @Test
    void hasItsOwnDeadlineAndOthersTheUsualOne() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedGateway gateway =
                        ScriptedGateway.answering(
                                call -> {
                                    await(never, 700);
                                    return paid();
                                });
                Installation doku =
                        Installation.in(data)
                                .gatewayAt(gateway.baseUrl())
                                .with("doku.call.deadline", "300ms")
                                .with("doku.retry.attempts", "1")
                                .with("doku.resolve.first-delay", "1h")
                                .start()) {
            assertEquals("accepted", ordered(doku, "ovo").path("outcome").asText());
            List<String> sent =
                    gateway.calls().get(0).headers().keySet().stream()
                            .filter(name -> name.contains("deadline"))
                            .toList();
            assertEquals(List.of(), sent);
            JsonNode late = ordered(doku, "alfa");
            assertEquals("unresolved", late.path("outcome").asText());
            never.countDown();
        }
    }

    private static JsonNode ordered(Installation doku, String operation) {
        return doku.order(ORDER.formatted(operation).getBytes(StandardCharsets.UTF_8));
    }

    private static void await(CountDownLatch latch, long ms) {
        try {
            latch.await(ms, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Reply paid() {
        return new Reply(
                200,
                """
                {"order":{"invoice_number":"SLOW-1"},"ovo_payment":{"status":"SUCCESS"}}""");
    }
}
