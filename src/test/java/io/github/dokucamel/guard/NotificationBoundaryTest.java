package io.github.dokucamel.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.NotificationCall;
import io.github.dokucamel.NotificationCall.Answer;
import io.github.dokucamel.inbound.NotificationCase;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notifications that no DOKU sends: short answers, always the same, and no trace in the ledger. */
class NotificationBoundaryTest extends NotificationCase {

    private static final Set<String> SIGNED =
            Set.of("Client-Id", "Request-Id", "Request-Timestamp", "Signature");

    /** Bytes; some more than the server keeps. */
    private static final int SOME = 3_000_000;

    private String before;

    @BeforeAll
    static void start() throws Exception {
        NotificationCase.start("--doku.http.request-timeout=500ms");
    }

    @BeforeEach
    void remember() {
        before = ledger().beside();
    }

    /** Whatever came before, the next caller is served, and nothing but his is in the ledger. */
    @AfterEach
    void servesTheNextCaller() throws Exception {
        int kept = ledger().notifications().size();
        NotificationCall next = valid("NEXT");
        assertTaken(next);
        assertEquals(kept + 1, ledger().notifications().size());
        assertEquals(before, ledger().beside());
    }

    private static NotificationCall call() {
        return valid("BOUNDARY-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Client-Id", "Request-Id", "Request-Timestamp", "Signature"})
    void everySignedHeaderComesOnceOrIsMissing(String name) throws Exception {
        NotificationCall call = call();
        String value = call.header(name);
        List<NotificationCall> spoiled =
                List.of(
                        call.without(name),
                        call.with(name, ""),
                        call.with(name, " \t "),
                        call.adding(name, value),
                        call.adding(name.toLowerCase(), value),
                        call.adding(name, "x"),
                        call.with(name, "x").adding(name, value),
                        call.without(name).adding("X-" + name, value),
                        call.without(name).adding(name.replace('-', '_') + "_", value));
        for (NotificationCall one : spoiled) {
            assertRefused(400, one);
            assertTrue(send(one).body().contains("The header " + name + " is missing"), name);
        }
        assertRefused(400, call.with(name, "x".repeat(129)));
        assertRefused(400, call.with(name, "a\u0085b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Client-Id", "Request-Id", "Request-Timestamp", "Signature"})
    void theQueryIsNoPlaceForHeaders(String name) throws Exception {
        NotificationCall call = call();
        String query = PATH + "?" + name + "=" + call.header(name).replace("+", "%2B");
        assertRefused(400, call.to(query));
        assertRefused(400, call.without(name).to(query));
        assertRefused(400, call.to(query.replaceFirst("[?].", "?%" + hex(name.charAt(0)))));
    }

    private static String hex(char c) {
        return Integer.toHexString(c);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "?a=b", "?%zz", "?Content-Length=2", "?CamelHttpUri=x"})
    void aQueryIsNotSigned(String query) throws Exception {
        Answer answer = send(call().to(PATH + query));
        assertTrue(Set.of(400, 401).contains(answer.status()), answer.toString());
        assertShort(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//notifications",
                "/notifications/",
                "/notifications//",
                "/%6eotifications",
                "/notifications%2f",
                "/./notifications",
                "/x/../notifications",
                "/notifications/.",
                "/notifications;a=b",
                "/Notifications",
                "/notifications%00",
                "/\\notifications",
                "/notifications#x",
            })
    void onlyThePathAsItIsSpelledIsServed(String path) throws Exception {
        Answer answer = send(call().to(path));
        assertTrue(Set.of(400, 401, 404).contains(answer.status()), answer.toString());
        assertFalse(answer.body().contains("otifications"), answer.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/json",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/octet-stream",
                "application/xml",
                "application/jsonp",
                "application/json, text/plain",
                "application",
                "json",
                ";",
                "*/*",
            })
    void onlyJsonIsTaken(String type) throws Exception {
        assertRefused(415, call().with("Content-Type", type));
    }

    @Test
    void theTypeOfTheBodyComesOnceToo() throws Exception {
        assertRefused(415, call().adding("Content-Type", "application/json"));
        assertRefused(415, call().adding("Content-Type", "text/plain"));
        assertRefused(415, call().to(PATH + "?Content-Type=application/json"));
    }

    /** Whose fields would become headers. */
    @Test
    void aFormIsNotUnderstood() throws Exception {
        NotificationCall call = call();
        StringBuilder form = new StringBuilder("Content-Type=application%2Fjson");
        for (String name : SIGNED) {
            form.append("&" + name + "=" + call.header(name).replace("+", "%2B"));
        }
        NotificationCall bare =
                new NotificationCall(
                        PATH,
                        List.of(Map.entry("Content-Type", "application/x-www-form-urlencoded")),
                        form.toString().getBytes(UTF_8));
        assertRefused(415, bare);
    }

    @Test
    void nothingIsUnpacked() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(call().body());
        }
        NotificationCall zipped = call().holding(packed.toByteArray());
        assertRefused(415, zipped.adding("Content-Encoding", "gzip"));
        assertRefused(415, zipped.signed(SECRET, PATH).adding("Content-Encoding", "gzip"));
        assertRefused(415, call().adding("Content-Encoding", "deflate"));
        assertRefused(401, zipped);
    }

    @Test
    void anEmptyBodyIsNone() throws Exception {
        assertRefused(400, call().holding(new byte[0]).signed(SECRET, PATH));
    }

    @Test
    void aBodyInChunksIsTheSameBody() throws Exception {
        NotificationCall call = call();
        String head = call.head("Transfer-Encoding: chunked");
        String body = new String(call.body(), ISO_8859_1);
        String chunks =
                "5;ext=1\r\n%s\r\n%x\r\n%s\r\n0\r\nX-Trailer: 1\r\n\r\n"
                        .formatted(body.substring(0, 5), body.length() - 5, body.substring(5));
        assertTaken(NotificationCall.send(port(), (head + chunks).getBytes(ISO_8859_1)));

        Answer other =
                NotificationCall.send(
                        port(), (head + chunks.replace("SUCCESS", "SUCCESZ")).getBytes(ISO_8859_1));
        assertEquals(401, other.status(), other.toString());
    }

    /** Headers after the body are no headers. */
    @Test
    void aTrailerSignsNothing() throws Exception {
        NotificationCall call = call();
        String body = new String(call.body(), ISO_8859_1);
        String chunks =
                "%x\r\n%s\r\n0\r\nSignature: %s\r\n\r\n"
                        .formatted(body.length(), body, call.header("Signature"));
        Answer answer =
                NotificationCall.send(
                        port(),
                        (call.without("Signature")
                                                .head(
                                                        "Trailer: Signature\r\n"
                                                                + "Transfer-Encoding: chunked")
                                        + chunks)
                                .getBytes(ISO_8859_1));
        assertEquals(400, answer.status(), answer.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s\r\n x",
                "%s\r\n\tx",
                "%s\r x",
                "%s\u0000",
                "%s\r\nX-Other: 1\r\n\r\nGET /notifications HTTP/1.1",
            })
    void aLineBreakEndsAHeaderOrTheCall(String spelled) throws Exception {
        for (String name : List.of("Request-Id", "Signature")) {
            NotificationCall call = call();
            Answer answer = send(call.with(name, spelled.formatted(call.header(name))));
            assertTrue(Set.of(0, 400, 401).contains(answer.status()), answer.toString());
            assertFalse(answer.head().contains("X-Other"), answer.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5", "Content-Length: 5\r\nContent-Length: 6"})
    void twoEndsOfABodyAreNone(String line) throws Exception {
        NotificationCall call = call();
        Answer answer =
                NotificationCall.send(
                        port(),
                        (call.head(line + "\r\nContent-Length: " + call.body().length)
                                        + new String(call.body(), ISO_8859_1))
                                .getBytes(ISO_8859_1));
        assertTrue(Set.of(0, 400).contains(answer.status()), answer.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE"})
    void onlyPostBringsANotification(String method) throws Exception {
        NotificationCall call = call();
        String head = call.head("Content-Length: " + call.body().length);
        Answer answer =
                NotificationCall.send(
                        port(),
                        (head.replaceFirst("POST", method) + new String(call.body(), ISO_8859_1))
                                .getBytes(ISO_8859_1));
        assertEquals(405, answer.status(), answer.toString());
    }

    @Test
    void anotherMethodByHeaderIsStillAPost() throws Exception {
        assertTaken(call().adding("X-HTTP-Method-Override", "DELETE"));
    }

    /** What says how long it is has its answer before its first byte. */
    @Test
    void aBodyOfFiftyMegabytesIsNotWaitedFor() throws Exception {
        for (String length : List.of("50000000", "9999999999")) {
            String head = call().head("Content-Length: " + length);
            Answer answer = NotificationCall.send(port(), head.getBytes(ISO_8859_1));
            assertEquals(413, answer.status(), answer.toString());
            assertShort(answer);
        }
    }

    /** What does not say so has it after a few. */
    @Test
    void aBodyWithoutEndIsNotKept() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(call().head("Transfer-Encoding: chunked").getBytes(ISO_8859_1));
        for (int sent = 0; sent < SOME; sent += 65_536) {
            bytes.writeBytes(("10000\r\n" + "x".repeat(65_536) + "\r\n").getBytes(ISO_8859_1));
        }
        Answer answer = NotificationCall.send(port(), bytes.toByteArray());
        assertEquals(413, answer.status(), answer.toString());
        assertShort(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"order\":{\"invoice_number\":"})
    void aSlowSenderIsCutOff(String start) throws Exception {
        NotificationCall call = call();
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write((call.head("Content-Length: 10000") + start).getBytes(ISO_8859_1));
            out.flush();
            long begin = System.nanoTime();
            Answer answer = NotificationCall.read(socket);
            assertTrue(System.nanoTime() - begin < 10_000_000_000L, "kept for long");
            assertEquals(0, answer.status(), answer.toString());
        }
    }
}
