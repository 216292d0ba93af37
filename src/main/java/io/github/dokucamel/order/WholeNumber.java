package io.github.dokucamel.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Why;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A whole number as people and formats write it: digits only. Everything else is refused with the
 * spelling that was probably meant; nothing is rounded and nothing passes through a double.
 *
 * @param value null when refused
 * @param wrong null when accepted
 */
record WholeNumber(@Nullable Long value, @Nullable Why wrong) {

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
            return refused(
                    Why.of("digits_decimals_or_exponent", "digits", NumberSpelling.DIGITS_ONLY));
        }
        return ofText(node.textValue().strip());
    }

    private static WholeNumber ofDecimal(BigDecimal number) {
        String spelling = Shown.of(number.toString());
        if (number.scale() <= 0) {
            return refused(
                    Why.of(
                            "digits_exponent",
                            "value",
                            spelling,
                            "digits",
                            NumberSpelling.ALL_DIGITS));
        }
        if (number.precision() - number.scale() > MOST_DIGITS || number.scale() > MOST_DIGITS) {
            return refused(decimals("", NumberSpelling.DIGITS_ONLY));
        }
        BigDecimal whole = number.stripTrailingZeros();
        boolean zeros = whole.scale() <= 0;
        return refused(
                decimals(
                        spelling,
                        zeros && number.scale() <= MOST_SUBUNITS
                                ? whole.toPlainString()
                                : zeros ? NumberSpelling.DIGITS_ONLY : NumberSpelling.WHOLE_ONLY));
    }

    private static Why decimals(String spelling, String digits) {
        return Why.of("digits_decimals", "value", spelling, "digits", digits);
    }

    private static WholeNumber ofText(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text.length() <= MOST_DIGITS ? accepted(Long.valueOf(text)) : tooLong();
        }
        return refused(NumberSpelling.wrong(text));
    }

    private static WholeNumber accepted(long value) {
        return new WholeNumber(value, null);
    }

    private static WholeNumber tooLong() {
        return refused(
                Why.of(
                        "digits_too_many",
                        "most",
                        MOST_DIGITS,
                        "digits",
                        NumberSpelling.DIGITS_ONLY));
    }

    private static WholeNumber refused(Why wrong) {
        return new WholeNumber(null, wrong);
    }
}
