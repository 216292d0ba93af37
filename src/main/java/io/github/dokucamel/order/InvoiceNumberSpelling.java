package io.github.dokucamel.order;

import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Unseen;
import java.util.regex.Pattern;

/**
 * Why an invoice number is none: the first of its characters that the pattern has no place for, by
 * its Unicode name, since a look-alike or a space at the end shows nowhere.
 *
 * @param rule what is wrong
 * @param remedy what to do
 */
record InvoiceNumberSpelling(String rule, String remedy) {

    private static final Pattern EXPONENT = Pattern.compile("[0-9]+([.,][0-9]+)?[eE]\\+[0-9]{1,3}");

    static InvoiceNumberSpelling of(String text, Pattern allowed) {
        String rule = "must match " + allowed.pattern() + ", is " + Shown.of(text);
        if (EXPONENT.matcher(text).matches()) {
            return new InvoiceNumberSpelling(
                    rule + ", a spreadsheet's short spelling of a longer number",
                    "Format the column as text and enter the number anew");
        }
        return new InvoiceNumberSpelling(
                rule + misfit(text, allowed),
                "Correct it, or allow such numbers with doku.invoice-number.pattern");
    }

    /** Empty for a pattern that judges no character by itself. */
    private static String misfit(String text, Pattern allowed) {
        if (!fits("0", allowed) && !fits("A", allowed)) {
            return "";
        }
        return text.codePoints()
                .filter(c -> !fits(Character.toString(c), allowed))
                .mapToObj(c -> ", with " + Unseen.name(c))
                .findFirst()
                .orElse("");
    }

    private static boolean fits(String character, Pattern allowed) {
        return allowed.matcher(character).matches();
    }
}
