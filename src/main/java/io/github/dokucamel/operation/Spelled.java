package io.github.dokucamel.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.told.Shown;
import java.math.BigDecimal;

/** Numbers whose spelling others do not keep: {@code 10000.00} and {@code 1e3}. */
final class Spelled {

    private Spelled() {}

    /**
     * A server that parses a body and writes it anew before it takes the digest finds another one.
     *
     * @param path of the value
     */
    static void warn(JsonNode value, String path, Findings findings) {
        if (value.isObject()) {
            value.properties()
                    .forEach(m -> warn(m.getValue(), path + "." + Shown.of(m.getKey()), findings));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                warn(value.get(i), path + "[" + i + "]", findings);
            }
        } else if (value.isBigDecimal() && !isPlain(value.decimalValue())) {
            findings.warn(
                    path,
                    "is a number that other programs spell otherwise, which may break DOKU's check"
                            + " of the signature",
                    "Write it as a text, or without an exponent and without zeros at its end");
        }
    }

    private static boolean isPlain(BigDecimal number) {
        return number.scale() >= 0 && number.scale() == number.stripTrailingZeros().scale();
    }
}
