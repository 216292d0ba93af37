package io.github.dokucamel.docs;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dokucamel.notification.NotificationReader;
import io.github.dokucamel.notification.Payment;
import io.github.dokucamel.notification.PaymentDocument;
import io.github.dokucamel.notification.PaymentLife.Source;
import io.github.dokucamel.notification.PaymentNews;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.outcome.OutcomeDocument.Arrival;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import io.github.dokucamel.outcome.Resolution;
import io.github.dokucamel.told.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/outcomes.md says what each outcome and each member of its document means. */
class OutcomesDocumentTest {

    private final String document = Documents.text("docs/outcomes.md");

    @Test
    void explainsEveryOutcome() {
        assertAll(
                Stream.of(Outcome.values())
                        .map(
                                outcome ->
                                        () ->
                                                assertTrue(
                                                        document.contains(
                                                                "\n| `" + outcome.text() + "` | "),
                                                        outcome.text())));
    }

    @Test
    void explainsEveryMember() throws IOException {
        assertAll(
                full().properties().stream()
                        .map(
                                member ->
                                        () ->
                                                assertTrue(
                                                        document.contains(
                                                                "`" + member.getKey() + "`"),
                                                        member.getKey())));
    }

    private static PaymentNews refund() {
        String told =
                "{\"transaction\":{\"status\":\"SUCCESS\",\"type\":\"REFUND\"},"
                        + "\"refund\":{\"id\":\"r\",\"amount\":1}}";
        return NotificationReader.read(told.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    /** A document with everything in it that one can have. */
    static JsonNode full() throws IOException {
        Instant now = Instant.EPOCH;
        return new ObjectMapper()
                .readTree(
                        new OutcomeDocument(
                                        "d",
                                        "INV-1",
                                        "default",
                                        "payment-page",
                                        1,
                                        "invalid",
                                        false,
                                        null,
                                        null,
                                        null,
                                        new Failure(
                                                "c", "m", List.of(new Violation("f", "r", "y"))),
                                        0,
                                        new Arrival("file", "orders.csv", 2L, 2L),
                                        now,
                                        now,
                                        new Resolution(now, "e", now, "a", now),
                                        PaymentDocument.of(
                                                Payment.of(90_000), Source.STATUS, refund()),
                                        null)
                                .toJson());
    }
}
