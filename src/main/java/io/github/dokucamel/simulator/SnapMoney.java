package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money in SNAP's words: a text with two decimals and its currency. */
final class SnapMoney {

    private SnapMoney() {}

    static ObjectNode of(long rupiah) {
        return Json.object().put("value", rupiah + ".00").put("currency", "IDR");
    }

    /** Whole rupiah; 0 where there is no money. */
    static long rupiah(JsonNode money) {
        try {
            return new BigDecimal(money.path("value").asText())
                    .setScale(0, RoundingMode.DOWN)
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return 0;
        }
    }
}
