package io.github.dokucamel.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.dokucamel.NotificationCall;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What DOKU calls has a listener of its own: nothing else is there, and it is nowhere else. */
class TwoListenersTest extends DoorCase {

    private static final String CLIENT = SimulatorOptions.DEFAULT_CLIENT_ID;
    private static final String SECRET = SimulatorOptions.DEFAULT_SECRET_KEY;
    private static final String QRIS = "/qris";

    @BeforeAll
    static void start() throws Exception {
        open(
                "--doku.notification.path=/notifications,/hook",
                "--doku.notification.qris-path=" + QRIS,
                "--doku.notification.qris-shared-key=qris-key-0123456789",
                "--doku.notification.port=0");
    }

    private static int house() {
        return service.rest("/").getPort();
    }

    private static int dokus() {
        return service.notifications("/").getPort();
    }

    private static NotificationCall call(String path) {
        return NotificationCall.signed(
                CLIENT, SECRET, path, NotificationCall.payment("TWO-1", 90_000, "SUCCESS"));
    }

    @Test
    void whatDokuCallsIsThereAndNowhereElse() throws Exception {
        assertNotEquals(house(), dokus());
        for (String path : List.of("/notifications", "/hook")) {
            assertEquals(200, call(path).send(dokus()).status());
            assertEquals(404, call(path).send(house()).status());
        }
        String qris = "GET " + QRIS + "?WORDS=x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        assertEquals(400, RawCall.status(RawCall.to(dokus(), qris)));
        assertEquals(404, RawCall.status(RawCall.to(house(), qris)));
    }

    @Test
    void nothingElseIsThere() throws Exception {
        for (String path :
                List.of(
                        "/",
                        "/openapi.json",
                        "/orders/X",
                        "/operations/x/calls/y",
                        "/observe/health",
                        "/hook/../orders/X")) {
            assertEquals(404, RawCall.status(get(dokus(), path)), path);
        }
        String body = SampleOrders.text("TWO-2", 90_000);
        String post =
                "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %s\r\n\r\n%s"
                        .formatted(body.length(), body);
        assertEquals(404, RawCall.status(RawCall.to(dokus(), post)));
        assertEquals(0, gateway.requestCount());
        assertEquals(201, RawCall.status(RawCall.to(house(), post)));
        assertEquals(200, RawCall.status(get(house(), "/openapi.json")));
    }

    private static String get(int port, String path) throws IOException {
        return RawCall.to(
                port, "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    }
}
