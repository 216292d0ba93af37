package io.github.dokucamel.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.told.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeDocumentTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-22T01:02:03.999Z");

    @Test
    void writesTheContractsMembersInTheContractsOrder() {
        assertEquals(
                "{\"delivery_id\":\"d-1\",\"invoice_number\":\"INV-1\",\"merchant\":\"default\","
                        + "\"operation\":\"payment-page\",\"revision\":1,\"outcome\":\"accepted\","
                        + "\"replayed\":false,\"payment_url\":\"https://x\",\"request_id\":\"r-1\","
                        + "\"http_status\":200,\"error\":null,\"attempts\":1,"
                        + "\"source\":{\"intake\":\"file\",\"name\":\"orders.csv\",\"line\":12},"
                        + "\"received_at\":\"2026-11-22T01:02:03Z\",\"settled_at\":null}",
                text(accepted()));
        assertEquals(accepted(), OutcomeDocument.fromJson(accepted().toJson()));
    }

    @Test
    void writesViolationsOnlyWhereThereAreAny() {
        OutcomeDocument declined = failed(new OutcomeDocument.Failure("x", "m", null));
        assertTrue(text(declined).contains("\"error\":{\"code\":\"x\",\"message\":\"m\"},"));
        assertEquals(declined, OutcomeDocument.fromJson(declined.toJson()));
        OutcomeDocument invalid =
                failed(
                        new OutcomeDocument.Failure(
                                "invalid_order",
                                "m",
                                List.of(new Violation("amount", "is missing", "Give it"))));
        assertTrue(
                text(invalid)
                        .contains(
                                "\"violations\":[{\"field\":\"amount\",\"rule\":\"is missing\","
                                        + "\"remedy\":\"Give it\"}]"));
        assertEquals(invalid, OutcomeDocument.fromJson(invalid.toJson()));
    }

    @Test
    void writesWhateverTextItIsGiven() {
        OutcomeDocument odd = failed(new OutcomeDocument.Failure("\ud800", "\u0000\"\\", null));
        assertEquals("?", OutcomeDocument.fromJson(odd.toJson()).error().code());
        assertEquals("\u0000\"\\", OutcomeDocument.fromJson(odd.toJson()).error().message());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"outcome\":\"paid\",\"received_at\":\"now\"}"
            })
    void refusesWhatIsNoDocument(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        assertThrows(IllegalArgumentException.class, () -> OutcomeDocument.fromJson(bytes));
    }

    private static OutcomeDocument accepted() {
        return new OutcomeDocument(
                "d-1",
                "INV-1",
                "default",
                "payment-page",
                1,
                Outcome.ACCEPTED.text(),
                false,
                Answered.ofUrl("https://x"),
                "r-1",
                200,
                null,
                1,
                new OutcomeDocument.Arrival("file", "orders.csv", 12L, null),
                RECEIVED,
                null,
                null,
                null,
                null);
    }

    private static OutcomeDocument failed(OutcomeDocument.Failure failure) {
        return new OutcomeDocument(
                "d-2",
                null,
                "default",
                "payment-page",
                null,
                Outcome.DECLINED.text(),
                true,
                null,
                null,
                null,
                failure,
                0,
                null,
                RECEIVED,
                RECEIVED,
                null,
                null,
                null);
    }

    private static String text(OutcomeDocument document) {
        return new String(document.toJson(), StandardCharsets.UTF_8);
    }
}
