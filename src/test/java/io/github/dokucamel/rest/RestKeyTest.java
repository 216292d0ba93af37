package io.github.dokucamel.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.simulator.Simulator;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestKeyTest {

    private static final String KEY = "rest-key-0123456789";

    @TempDir Path data;

    @Test
    void letsInNobodyWithoutTheKey() throws Exception {
        try (Simulator gateway = RunningService.gateway();
                RunningService service =
                        RunningService.start(
                                data,
                                gateway.baseUrl(),
                                "--doku.intake.jms.enabled=false",
                                "--doku.api-key=" + KEY)) {
            byte[] order = SampleOrders.json("KEY-1");

            assertRefused(service.send(service.order(order)));
            assertRefused(service.send(with("Bearer wrong", service.order(order))));
            assertRefused(service.send(with("Basic " + KEY, service.order(order))));
            assertRefused(service.get("/orders/KEY-1"));
            assertEquals(0, gateway.requestCount());

            assertEquals(
                    201, service.send(with("Bearer " + KEY, service.order(order))).statusCode());
            HttpRequest.Builder question = HttpRequest.newBuilder(service.rest("/orders/KEY-1"));
            assertEquals(200, service.send(with("Bearer " + KEY, question)).statusCode());
        }
    }

    private static HttpRequest.Builder with(String authorization, HttpRequest.Builder request) {
        return request.header("Authorization", authorization);
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertEquals(401, answer.statusCode());
        assertEquals("Bearer", answer.headers().firstValue("WWW-Authenticate").orElse(""));
        assertFalse(answer.body().contains(KEY));
    }
}
