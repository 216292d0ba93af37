package io.github.dokucamel.intake;

import io.github.dokucamel.order.RawOrder;
import io.github.dokucamel.order.Violation;

/** The words for an order whose text cannot be read. */
final class Unreadable {

    private static final String FIELD = "line";
    private static final String RESEND = "Correct it and drop the order again in a new file";
    private static final String RESEND_REST =
            "Correct it and drop this order and all after it again in a new file; those before it"
                    + " are taken in";

    private Unreadable() {}

    /** One order is spoilt, the rest of the batch is not. */
    static RawOrder one(long line, String rule) {
        return one(line, FIELD, rule);
    }

    static RawOrder one(long line, String field, String rule) {
        return RawOrder.unreadable(line, violation(field, rule));
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

    /**
     * @param detail the parser's words; quoted as far as that is safe
     */
    static String syntax(String format, long line, long column, String detail) {
        return "is not %s at line %d, column %d (%s)"
                .formatted(format, line, column, Excerpt.of(detail));
    }

    static String tooLarge(long line, long maxOrderBytes) {
        return "the order at line %d is larger than %d bytes".formatted(line, maxOrderBytes);
    }
}
