package io.github.dokucamel.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole number as people and formats write it: digits only. Everything else is refused with the
 * spelling that was probably meant; nothing is rounded and nothing passes through a double.
 *
 * @param value null when refused
 * @param rule what is wrong, null when accepted
 * @param remedy what to write instead, null when accepted
 */
record WholeNumber(Long value, String rule, String remedy) {

    /** As many digits as surely fit a long. */
    private static final int MOST_DIGITS = 18;

    /** More zeros behind the point may be thousands as well as decimals: then nothing is guessed. */
    private static final int MOST_SUBUNITS = 2;

    private static final int LONGEST_GUESSED = 40;

    private static final Pattern PLAIN = Pattern.compile("0|[1-9][0-9]*");
    private static final Pattern LEADING_ZEROS = Pattern.compile("0+([0-9]+)");
    private static final Pattern SIGNED = Pattern.compile("[+-]\\s*[0-9].*", Pattern.DOTALL);
    private static final Pattern EXPONENT = Pattern.compile("[0-9.,]+[eE][+-]?[0-9]+");
    private static final Pattern THOUSANDS =
            Pattern.compile(
                    "([0-9]{1,3}(?:([.,' _\\u00a0])[0-9]{3})(?:\\2[0-9]{3})*)([.,]0{1,2})?");
    private static final Pattern DECIMALS = Pattern.compile("([0-9]+)[.,]([0-9]*)");

    private static final int LONGEST_CURRENCY = 3;

    private static final String REMEDY = "Write digits only, such as 90000";

    /** The node is a number or a text. */
    static WholeNumber of(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? accepted(node.longValue()) : tooLong();
        }
        if (node.isBigDecimal()) {
            return ofDecimal(node.decimalValue());
        }
        if (node.isNumber()) {
            return refused("has decimals or an exponent", REMEDY);
        }
        return ofText(node.textValue().strip());
    }

    private static WholeNumber ofDecimal(BigDecimal number) {
        String spelling = Shown.of(number.toString());
        if (number.scale() <= 0) {
            return refused(spelling + " has an exponent", REMEDY);
        }
        if (number.precision() - number.scale() > MOST_DIGITS || number.scale() > MOST_DIGITS) {
            return refused("has decimals", REMEDY);
        }
        BigDecimal whole = number.stripTrailingZeros();
        return refused(
                spelling + " has decimals",
                whole.scale() <= 0 && number.scale() <= MOST_SUBUNITS
                        ? "Write " + whole.toPlainString()
                        : REMEDY);
    }

    private static WholeNumber ofText(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text.length() <= MOST_DIGITS ? accepted(Long.valueOf(text)) : tooLong();
        }
        if (text.isEmpty()) {
            return refused("is empty", REMEDY);
        }
        if (text.length() > LONGEST_GUESSED || isWords(text)) {
            return refused("is not a whole number", REMEDY);
        }
        String spelling = Shown.of(text);
        Matcher thousands = THOUSANDS.matcher(text);
        if (thousands.matches()) {
            return refused(
                    spelling + " looks like thousands separators",
                    "Write " + thousands.group(1).replaceAll("[^0-9]", ""));
        }
        Matcher decimals = DECIMALS.matcher(text);
        if (decimals.matches()) {
            boolean zeros = decimals.group(2).matches("0{0," + MOST_SUBUNITS + "}");
            return refused(
                    spelling + " has decimals",
                    zeros ? "Write " + Shown.of(decimals.group(1)) : REMEDY);
        }
        Matcher zeros = LEADING_ZEROS.matcher(text);
        if (zeros.matches()) {
            return refused(spelling + " has leading zeros", REMEDY);
        }
        if (SIGNED.matcher(text).matches()) {
            return refused(spelling + " has a sign", REMEDY);
        }
        if (EXPONENT.matcher(text).matches()) {
            return refused(spelling + " has an exponent", REMEDY);
        }
        return refused("is not a whole number: " + spelling, REMEDY);
    }

    /** A name that slipped into the wrong column is not quoted; a currency before a number is. */
    private static boolean isWords(String text) {
        return text.codePoints().filter(Character::isLetter).count() > LONGEST_CURRENCY;
    }

    private static WholeNumber accepted(long value) {
        return new WholeNumber(value, null, null);
    }

    private static WholeNumber tooLong() {
        return refused("has more than " + MOST_DIGITS + " digits", REMEDY);
    }

    private static WholeNumber refused(String rule, String remedy) {
        return new WholeNumber(null, rule, remedy);
    }
}
