package io.github.dokucamel.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.NotificationCall;
import io.github.dokucamel.SampleOrders;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A door that REST without a key and notifications share, behind a proxy that lets only these through. */
class DoorTest extends DoorCase {

    private static final String HOOK = "/payments/notifications";

    private static int calls;

    @BeforeAll
    static void start() throws Exception {
        open(
                "--doku.http.request-timeout=2s",
                "--doku.reconcile.enabled=false",
                "--doku.client-id=BRN-DOOR",
                "--doku.secret-key=SK-of-the-door-0123456789",
                "--doku.notification.path=" + HOOK);
    }

    /** Whatever came before: no order went out, and DOKU is served. */
    @AfterEach
    void nothingWasSentAndTheNextCallerIsServed() throws Exception {
        assertEquals(0, gateway.requestCount());
        assertEquals(
                200,
                NotificationCall.signed(
                                "BRN-DOOR",
                                "SK-of-the-door-0123456789",
                                HOOK,
                                NotificationCall.payment("DOOR-1", 90_000, "SUCCESS"))
                        .send(port())
                        .status());
        assertEquals(200, service.observe("/observe/health/live").statusCode());
    }

    private static int port() {
        return service.rest("/").getPort();
    }

    private static String order() {
        return SampleOrders.text("DOOR-H2-" + ++calls, 90_000);
    }

    private static String post(String path, String headers) throws IOException {
        String body = order();
        return RawCall.to(
                port(),
                "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\n%sContent-Length: %s\r\n\r\n%s"
                        .formatted(path, headers, body.length(), body));
    }

    @Test
    void speaksNoHttpTwoByPriorKnowledge() throws Exception {
        for (int port : List.of(port(), service.observed("/").getPort())) {
            try (RawCall call = new RawCall(port)) {
                String answer = call.write(HttpTwo.post("/orders", order(), 1)).answer();
                assertEquals(400, RawCall.status(answer), answer);
            }
        }
    }

    /** The proxy saw one notification and lets the rest of the connection through. */
    @Test
    void speaksNoHttpTwoByUpgrade() throws Exception {
        try (RawCall call = new RawCall(port())) {
            call.write(
                    "POST "
                            + HOOK
                            + " HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                            + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n"
                            + "Content-Length: 0\r\n\r\n");
            String answer = call.write(HttpTwo.post("/orders", order(), 3)).answer();
            assertFalse(answer.contains(" 101 "), answer);
            assertFalse(answer.contains("\u0000\u0000"), answer);
        }
        String health =
                RawCall.to(
                        service.observed("/").getPort(),
                        "GET /observe/health/live HTTP/1.1\r\nHost: x\r\nUpgrade: h2c\r\n"
                                + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n"
                                + "Connection: close, Upgrade, HTTP2-Settings\r\n\r\n");
        assertEquals(200, RawCall.status(health), health);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HOOK + "/../../orders",
                HOOK + "/%2e%2e/%2e%2e/orders",
                HOOK + "/%2E%2E/%2E%2E/orders",
                HOOK + "/.%2e/../orders",
                HOOK + "/..%2f..%2forders",
                HOOK + "/..;/..;/orders",
                "/orders;" + HOOK,
                "//orders",
                "/orders/",
                "/./orders",
                "/%6frders",
                "/order%73",
                "/\\orders",
                "http://x/orders",
                "/orders#" + HOOK,
            })
    void noPathClimbsToAnotherRoute(String path) throws Exception {
        String answer = post(path, "");
        assertEquals(404, RawCall.status(answer), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/observe/../observe/health",
                "//observe/health",
                "/observe/%68ealth",
                "/observe/health;x",
                "/observe//health",
                "/./observe/metrics",
            })
    void norOnTheManagementPort(String path) throws Exception {
        String answer =
                RawCall.to(
                        service.observed("/").getPort(),
                        "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertEquals(404, RawCall.status(answer), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /observe/health HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET /observe/health HTTP/1.1\r\n\r\n",
                "GET /observe/health HTTP/1.1\r\nHost: x\r\nX: 1\r\n 2\r\n\r\n",
                "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\n{}",
                "POST /orders HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "POST /orders HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
                "POST /orders HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n2\r\n{}xx0\r\n\r\n",
            })
    void whatCanBeReadInTwoWaysEndsTheConnection(String request) throws Exception {
        String smuggled = "GET /openapi.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        for (int port : List.of(port(), service.observed("/").getPort())) {
            String answer = RawCall.to(port, request + smuggled);
            assertEquals(400, RawCall.status(answer), answer);
            assertTrue(answer.contains("Connection: close\r\n"), answer);
            assertFalse(answer.contains("openapi"), answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded: for=203.0.113.9",
                "X-Forwarded-For: 203.0.113.9",
                "x-forwarded-proto: https",
                "X-Forwarded-Host: pay.example",
                "Via: 1.1 proxy",
                "X-Real-IP: 203.0.113.9",
            })
    void whatCameThroughAProxyReachesNothingButWhatDokuCalls(String header) throws Exception {
        assertEquals(404, RawCall.status(post("/orders", header + "\r\n")));
        for (String path : List.of("/orders/DOOR-1", "/openapi.json")) {
            String answer =
                    RawCall.to(
                            port(),
                            "GET %s HTTP/1.1\r\nHost: x\r\n%s\r\nConnection: close\r\n\r\n"
                                    .formatted(path, header));
            assertEquals(404, RawCall.status(answer), answer);
        }
        int colon = header.indexOf(':');
        NotificationCall through =
                NotificationCall.signed(
                                "BRN-DOOR",
                                "SK-of-the-door-0123456789",
                                HOOK,
                                NotificationCall.payment("DOOR-2", 90_000, "SUCCESS"))
                        .adding(header.substring(0, colon), header.substring(colon + 2));
        assertEquals(200, through.send(port()).status());
    }

    @Test
    void twoCallsInOnePieceAreAnsweredInTurn() throws Exception {
        String one = "GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n";
        String last = "GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        String answer = RawCall.to(port(), one + one + last);
        assertEquals(3, answer.split("HTTP/1\\.1 ", -1).length - 1, answer);
        assertTrue(answer.contains("HTTP/1.1 404"), answer);
    }

    /** An answer can be read whole before we are done with writing it. */
    @Test
    void whoCallsAgainAtOnceIsAnsweredEachTime() throws Exception {
        for (int i = 0; i < 200; i++) {
            assertEquals(200, service.get("/openapi.json").statusCode());
        }
    }

    @Test
    void everyAnswerIsKeptByNobody() throws Exception {
        for (String path : List.of("/openapi.json", "/orders/NONE", "/nowhere", "//")) {
            assertKept(
                    RawCall.to(
                            port(),
                            "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                                    .formatted(path)));
        }
        assertKept(RawCall.to(port(), "NONSENSE\r\n"));
        assertKept(
                RawCall.to(
                        service.observed("/").getPort(),
                        "GET /observe/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
    }

    private static void assertKept(String answer) {
        String head = answer.toLowerCase(java.util.Locale.ROOT);
        assertTrue(head.contains("cache-control: no-store\r\n"), answer);
        assertTrue(head.contains("x-content-type-options: nosniff\r\n"), answer);
        assertTrue(head.contains("content-security-policy: default-src 'none'; frame"), answer);
        assertTrue(head.contains("referrer-policy: no-referrer\r\n"), answer);
        assertFalse(head.contains("access-control-allow-origin"), answer);
    }
}
