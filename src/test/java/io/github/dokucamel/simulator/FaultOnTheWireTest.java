package io.github.dokucamel.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.signature.InvalidSignatureException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault does on the wire what its name says, and to DOKU's memory what the table says. */
@Timeout(60)
class FaultOnTheWireTest extends SimulatorCase {

    private static final String INVOICE = "INV-1";

    /** What a plain socket got to read until the connection ended. */
    private record Heard(String text, Exception end) {

        int status() {
            return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }

        String body() {
            return text.substring(text.indexOf("\r\n\r\n") + 4);
        }

        String header(String name) {
            return text.substring(0, text.indexOf("\r\n\r\n"))
                    .lines()
                    .filter(line -> line.toLowerCase().startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Short only where nothing is to be heard. */
    private int patienceMs = 20_000;

    private Heard call(Merchant merchant) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Socket socket = new Socket("127.0.0.1", doku.port())) {
            socket.setSoTimeout(patienceMs);
            socket.getOutputStream().write(merchant.raw());
            byte[] block = new byte[65536];
            int read;
            while ((read = socket.getInputStream().read(block)) >= 0) {
                text.append(new String(block, 0, read, ISO_8859_1));
            }
            return new Heard(text.toString(), null);
        } catch (SocketException | SocketTimeoutException e) {
            return new Heard(text.toString(), e);
        }
    }

    private Heard hit(FaultRule rule) throws IOException {
        start(options().withFaults(rule.invoices(INVOICE).times(1)));
        return call(Merchant.posts(Merchant.order(INVOICE)));
    }

    private Heard hit(Fault fault) throws IOException {
        return hit(FaultRule.of(fault));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.MATCH_NONE,
            names = {"REFUSE", "CONNECT_TIMEOUT", "NOTIFY_.*"})
    void processesTheOrderOrNotAndSaysSoInItsRecord(Fault fault) throws Exception {
        FaultRule rule = FaultRule.of(fault).times(1);
        if (fault == Fault.SILENT_BEFORE || fault == Fault.SILENT_AFTER) {
            patienceMs = 500;
        }
        if (fault.takesTime()) {
            rule = rule.delay(Duration.ofMillis(1));
        }
        start(options().withFaults(rule));
        Merchant call = Merchant.posts(Merchant.order(INVOICE)).with("Request-Id", "same");
        Heard heard = call(call);

        HttpResponse<byte[]> again = send(call);

        assertEquals(fault.isProcessed() ? 409 : 200, again.statusCode());
        assertEquals(INVOICE, json(again).at("/order/invoice_number").asText());
        RecordedRequest hit = doku.requests().get(0);
        assertEquals(fault.toString(), hit.fault());
        assertEquals(fault.isProcessed(), hit.processed());
        assertEquals(INVOICE, hit.invoiceNumber());
        if (fault != Fault.HALF_HEADERS && fault != Fault.INTERIM) {
            assertEquals(heard.status(), hit.status());
        }
        assertEquals("", doku.requests().get(1).fault());
        assertTrue(doku.violations().isEmpty());
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET_BEFORE", "RESET_AFTER"})
    void resetsTheConnection(Fault fault) throws Exception {
        Heard heard = hit(fault);
        assertEquals("", heard.text());
        assertEquals("Connection reset", heard.end().getMessage());
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSE_BEFORE", "CLOSE_AFTER"})
    void closesTheConnectionWithoutAByte(Fault fault) throws Exception {
        assertEquals(new Heard("", null), hit(fault));
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENT_BEFORE", "SILENT_AFTER"})
    void staysSilentOnAnOpenConnection(Fault fault) throws Exception {
        patienceMs = 500;
        Heard heard = hit(fault);
        assertEquals("", heard.text());
        assertEquals(SocketTimeoutException.class, heard.end().getClass());
    }

    @Test
    void answersLate() throws Exception {
        long begun = System.nanoTime();
        Heard heard = hit(FaultRule.of(Fault.LATE).delay(Duration.ofMillis(300)));
        assertTrue(System.nanoTime() - begun >= 290_000_000L);
        assertEquals(200, heard.status());
        assertTrue(heard.body().contains("/pay/"));
    }

    @Test
    void dribbles() throws Exception {
        long begun = System.nanoTime();
        Heard heard = hit(FaultRule.of(Fault.DRIBBLE).delay(Duration.ofMillis(1)));
        assertTrue(System.nanoTime() - begun >= heard.text().length() * 900_000L);
        assertTrue(heard.body().contains("/pay/") && heard.body().endsWith("}"), heard.text());
    }

    @Test
    void breaksOffInTheHeaders() throws Exception {
        Heard heard = hit(Fault.HALF_HEADERS);
        assertTrue(heard.text().startsWith("HTTP/1.1 200 OK\r\n"), heard.text());
        assertFalse(heard.text().contains("\r\n\r\n"));
        assertNull(heard.end());
    }

    @ParameterizedTest
    @EnumSource(names = {"HALF_BODY", "HALF_CHUNK"})
    void breaksOffInTheBody(Fault fault) throws Exception {
        Heard heard = hit(fault);
        assertEquals(200, heard.status());
        assertEquals(
                fault == Fault.HALF_CHUNK, "chunked".equals(heard.header("transfer-encoding")));
        assertTrue(heard.body().contains("\"invoice_number\":\"INV-1\""), heard.text());
        assertFalse(heard.body().contains("session_id"));
        if (fault == Fault.HALF_BODY) {
            int promised = Integer.parseInt(heard.header("content-length"));
            assertEquals(promised / 2, heard.body().length());
        } else {
            assertFalse(heard.body().endsWith("\r\n"));
        }
    }

    @Test
    void promisesLessThanItSends() throws Exception {
        Heard heard = hit(Fault.SHORT_LENGTH);
        int promised = Integer.parseInt(heard.header("content-length"));
        assertTrue(heard.body().length() > promised && heard.body().endsWith("}"), heard.text());
    }

    @Test
    void answersTwice() throws Exception {
        Heard heard = hit(Fault.TWO_ANSWERS);
        assertEquals(2, heard.text().split("HTTP/1.1 200 OK", -1).length - 1);
        assertEquals(2, heard.text().split("/pay/", -1).length - 1);
    }

    @Test
    void sendsAnInterimAnswerFirst() throws Exception {
        Heard heard = hit(Fault.INTERIM);
        assertTrue(heard.text().startsWith("HTTP/1.1 103 Early Hints\r\n"));
        assertTrue(heard.body().startsWith("HTTP/1.1 200 OK\r\n"));
    }

    @Test
    void sendsGarbage() throws Exception {
        Heard heard = hit(Fault.GARBAGE);
        assertEquals(512, heard.text().length());
        assertFalse(heard.text().contains("HTTP"));
    }

    @Test
    void sendsNoBody() throws Exception {
        Heard heard = hit(Fault.EMPTY);
        assertEquals(200, heard.status());
        assertEquals("0", heard.header("content-length"));
        assertEquals("", heard.body());
    }

    @Test
    void sendsHalfAJsonDocumentAsAWholeBody() throws Exception {
        Heard heard = hit(Fault.BROKEN_JSON);
        assertEquals(Integer.toString(heard.body().length()), heard.header("content-length"));
        assertTrue(heard.body().startsWith("{\"order\"") && !heard.body().endsWith("}"));
    }

    @Test
    void leavesTheAddressOut() throws Exception {
        Heard heard = hit(Fault.NO_SUCCESS_MEMBER);
        assertEquals(200, heard.status());
        assertTrue(heard.body().contains("INV-1") && !heard.body().contains("/pay/"));
    }

    @Test
    void answersForAnotherInvoice() throws Exception {
        Heard heard = hit(Fault.OTHER_INVOICE);
        assertEquals(200, heard.status());
        assertTrue(heard.body().contains("/pay/") && !heard.body().contains("INV-1"));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "WRONG_RESPONSE_SIGNATURE",
                "NO_RESPONSE_SIGNATURE",
                "NO_SUCCESS_MEMBER",
                "OTHER_INVOICE",
                "REPLAY_409",
                "ERROR_409",
                "DECLINED_B",
                "HTTP_500_AFTER"
            })
    void signsWhatDokuItselfWouldSay(Fault fault) throws Exception {
        start(options().withFaults(FaultRule.of(fault).times(1)));
        HttpResponse<byte[]> answer = send(Merchant.posts(Merchant.order(INVOICE)));
        boolean wrong = fault.toString().endsWith("signature");
        try {
            Merchant.verify(Merchant.PAGE, answer);
            assertFalse(wrong);
        } catch (InvalidSignatureException e) {
            assertTrue(wrong);
        }
        assertEquals(
                fault != Fault.NO_RESPONSE_SIGNATURE,
                answer.headers().firstValue("Signature").isPresent());
    }

    @Test
    void callsJsonHtml() throws Exception {
        Heard heard = hit(Fault.WRONG_CONTENT_TYPE);
        assertTrue(heard.header("content-type").startsWith("text/html"));
        assertTrue(heard.body().contains("/pay/"));
    }

    @ParameterizedTest
    @CsvSource({"GZIP, 100", "GZIP_BOMB, 104857600"})
    void packsTheBodyThoughNobodyAsked(Fault fault, long atLeast) throws Exception {
        Heard heard = hit(fault);
        assertEquals("gzip", heard.header("content-encoding"));
        assertTrue(heard.text().length() < 300_000);
        byte[] packed = heard.body().getBytes(ISO_8859_1);
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            assertTrue(unpacked.skip(Long.MAX_VALUE) >= atLeast);
        }
    }

    @Test
    void sendsFiftyMegabytes() throws Exception {
        Heard heard = hit(Fault.HUGE_BODY);
        assertEquals(FaultWriter.HUGE_BYTES, heard.body().length());
        assertEquals("52428800", heard.header("content-length"));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ANY, names = "HTTP_.*")
    void answersWithTheStatusInItsName(Fault fault) throws Exception {
        Heard heard = hit(fault);
        assertEquals(fault.status().orElseThrow(), heard.status());
        if (fault.toString().endsWith("-html")) {
            assertTrue(heard.header("content-type").startsWith("text/html"));
            assertTrue(heard.body().startsWith("<html>"), heard.text());
        }
        boolean busy = heard.status() == 429 || heard.status() == 503;
        assertEquals(busy ? "1" : null, heard.header("retry-after"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "soon", "none"})
    void saysWhenToComeBack(String retryAfter) throws Exception {
        Heard heard = hit(FaultRule.of(Fault.HTTP_429).retryAfter(retryAfter));
        assertEquals(retryAfter.equals("none") ? null : retryAfter, heard.header("retry-after"));
    }

    @Test
    void saysOnWhichDateToComeBack() throws Exception {
        Heard heard = hit(FaultRule.of(Fault.HTTP_503).retryAfter("date+60"));
        Instant date =
                ZonedDateTime.parse(
                                heard.header("retry-after"), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
        long seconds = Duration.between(Instant.now(), date).toSeconds();
        assertTrue(seconds > 30 && seconds <= 60, heard.text());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ANY, names = "REDIRECT_.*")
    void pointsElsewhere(Fault fault) throws Exception {
        Heard heard = hit(FaultRule.of(fault).location("http://127.0.0.1:1/x?a=b"));
        assertEquals(fault.status().orElseThrow(), heard.status());
        assertEquals("http://127.0.0.1:1/x?a=b", heard.header("location"));
    }

    @Test
    void pointsToTheAddressThatWasCalled() throws Exception {
        Heard heard = hit(Fault.REDIRECT_308);
        assertEquals("http://doku" + Merchant.PAGE, heard.header("location"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "REPLAY_409; 409; /pay/",
                "ERROR_409; 409; \"code\":\"idempotent_request\"",
                "DECLINED_A; 400; {\"error\":{\"code\":\"INVALID_PARAMETER\"",
                "DECLINED_B; 400; {\"message\":[\"",
                "DECLINED_C; 400; {\"error_messages\":[\"",
                "DECLINED_D; 400; {\"timestamp\":\"",
                "DECLINED_E; 400; {\"status\":\"FAILED\",\"response_code\":\"05\"",
                "CLOCK; 400; request_time_out_of_range",
                "INVALID_SIGNATURE; 400; invalid_signature",
                "INVALID_CLIENT_ID; 400; invalid_client_id",
                "MERCHANT_NOT_ACTIVE; 403; MERCHANT_NOT_ACTIVE"
            })
    void saysItInDokusWords(Fault fault, int status, String body) throws Exception {
        Heard heard = hit(fault);
        assertEquals(status, heard.status());
        assertTrue(heard.body().contains(body), heard.text());
    }

    @Test
    void refusesAWrongSignatureWhateverTheFault() throws Exception {
        start(options().withFaults(FaultRule.of(Fault.HTTP_502_HTML)));
        Heard heard = call(Merchant.posts(Merchant.order(INVOICE)).signedWith("SK-other"));
        assertEquals(400, heard.status());
        assertEquals(1, doku.violations().size());
        assertEquals("", doku.requests().get(0).fault());
    }
}
