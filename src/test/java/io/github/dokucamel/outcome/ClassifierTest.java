package io.github.dokucamel.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.operation.Catalogues;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.OperationExamples;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClassifierTest {

    private static final String URL = "https://sandbox.doku.com/page?signature=x";
    private static final Operation OPERATION =
            OperationExamples.paymentPage("certain-refusals: [proven_refusal]");

    private final Classifier classifier =
            new Classifier(Clock.fixed(Instant.parse("2026-11-22T01:02:03Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @CsvFileSource(resources = "/outcome/answers.csv", delimiter = ';', maxCharsPerColumn = 200)
    void classifiesEveryAnswer(
            int status,
            String body,
            String earlierUnknown,
            AnswerClass expected,
            String replayed,
            String code) {
        Classification seen =
                classifier.classify(
                        OPERATION, "INV-1", earlierUnknown.equals("yes"), answer(status, body));
        assertEquals(expected, seen.answerClass());
        assertEquals(replayed.equals("yes"), seen.replayed());
        assertEquals(code, seen.code());
        assertEquals(status, seen.httpStatus());
        String url = seen.answered() == null ? null : seen.answered().paymentUrl();
        assertEquals(expected == AnswerClass.ACCEPTED ? URL : null, url);
        assertEquals(expected == AnswerClass.ACCEPTED, seen.message() == null);
    }

    static Stream<Throwable> nothingWasSent() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new UnknownHostException("api.doku.com"),
                new NoRouteToHostException(),
                new ConnectTimeoutException("connect timed out"),
                new SSLHandshakeException("PKIX path building failed"),
                new SSLPeerUnverifiedException("hostname"),
                new IllegalStateException(new IOException(new ConnectException())));
    }

    @ParameterizedTest
    @MethodSource("nothingWasSent")
    void knowsWhenNothingWasSent(Throwable failure) {
        assertEquals(AnswerClass.NOT_SENT, classifier.classify(failure).answerClass());
        assertEquals("not_sent", classifier.classify(failure).code());
    }

    static Stream<Throwable> anythingMayHaveHappened() {
        return Stream.of(
                new SocketTimeoutException("Read timed out"),
                new SocketException("Connection reset"),
                new EOFException("premature end"),
                new SSLException("closed"),
                new IOException(),
                new RuntimeException("a\nb"),
                new StackOverflowError(),
                new IllegalStateException(new IOException(new SocketException("reset"))),
                endless());
    }

    @ParameterizedTest
    @MethodSource("anythingMayHaveHappened")
    void takesEveryOtherExceptionForUnknown(Throwable failure) {
        Classification seen = classifier.classify(failure);
        assertEquals(AnswerClass.UNKNOWN, seen.answerClass());
        assertNull(seen.httpStatus());
        assertFalse(seen.message().contains("\n"));
    }

    @Test
    void noExceptionAtAllIsUnknown() {
        assertEquals(AnswerClass.UNKNOWN, classifier.classify((Throwable) null).answerClass());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; PT0S",
                "120; PT2M",
                "3600; PT1H",
                "3601; PT1H",
                "604801; ",
                "99999999999999; ",
                "-5; ",
                "1.5; ",
                "soon; ",
                "''; ",
                "Sun, 22 Nov 2026 01:03:03 GMT; PT1M",
                "Sun, 22 Nov 2026 05:03:03 GMT; PT1H",
                "Sun, 22 Nov 2026 01:01:03 GMT; ",
                "Sun, 22 Nov 2037 01:01:03 GMT; ",
                "Mon, 22 Nov 2026 01:03:03 GMT; "
            })
    void readsRetryAfter(String header, Duration wait) {
        Answer later = new Answer(503, null, header, null);
        assertEquals(wait, classifier.classify(OPERATION, "INV-1", false, later).retryAfter());
    }

    @Test
    void hearsRetryAfterOnlyWhereItCounts() {
        Answer declined = new Answer(400, null, "60", answer(400, "A:x").body());
        assertNull(classifier.classify(OPERATION, "INV-1", false, declined).retryAfter());
    }

    @Test
    void saysSomethingWhereDokuSaysNothing() {
        Answer bare =
                new Answer(
                        400,
                        null,
                        null,
                        "{\"error\":{\"code\":\"x\"}}".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "HTTP 400 x, without a message",
                classifier.classify(OPERATION, "INV-1", false, bare).message());
    }

    @Test
    void anOperationWithoutSuccessMemberIsNeverAccepted() {
        Operation silent = OperationExamples.withoutBody();
        assertEquals(
                AnswerClass.UNKNOWN,
                classifier.classify(silent, "INV-1", false, answer(200, "success")).answerClass());
    }

    @Test
    void anAnswerThatNeverNamesTheOrderIsAcceptedBySuccessAlone() {
        Operation kredivo = Catalogues.packaged().find("kredivo").orElseThrow();
        String page = "{\"peer_to_peer_info\":{\"url\":\"https://pay.doku.com/1\"}}";
        String empty = "{\"peer_to_peer_info\":{}}";
        assertEquals(
                List.of(AnswerClass.ACCEPTED, AnswerClass.UNKNOWN),
                Stream.of(page, empty)
                        .map(body -> body.getBytes(StandardCharsets.UTF_8))
                        .map(body -> new Answer(200, "application/json", null, body))
                        .map(answer -> classifier.classify(kredivo, "INV-1", false, answer))
                        .map(Classification::answerClass)
                        .toList());
    }

    @Test
    void onlyDoubtfulClassesLeaveDoubt() {
        assertTrue(AnswerClass.UNKNOWN.leavesDoubt());
        assertTrue(AnswerClass.LATER.leavesDoubt());
        assertTrue(AnswerClass.UNRESOLVED.leavesDoubt());
        assertFalse(AnswerClass.NOT_SENT.leavesDoubt());
        assertFalse(AnswerClass.HOLD.leavesDoubt());
    }

    private static Answer answer(int status, String body) {
        return new Answer(
                status, "application/json", null, text(body).getBytes(StandardCharsets.UTF_8));
    }

    static String text(String body) {
        String[] parts = body.split(":", 2);
        String detail = parts.length > 1 ? parts[1] : null;
        String success =
                "{\"order\":{\"invoice_number\":\"INV-1\"},\"credit_card_payment_page\":{\"url\":\""
                        + URL
                        + "\"}}";
        return switch (parts[0]) {
            case "success" -> success;
            case "other-invoice" -> success.replace("INV-1", "INV-2");
            case "no-url" -> success.replace(URL, " ");
            case "truncated" -> success.substring(0, success.length() - 1);
            case "A" ->
                    detail == null
                            ? "{\"error\":{\"message\":\"no\"}}"
                            : "{\"error\":{\"code\":\"" + detail + "\",\"message\":\"no\"}}";
            case "errors" -> "{\"errors\":{\"code\":\"" + detail + "\",\"message\":\"no\"}}";
            case "B" -> "{\"message\":[\"" + detail + "\"]}";
            case "C" -> "{\"error_messages\":[\"" + detail + "\"]}";
            case "D" -> "{\"timestamp\":1,\"status\":404,\"error\":\"Not Found\",\"path\":\"/x\"}";
            case "E" -> "{\"status\":\"FAILED\",\"response_code\":\"" + detail + "\"}";
            case "html" -> "<html><body>Bad Gateway</body></html>";
            case "garbage" -> "\u0000\u0001{]";
            case "empty" -> "";
            default -> throw new IllegalArgumentException(body);
        };
    }

    private static Throwable endless() {
        RuntimeException first = new RuntimeException("first");
        first.initCause(new RuntimeException("second", first));
        return first;
    }

    /** Stands for the HTTP client's, which is known by its name only. */
    private static final class ConnectTimeoutException extends IOException {
        private static final long serialVersionUID = 1L;

        ConnectTimeoutException(String message) {
            super(message);
        }
    }
}
