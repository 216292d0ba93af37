package io.github.dokucamel.order;

import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Unseen;
import io.github.dokucamel.told.Why;
import java.util.regex.Pattern;

/**
 * Why an invoice number is none: the first of its characters that the pattern has no place for, by
 * its Unicode name, since a look-alike or a space at the end shows nowhere.
 */
final class InvoiceNumberSpelling {

    private static final Pattern EXPONENT = Pattern.compile("[0-9]+([.,][0-9]+)?[eE]\\+[0-9]{1,3}");

    private InvoiceNumberSpelling() {}

    /**
     * @param text does not match what is allowed
     */
    static Why wrong(String text, Pattern allowed) {
        String pattern = allowed.pattern();
        String value = Shown.of(text);
        if (EXPONENT.matcher(text).matches()) {
            return Why.of("invoice_number_shortened", "pattern", pattern, "value", value);
        }
        String misfit = misfit(text, allowed);
        return misfit.isEmpty()
                ? Why.of("invoice_number_pattern", "pattern", pattern, "value", value)
                : Why.of(
                        "invoice_number_character",
                        "pattern",
                        pattern,
                        "value",
                        value,
                        "character",
                        misfit);
    }

    /** Empty for a pattern that judges no character by itself. */
    private static String misfit(String text, Pattern allowed) {
        if (!fits("0", allowed) && !fits("A", allowed)) {
            return "";
        }
        return text.codePoints()
                .filter(c -> !fits(Character.toString(c), allowed))
                .mapToObj(Unseen::name)
                .findFirst()
                .orElse("");
    }

    private static boolean fits(String character, Pattern allowed) {
        return allowed.matcher(character).matches();
    }
}
