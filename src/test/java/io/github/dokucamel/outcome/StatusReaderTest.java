package io.github.dokucamel.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class StatusReaderTest {

    private final StatusReader reader = new StatusReader(new Classifier(Clock.systemUTC()));

    @ParameterizedTest
    @CsvFileSource(resources = "/outcome/status-answers.csv", delimiter = ';')
    void weighsEveryAnswer(int status, String body, Evidence.Kind kind, String code) {
        Evidence evidence = reader.read("INV-1", answer(status, body));
        assertEquals(kind, evidence.kind());
        assertEquals(code, evidence.code());
        assertFalse(evidence.words().isBlank());
        assertEquals(
                kind == Evidence.Kind.FOUND || kind == Evidence.Kind.NOT_FOUND, evidence.passed());
    }

    @Test
    void aProbeAsksForNoOrderSoThatAnyIsAnAnswer() {
        assertTrue(reader.read(null, answer(200, "found-other")).passed());
        assertFalse(reader.read(null, answer(200, "html")).passed());
    }

    @Test
    void tellsTheStatusAndNothingThatBreaksALine() {
        assertEquals(
                "DOKU has the order, with the status PENDING",
                reader.read("INV-1", answer(200, "found:PENDING")).words());
        assertFalse(reader.read("INV-1", answer(200, "found:A\\nB")).words().contains("\n"));
    }

    @Test
    void anExceptionIsNoEvidence() {
        assertEquals(Evidence.Kind.NOT_SENT, reader.read(new ConnectException("refused")).kind());
        assertEquals(Evidence.Kind.UNCLEAR, reader.read(new SocketTimeoutException("late")).kind());
    }

    private static Answer answer(int status, String body) {
        return new Answer(
                status, "application/json", null, text(body).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String body) {
        if (body.equals("object")) {
            return "{}";
        }
        if (!body.startsWith("found")) {
            return ClassifierTest.text(body);
        }
        String status = body.contains(":") ? body.substring(body.indexOf(':') + 1) : "PENDING";
        return """
                {"order":{"invoice_number":"%s","amount":1},"transaction":{"status":"%s"}}"""
                .formatted(body.equals("found-other") ? "INV-2" : "INV-1", status);
    }
}
