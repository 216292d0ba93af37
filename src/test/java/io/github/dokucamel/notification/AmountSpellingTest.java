package io.github.dokucamel.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountSpellingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    150000        | 150000
                    20000.00      | 20000.00
                    150.000       | 150.000
                    1.5E5         | 1.5E+5
                    15e4          | 1.5E+5
                    0             | 0
                    "150000"      | 150000
                    "39000.00"    | 39000.00
                    " 39000.00 "  | 39000.00
                    "39000.000"   | 39000.000
                    "39000,00"    | 39000.00
                    "39,5"        | 39.5
                    "39.000,00"   | 39000.00
                    "39,000.00"   | 39000.00
                    "1.234.567"   | 1234567
                    "1,234,567.8" | 1234567.8
                    """)
    void readsAnAmountInAnySpellingThatHasOneReading(String spelling, BigDecimal amount) {
        BigDecimal read = withAmount(spelling).amount();
        assertEquals(0, amount.compareTo(read), spelling + " was read as " + read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "{}",
                "{\"value\":1}",
                "[1]",
                "\"\"",
                "\"39.000\"",
                "\"39,000\"",
                "\"1.234.56\"",
                "\"1,234.567,00\"",
                "\"1.000.000.00\"",
                "\"Rp 39.000\"",
                "\"thirty\"",
                "\"١٢٣\"",
                "\"0x10\"",
                "\"1e5000\"",
                "-1",
                "\"-39000.00\"",
                "1e-9919999999",
                "1e9919999999",
                "1e99",
                "1e-99",
                "0e99999999999999999999",
                "11111111111111111111111111111111111111111",
                "\"00000000000000000000000000000000000000001\"",
                "0.0000000000000000000000000000000000000001"
            })
    void givesNoAmountWhereTheSpellingIsNoneOrDoubtful(String spelling) {
        assertNull(withAmount(spelling).amount());
    }

    @Test
    void readsNoAmountOfAnotherCurrency() {
        assertNull(order("\"invoice_number\":\"I\",\"amount\":5,\"currency\":\"MYR\"").amount());
        assertEquals(
                BigDecimal.valueOf(5),
                order("\"invoice_number\":\"I\",\"amount\":5,\"currency\":\"idr\"").amount());
    }

    private static PaymentNews withAmount(String spelling) {
        return order("\"invoice_number\":\"INV-1\",\"amount\":" + spelling);
    }

    private static PaymentNews order(String members) {
        String body = "{\"order\":{" + members + "}}";
        return NotificationReader.read(body.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
