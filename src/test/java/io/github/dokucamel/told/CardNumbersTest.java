package io.github.dokucamel.told;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4222222222222",
                "card4111111111111111please",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "my card is 4111-1111-1111-1111.",
                "1 4111 1111 1111 1111",
                "4111\u00a01111\u00a01111\u00a01111",
                "\uff14111111111111111",
                "5555555555554444",
                "2223003122003222",
                "378282246310005",
                "3782 822463 10005",
                "4111  1111  1111  1111",
                "4111.1111.1111.1111",
                "4111 - 1111 - 1111 - 1111",
                "4111\u200b1111\u200b1111\u200b1111",
                "4111\n1111\n1111\n1111",
                "\ud835\udfd2111111111111111",
                "3530111333300000",
                "30569309025904",
                "6011111111111117",
                "6200000000000005",
                "6759649826438453"
            })
    void findsCardNumbers(String text) {
        assertTrue(CardNumbers.isIn(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4111111111111112",
                "411111111111",
                "41111111111111111111",
                "9111111111111113",
                "4111    1111    1111    1111",
                "4111 1111 and 1111 1111",
                "41 - 11111111111111",
                "25.11.2026 10.00.11",
                "+6281287458232",
                "6200000000005",
                "2026-11-22 09:00",
                "DOKU T-Shirt Merah"
            })
    void letsOtherTextPass(String text) {
        assertFalse(CardNumbers.isIn(text));
    }

    @Test
    void nullHoldsNone() {
        assertFalse(CardNumbers.isIn(null));
    }
}
