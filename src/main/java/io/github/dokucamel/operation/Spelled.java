package io.github.dokucamel.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Why;
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
            findings.warn(path, Why.of("number_spelled_otherwise"));
        }
    }

    private static boolean isPlain(BigDecimal number) {
        return number.scale() >= 0 && number.scale() == number.stripTrailingZeros().scale();
    }
}
