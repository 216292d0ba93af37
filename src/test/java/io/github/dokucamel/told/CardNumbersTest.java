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
                "4111\u31641111\u28001111\ufe0f1111",
                "4111\n1111\n1111\n1111",
                "\ud835\udfd2111111111111111",
                "3530111333300000",
                "30569309025904",
                "6011111111111117",
                "6200000000000005",
                "6759649826438453",
                "4111_1111_1111_1111",
                "https://shop.example/4111/1111/1111/1111",
                "https://shop.example/p?a=4111%201111%201111%201111",
                "https://shop.example/?card=%34111111111111111",
                "https://shop.example/?u=http%253A%252F%252Fa%252F%2534%253111111111111111",
                "2200000000000004", // Mir
                "5085000000000007", // RuPay
                "6521000000000007",
                "5060990000000008", // Verve
                "5078650000000008",
                "5041750000000000", // Elo
                "6362970000000003",
                "8100000000000002", // UnionPay
                "9792000000000003", // Troy
                "6062820000000003", // Hipercard
                "501800000000000009" // Maestro
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
                "4/12/2026 10:11:12",
                "2026/11/29/41111111",
                "50% of 4111 1111",
                "DOKU T-Shirt Merah"
            })
    void letsOtherTextPass(String text) {
        assertFalse(CardNumbers.isIn(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4111-1111-1111-1111",
                "4111 1111 1111 1111",
                "4111/1111/1111/1111",
                "4222222222222",
                "378282246310005",
                "5555555555554444",
                "2200000000000004"
            })
    void findsIdsThatAreCardNumbers(String id) {
        assertTrue(CardNumbers.isId(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INV-4111111111111111",
                "INV-20261122-0001",
                "4111111111111112",
                "41111111111111", // 14 digits are none of Visa's
                "55555555555544", // nor of Mastercard's
                "+6281287458232",
                "6281234567890126",
                "628123456789017",
                "081234567890121",
                "3528000101900006", // a NIK: day, month and year of birth behind the place
                "5171024107550008",
                ""
            })
    void takesNoOtherIdForOne(String id) {
        assertFalse(CardNumbers.isId(id));
    }

    @Test
    void nullHoldsNone() {
        assertFalse(CardNumbers.isId(null));
        assertFalse(CardNumbers.isIn(null));
    }
}
