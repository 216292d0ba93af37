package io.github.dokucamel.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.NotificationCall;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** More callers, and more of each, than there is room for: who may is served all the same. */
class CrowdTest extends DoorCase {

    private static final String KEY = "crowd-key-0123456789-0123456789-01";
    private static final String CLIENT = SimulatorOptions.DEFAULT_CLIENT_ID;
    private static final String SECRET = SimulatorOptions.DEFAULT_SECRET_KEY;
    private static final int MOST_CONNECTIONS = 10;
    private static final int MOST_BYTES = 200_000;
    private static final int MOST_ORDER = 100_000;

    private static int orders;

    private final List<RawCall> crowd = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        open(
                "--doku.reconcile.enabled=false",
                "--doku.api-key=" + KEY,
                "--doku.http.request-timeout=4s",
                "--doku.http.max-connections=" + MOST_CONNECTIONS,
                "--doku.http.max-bytes=" + MOST_BYTES,
                "--doku.order.max-bytes=" + MOST_ORDER,
                "--doku.notification.max-bytes=" + MOST_ORDER);
    }

    @AfterEach
    void whoMayIsServedAndTheCrowdLeaves() throws Exception {
        assertServed();
        for (RawCall one : crowd) {
            one.close();
        }
    }

    private static void assertServed() throws Exception {
        assertEquals(201, RawCall.status(order("Connection: close\r\n")));
        assertEquals(200, notification().send(port()).status());
        assertEquals(200, service.observe("/observe/health/live").statusCode());
    }

    private static int port() {
        return service.rest("/").getPort();
    }

    private static NotificationCall notification() {
        return NotificationCall.signed(
                CLIENT,
                SECRET,
                "/notifications",
                NotificationCall.payment("CROWD-1", 90_000, "SUCCESS"));
    }

    private static String order(String headers) throws IOException {
        String body = SampleOrders.text("CROWD-" + ++orders, 90_000);
        return RawCall.to(port(), head("/orders", body.length(), authorised() + headers) + body);
    }

    private static String authorised() {
        return "Authorization: Bearer " + KEY + "\r\n";
    }

    private static String signed() {
        return "Client-Id: x\r\nRequest-Id: x\r\nRequest-Timestamp: x\r\nSignature: x\r\n";
    }

    private static String head(String path, long length, String headers) {
        return "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n%sContent-Length: %s\r\n\r\n"
                .formatted(path, headers, length);
    }

    private RawCall come(String text) throws IOException {
        RawCall call = new RawCall(port()).write(text);
        crowd.add(call);
        return call;
    }

    @Test
    void idleAndHalfSentConnectionsMakeRoom() throws Exception {
        List<String> starts =
                List.of(
                        "",
                        "P",
                        "POST /orders HTTP/1.1\r\nHost: x\r\nX: ",
                        head("/orders", 9, authorised()));
        for (int i = 0; i < 5 * MOST_CONNECTIONS; i++) {
            come(starts.get(i % starts.size()));
        }
    }

    @Test
    void oneThatIsHalfSentIsClosedInTime() throws Exception {
        long start = System.nanoTime();
        assertEquals("", come("GET /orders/X HTTP/1.1\r\nHost: x\r\n").answer());
        assertTrue(
                Duration.ofNanos(System.nanoTime() - start).compareTo(Duration.ofSeconds(12)) < 0);
    }

    @Test
    void bodiesBeyondTheirRoomAreTurnedAwayAndSmallOnesAreNot() throws Exception {
        String half = "x".repeat(MOST_ORDER - 1);
        List<RawCall> large = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            large.add(come(head("/notifications", MOST_ORDER, signed()) + half));
        }
        assertServed();
        List<String> answers = large.stream().map(RawCall::answer).toList();
        long turnedAway = answers.stream().filter(a -> RawCall.status(a) == 503).count();
        assertTrue(turnedAway >= 2, answers.toString());
    }

    /** Whoever shows the key goes before those who need not. */
    @Test
    void whoHasTheKeyStays() throws Exception {
        String body = SampleOrders.text("CROWD-STAYS", 90_000);
        String padded = " ".repeat(MOST_ORDER - 1 - body.length()) + body;
        RawCall mine =
                come(head("/orders", MOST_ORDER, authorised() + "Connection: close\r\n") + padded);
        for (int i = 0; i < 4; i++) {
            come(head("/notifications", MOST_ORDER, signed()) + "x".repeat(MOST_ORDER - 1));
        }
        assertEquals(201, RawCall.status(mine.write(" ").answer()));
    }

    @Test
    void nothingIsReadBeforeTheKey() throws Exception {
        String answer = come(head("/orders", MOST_ORDER, "")).answer();
        assertEquals(401, RawCall.status(answer), answer);
        assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
    }

    @Test
    void norBeforeTheHeadersOfASignature() throws Exception {
        String answer = come(head("/notifications", MOST_ORDER, "Client-Id: x\r\n")).answer();
        assertEquals(400, RawCall.status(answer), answer);
    }

    @Test
    void norWhatIsLongerThanItsRouteTakes() throws Exception {
        String answer = come(head("/orders", MOST_ORDER + 1, authorised())).answer();
        assertEquals(413, RawCall.status(answer), answer);
        assertTrue(answer.contains("doku.order.max-bytes"), answer);
        answer = come(head("/notifications", MOST_ORDER + 1, signed())).answer();
        assertEquals(413, RawCall.status(answer), answer);
        String chunked =
                "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n%sTransfer-Encoding: chunked\r\n\r\n%x\r\n%s"
                        .formatted(authorised(), MOST_ORDER + 1, " ".repeat(MOST_ORDER + 1));
        answer = come(chunked).answer();
        assertEquals(413, RawCall.status(answer), answer);
    }

    /** Each further guess waits longer; who has the key does not wait. */
    @Test
    void aGuesserWaitsAndNobodyElse() throws Exception {
        long start = System.nanoTime();
        List<RawCall> guesses = new ArrayList<>();
        for (int i = 0; i < MOST_CONNECTIONS - 3; i++) {
            guesses.add(
                    come(
                            "GET /orders/X HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer no\r\n\r\n"));
        }
        assertEquals(201, RawCall.status(order("Connection: close\r\n")));
        guesses.forEach(each -> assertEquals(401, RawCall.status(each.answer())));
        long least = IntStream.rangeClosed(1, guesses.size()).mapToLong(i -> 20L * i).sum();
        assertFalse(Duration.ofNanos(System.nanoTime() - start).toMillis() < least);
        Installation.waiting().until(() -> refusals() >= guesses.size());
    }

    /** They waited for their refusals, hours in the end, and gave up no connection meanwhile. */
    @Test
    void manyGuessersKeepNobodyOut() throws Exception {
        String guess = "GET /orders/X HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer no\r\n\r\n";
        for (int i = 0; i < MOST_CONNECTIONS; i++) {
            crowd.add(new RawCall("127.0.0.2", port()).write(guess.repeat(3)));
        }
        // Then each has its next one waiting.
        for (RawCall one : crowd) {
            assertEquals(401, RawCall.status(one.some()));
        }
        assertServed();
    }

    private static double refusals() throws Exception {
        return service.observe("/observe/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("camel_exchanges_total{"))
                .filter(line -> line.contains("routeId=\"doku-rest-refused\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
