package io.github.dokucamel.intake.format;

import io.github.dokucamel.order.RawOrder;
import io.github.dokucamel.told.Excerpt;
import io.github.dokucamel.told.Violation;
import java.util.regex.Pattern;

/** The words for an order whose text cannot be read. */
final class Unreadable {

    static final String SAVE = "save the file as UTF-8 (in Excel: file type CSV UTF-8)";

    /** What the parser adds for those who set it up. */
    private static final Pattern FOR_PROGRAMMERS =
            Pattern.compile(
                    "(: enable `| \\(start marker at| \\(for (Array|Object) starting at).*",
                    Pattern.DOTALL);

    private static final String FIELD = "line";
    private static final String RESEND = "Correct it and drop the order again in a new file";
    private static final String RESEND_REST =
            "Correct it and drop this order and all after it again in a new file; those before it"
                    + " are taken in";

    private Unreadable() {}

    /** One order is spoilt, the rest of the batch is not. */
    static RawOrder one(long line, String rule) {
        return RawOrder.unreadable(line, violation(rule));
    }

    static Violation violation(String rule) {
        return violation(FIELD, rule);
    }

    static Violation violation(String field, String rule) {
        return new Violation(Excerpt.of(field), rule, RESEND);
    }

    /** The text makes no sense from here on: nothing after it is read. */
    static RawOrder last(long line, String rule) {
        return RawOrder.unreadable(line, new Violation(FIELD, rule, RESEND_REST));
    }

    /** JSON Lines in a file that is called JSON. */
    static RawOrder lines(long line) {
        return RawOrder.unreadable(
                line,
                new Violation(
                        FIELD,
                        ("more text stands at line %s, where the file should end: an order in each"
                                        + " line is JSON Lines")
                                .formatted(line),
                        "Put the orders from there on into a new file called .jsonl, or into one list"
                                + " in [ ]; the first one is taken in"));
    }

    /**
     * @param detail the parser's words; quoted as far as that is safe
     */
    static String syntax(String format, long line, long column, String detail) {
        return "is not %s at line %s, column %s (%s)"
                .formatted(format, line, column, Excerpt.of(detail));
    }

    /**
     * Jackson tells a wrong byte from a wrong character only in its words, and quotes the text in
     * them.
     *
     * @param quoted whether the text is known to be one of orders; else it may be anything
     */
    static String json(long line, long column, String detail, boolean quoted) {
        if (detail.contains("UTF-8")) {
            return "is not UTF-8 at line %s, column %s; %s".formatted(line, column, SAVE);
        }
        return quoted
                ? syntax("JSON", line, column, FOR_PROGRAMMERS.matcher(detail).replaceFirst(""))
                : "is not JSON at line %s, column %s".formatted(line, column);
    }

    /** Jackson reads numbers into memory but not every exponent. */
    static String number(long line) {
        return "a number at line %s has an exponent beyond any order".formatted(line);
    }

    static String tooLarge(long line, long maxOrderBytes) {
        return "the order at line %s is larger than %s bytes".formatted(line, maxOrderBytes);
    }
}
