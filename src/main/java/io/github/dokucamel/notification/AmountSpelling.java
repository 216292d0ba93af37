package io.github.dokucamel.notification;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts as DOKU spells them: {@code 150000}, {@code 20000.00}, {@code "39000.00"}. Texts are also
 * read with separators, as long as there is one reading only: {@code "39.000"} is 39 thousand in
 * Jakarta and 39 in London, so it is no amount here. Nor is one below zero.
 */
final class AmountSpelling {

    /** No order comes near it, and what has an exponent beyond it takes long to write out. */
    private static final int LONGEST = 40;

    private static final int MOST_DIGITS = 30;

    private static final Pattern NUMBER =
            Pattern.compile("[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?");

    /** Three decimals of a short number may be a group as well. */
    private static final Pattern DOUBTFUL = Pattern.compile("[1-9][0-9]{0,2}[.,][0-9]{3}");

    private static final Pattern DECIMAL_COMMA = Pattern.compile("([0-9]+),([0-9]{1,2})");

    /** One separator between groups, and the other one, if any, before decimals. */
    private static final Pattern GROUPS =
            Pattern.compile(
                    "([1-9][0-9]{0,2}(?:\\.[0-9]{3})+)(?:,([0-9]{1,2}))?"
                            + "|([1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\\.([0-9]{1,2}))?");

    private AmountSpelling() {}

    /** Null when it is no amount, or may be two. */
    static BigDecimal read(NewsBody.Value value) {
        if (value == null || value.text().length() > LONGEST) {
            return null;
        }
        String text = value.text().strip();
        if (value.isNumber() || !DOUBTFUL.matcher(text).matches()) {
            String plain = NUMBER.matcher(text).matches() ? text : regrouped(text);
            return plain == null ? null : bounded(new BigDecimal(plain));
        }
        return null;
    }

    private static String regrouped(String text) {
        Matcher comma = DECIMAL_COMMA.matcher(text);
        if (comma.matches()) {
            return comma.group(1) + "." + comma.group(2);
        }
        Matcher groups = GROUPS.matcher(text);
        if (!groups.matches()) {
            return null;
        }
        boolean dots = groups.group(1) != null;
        String whole = (dots ? groups.group(1) : groups.group(3)).replaceAll("[.,]", "");
        String decimals = dots ? groups.group(2) : groups.group(4);
        return decimals == null ? whole : whole + "." + decimals;
    }

    private static BigDecimal bounded(BigDecimal amount) {
        boolean handy =
                amount.precision() - amount.scale() <= MOST_DIGITS && amount.scale() <= MOST_DIGITS;
        return handy ? amount : null;
    }
}
