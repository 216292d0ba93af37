package io.github.dokucamel.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.told.Shown;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A whole number as people and formats write it: digits only. Everything else is refused with the
 * spelling that was probably meant; nothing is rounded and nothing passes through a double.
 *
 * @param value null when refused
 * @param rule what is wrong, empty when accepted
 * @param remedy what to write instead, empty when accepted
 */
record WholeNumber(@Nullable Long value, String rule, String remedy) {

    /** As many digits as surely fit a long. */
    private static final int MOST_DIGITS = 18;

    /** More zeros behind the point may be thousands as well as decimals: then nothing is guessed. */
    private static final int MOST_SUBUNITS = 2;

    private static final Pattern PLAIN = Pattern.compile("0|[1-9][0-9]*");

    /** The node is a number or a text. */
    static WholeNumber of(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? accepted(node.longValue()) : tooLong();
        }
        if (node.isBigDecimal()) {
            return ofDecimal(node.decimalValue());
        }
        if (node.isNumber()) {
            return refused("has decimals or an exponent", NumberSpelling.DIGITS_ONLY);
        }
        return ofText(node.textValue().strip());
    }

    private static WholeNumber ofDecimal(BigDecimal number) {
        String spelling = Shown.of(number.toString());
        if (number.scale() <= 0) {
            return refused(spelling + " has an exponent", NumberSpelling.ALL_DIGITS);
        }
        if (number.precision() - number.scale() > MOST_DIGITS || number.scale() > MOST_DIGITS) {
            return refused("has decimals", NumberSpelling.DIGITS_ONLY);
        }
        BigDecimal whole = number.stripTrailingZeros();
        boolean zeros = whole.scale() <= 0;
        return refused(
                spelling + " has decimals",
                zeros && number.scale() <= MOST_SUBUNITS
                        ? "Write " + whole.toPlainString()
                        : zeros ? NumberSpelling.DIGITS_ONLY : NumberSpelling.WHOLE_ONLY);
    }

    private static WholeNumber ofText(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text.length() <= MOST_DIGITS ? accepted(Long.valueOf(text)) : tooLong();
        }
        NumberSpelling spelling = NumberSpelling.of(text);
        return refused(spelling.rule(), spelling.remedy());
    }

    private static WholeNumber accepted(long value) {
        return new WholeNumber(value, "", "");
    }

    private static WholeNumber tooLong() {
        return refused("has more than " + MOST_DIGITS + " digits", NumberSpelling.DIGITS_ONLY);
    }

    private static WholeNumber refused(String rule, String remedy) {
        return new WholeNumber(null, rule, remedy);
    }
}
