package io.github.dokucamel.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.SampleOrders;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The REST side against callers that do not keep to HTTP, or want in without the key. */
class RestBoundaryTest extends DoorCase {

    private static final String KEY = "boundary-key-0123456789";
    private static final String AUTHORISED = "Authorization: Bearer " + KEY + "\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";

    private static int orders;

    @BeforeAll
    static void start() throws Exception {
        open(
                "--doku.http.request-timeout=500ms",
                "--doku.order.max-bytes=20000",
                "--doku.api-key=" + KEY);
    }

    /** Whatever came before, the next caller is served. */
    @AfterEach
    void servesTheNextCaller() throws Exception {
        assertStatus(201, post("/orders", JSON + AUTHORISED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Authorization:\r\n",
                "Authorization: Bearer\r\n",
                "Authorization: Bearer \r\n",
                "Authorization: " + KEY + "\r\n",
                "Authorization: Basic " + KEY + "\r\n",
                "Authorization: Bearer " + KEY + "x\r\n",
                "Authorization: Bearer boundary-key-012345678\r\n",
                "Authorization: Bearer BOUNDARY-KEY-0123456789\r\n",
                "X-Authorization: Bearer " + KEY + "\r\n",
                "Cookie: Authorization=Bearer " + KEY + "\r\n",
            })
    void nobodyComesInWithoutTheOneKey(String headers) throws Exception {
        assertStatus(401, post("/orders", JSON + headers));
        assertStatus(401, exchange("GET /orders/X HTTP/1.1\r\n" + headers, ""));
    }

    /** Which of the two is meant is not guessed, not even when both are right. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer x\r\n" + AUTHORISED,
                AUTHORISED + "Authorization: Bearer x\r\n",
                AUTHORISED + AUTHORISED,
            })
    void nobodyComesInWithTwoKeys(String headers) throws Exception {
        assertStatus(400, post("/orders", JSON + headers));
        assertStatus(400, exchange("GET /orders/X HTTP/1.1\r\n" + headers, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "?a=b&", "?a=b;", "?x=%26&"})
    void theQueryIsNoPlaceForHeaders(String query) throws Exception {
        assertStatus(401, post("/orders" + query + "Authorization=Bearer%20" + KEY, JSON));
        assertStatus(
                401,
                post("/orders" + query + "%41uthorization=Bearer%20" + KEY, JSON + AUTHORISED));
        assertStatus(415, post("/orders" + query + "Content-Type=application/json", AUTHORISED));
        assertStatus(415, post("/orders" + query + "content-type=application%2Fjson", AUTHORISED));
        assertStatus(
                415,
                post(
                        "/orders" + query + "Content-Type=application/json",
                        AUTHORISED + "Content-Type: text/plain\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders/..%2f..%2fetc%2fpasswd",
                "/orders/%2e%2e/%2e%2e/etc/passwd",
                "/orders/../../../../etc/passwd",
                "/orders/..;/..;/etc/passwd",
                "/orders/..%5c..%5cetc%5cpasswd",
                "/orders/..%c0%af..%c0%afetc/passwd",
                "/orders/%00",
                "/orders/%zz",
                "//orders//",
                "/orders/",
                "/",
                "/config/application.properties",
                "/../config/application.properties",
                "/META-INF/doku/openapi.json",
                "/observe/health",
                "/observe/metrics",
                "http://127.0.0.1/etc/passwd",
            })
    void noPathLeadsToAFileOrAList(String path) throws Exception {
        String answer = exchange("GET " + path + " HTTP/1.1\r\n" + AUTHORISED, "");
        assertTrue(answer.matches("(?s)HTTP/1.1 (400|404|405) .*"), answer);
        assertTrue(
                answer.contains("application/problem+json") || body(answer).equals("Bad Request"),
                answer);
        assertFalse(answer.contains("root:") || answer.contains("passwd"), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "HEAD", "PROPFIND"})
    void onlyPostPlacesAnOrder(String method) throws Exception {
        String answer =
                exchange(
                        method + " /orders HTTP/1.1\r\nX-Echo: canary\r\n" + JSON + AUTHORISED, "");
        assertStatus(405, answer);
        assertFalse(answer.contains("canary"), answer);
    }

    @Test
    void aBodyWithoutEndIsNotReadToItsEnd() throws Exception {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            write(
                    out,
                    "POST /orders HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                            + JSON
                            + AUTHORISED
                            + "\r\n");
            byte[] chunk = ("10000\r\n" + "x".repeat(65_536) + "\r\n").getBytes(ISO_8859_1);
            long until = System.nanoTime() + Duration.ofSeconds(15).toNanos();
            assertThrows(
                    IOException.class,
                    () -> {
                        while (System.nanoTime() < until) {
                            out.write(chunk);
                        }
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100\r\n", "Transfer-Encoding: chunked\r\n"})
    void aBodyThatDoesNotComeIsNotWaitedFor(String length) throws Exception {
        try (Socket socket = connect()) {
            socket.setSoTimeout(20_000);
            write(
                    socket.getOutputStream(),
                    "POST /orders HTTP/1.1\r\nHost: x\r\n" + length + JSON + AUTHORISED + "\r\n");
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            assertFalse(answer.startsWith("HTTP/1.1 2"), answer);
        }
    }

    @Test
    void aBodyThatDribblesIsCutOff() throws Exception {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            write(
                    out,
                    "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Length: 10000\r\n"
                            + JSON
                            + AUTHORISED
                            + "\r\n");
            socket.setSoTimeout(50);
            int dribbled = 0;
            while (isOpen(socket)) {
                out.write(' ');
                assertTrue(++dribbled < 400, "still read after " + dribbled + " pieces");
            }
        }
    }

    @Test
    void moreHeadersThanReasonableAreRefused() throws Exception {
        for (String headers :
                List.of("X-Big: " + "x".repeat(100_000) + "\r\n", "X-Many: 1\r\n".repeat(50_000))) {
            String answer;
            try {
                answer = post("/orders", JSON + AUTHORISED + headers);
            } catch (IOException e) {
                answer = "";
            }
            assertFalse(answer.startsWith("HTTP/1.1 2"), answer);
        }
    }

    /** Two ways to say where a body ends: whatever comes after it is no request of its own. */
    @Test
    void aSmuggledRequestIsNotServed() throws Exception {
        String smuggled = "GET /openapi.json HTTP/1.1\r\nHost: x\r\n" + AUTHORISED + "\r\n";
        String answer =
                exchange(
                        "POST /orders HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n"
                                + JSON
                                + AUTHORISED,
                        "0\r\n\r\n" + smuggled);
        assertFalse(answer.contains("openapi"), answer);
    }

    private static boolean isOpen(Socket socket) {
        try {
            return socket.getInputStream().read() >= 0;
        } catch (java.net.SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String post(String path, String headers) throws IOException {
        String body = SampleOrders.text("BOUNDARY-" + ++orders, 90_000);
        return exchange(
                "POST " + path + " HTTP/1.1\r\nContent-Length: " + body.length() + "\r\n" + headers,
                body);
    }

    private static String exchange(String head, String body) throws IOException {
        try (Socket socket = connect()) {
            socket.setSoTimeout(20_000);
            write(socket.getOutputStream(), head + "Host: x\r\nConnection: close\r\n\r\n" + body);
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static Socket connect() throws IOException {
        return new Socket("127.0.0.1", service.rest("/").getPort());
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    private static void assertStatus(int status, String answer) {
        assertEquals(
                "HTTP/1.1 " + status, answer.substring(0, Math.min(12, answer.length())), answer);
        assertFalse(answer.contains(KEY), answer);
    }
}
