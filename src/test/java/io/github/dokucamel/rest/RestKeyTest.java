package io.github.dokucamel.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.RouteFiles;
import io.github.dokucamel.RouteFiles.Place;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.simulator.Simulator;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
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

    /** As the files have them: one that is added is asked here by itself. */
    @Test
    void noDoorOfRestIsOpen() throws Exception {
        List<Place> doors =
                RouteFiles.routes().stream()
                        .filter(route -> route.file().matches("1[23]-.*"))
                        .filter(route -> uri(route).startsWith("platform-http:"))
                        .toList();
        assertTrue(doors.size() > 8, doors.toString());
        try (Simulator gateway = RunningService.gateway();
                RunningService service =
                        RunningService.start(
                                data,
                                gateway.baseUrl(),
                                "--doku.intake.jms.enabled=false",
                                "--doku.api-key=" + KEY)) {
            for (Place door : doors) {
                String path = uri(door).substring("platform-http:".length());
                String method = door.node().at("/from/parameters/httpMethodRestrict").asText();
                HttpResponse<String> answer =
                        service.send(
                                HttpRequest.newBuilder(
                                                service.rest(path.replaceAll("\\{[^}]*}", "X")))
                                        .header("Content-Type", "application/json")
                                        .method(method, BodyPublishers.ofString("{}")));
                assertRefused(answer);
            }
        }
    }

    private static String uri(Place route) {
        return route.node().at("/from/uri").asText();
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
