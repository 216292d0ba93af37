package io.github.dokucamel.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.notification.Payment;
import io.github.dokucamel.notification.PaymentDocument;
import io.github.dokucamel.notification.PaymentLife.Source;
import io.github.dokucamel.notification.PaymentNews;
import io.github.dokucamel.notification.PaymentState;
import io.github.dokucamel.operation.Call;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.outcome.OutcomeDocument;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents as version 0.1.0 stored them, one a line: read and written again, no byte differs. */
class StoredDocumentsTest {

    private static final Path STORED = Path.of("src/test/resources/stored");

    @Test
    void keepsOrders() throws IOException {
        sameAgain("orders.jsonl", json -> Order.fromJson(json).toJson());
    }

    @Test
    void keepsCalls() throws IOException {
        sameAgain("calls.jsonl", json -> Call.fromJson(json).toJson());
    }

    @Test
    void keepsOutcomes() throws IOException {
        sameAgain("outcomes.jsonl", json -> OutcomeDocument.fromJson(json).toJson());
    }

    @Test
    void keepsNews() throws IOException {
        sameAgain("news.jsonl", json -> PaymentNews.fromJson(json).toJson());
    }

    /** What news made, told by a notification of no order and by the status call of a paid one. */
    @Test
    void tellsOfPaymentsAsBefore() throws IOException {
        Payment paid =
                new Payment(
                        90_000,
                        false,
                        PaymentState.PAID,
                        new BigDecimal("9.0E+4"),
                        Instant.parse("2026-11-20T03:04:05.678Z"),
                        new BigDecimal("9.0E+4"),
                        BigDecimal.ZERO,
                        new BigDecimal("1.50"),
                        new BigDecimal("2"),
                        Set.of("e"),
                        Set.of(),
                        null);
        List<ObjectNode> documents = new ArrayList<>();
        documents.add(PaymentDocument.pending(90_000));
        for (String line : lines("news.jsonl")) {
            PaymentNews news = PaymentNews.fromJson(utf8(line));
            documents.add(PaymentDocument.unmatched(Source.NOTIFICATION, news));
            documents.add(PaymentDocument.of(paid, Source.STATUS, news));
        }
        assertEquals(
                lines("payments.jsonl"),
                documents.stream().map(OrderJson::write).map(StoredDocumentsTest::text).toList());
        sameAgain("payments.jsonl", json -> OrderJson.write(PaymentDocument.fromJson(json)));
    }

    /** Damage is told of, and never read as something else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "\"text\"",
                "{}",
                "{\"outcome\":1,\"invoice_number\":1,\"amount\":\"x\",\"request\":[],\"kind\":\"x\"}",
                "{\"outcome\":\"paid\",\"outcome\":\"paid\",\"invoice_number\":\"A\","
                        + "\"invoice_number\":\"A\",\"amount\":1,\"request\":{},\"request\":{},"
                        + "\"kind\":\"PENDING\",\"kind\":\"PENDING\"}",
                "{\"outcome\":\"paid\",\"invoice_number\":\"A\",\"amount\":1,\"request\":{},"
                        + "\"kind\":\"PENDING\"} x"
            })
    void refusesWhatNobodyStored(String json) {
        byte[] bytes = utf8(json);
        assertThrows(IllegalArgumentException.class, () -> Order.fromJson(bytes));
        assertThrows(IllegalArgumentException.class, () -> Call.fromJson(bytes));
        assertThrows(IllegalArgumentException.class, () -> OutcomeDocument.fromJson(bytes));
    }

    private static void sameAgain(String file, UnaryOperator<byte[]> again) throws IOException {
        for (String line : lines(file)) {
            assertEquals(line, text(again.apply(utf8(line))));
        }
    }

    private static List<String> lines(String file) throws IOException {
        return List.of(Files.readString(STORED.resolve(file)).split("\n"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
