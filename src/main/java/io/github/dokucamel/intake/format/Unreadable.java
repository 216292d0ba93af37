package io.github.dokucamel.intake.format;

import io.github.dokucamel.order.RawOrder;
import io.github.dokucamel.told.Excerpt;
import io.github.dokucamel.told.Violation;
import io.github.dokucamel.told.Why;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The words for an order whose text cannot be read. */
final class Unreadable {

    /** What the parser adds for those who set it up. */
    private static final Pattern FOR_PROGRAMMERS =
            Pattern.compile(
                    "(: enable `| \\(start marker at| \\(for (Array|Object) starting at).*",
                    Pattern.DOTALL);

    private static final String FIELD = "line";
    private static final String RESEND = "the order again in a new file";
    private static final String RESEND_REST =
            "this order and all after it again in a new file; those before it are taken in";

    private Unreadable() {}

    /** One order is spoilt, the rest of the batch is not. */
    static RawOrder one(long line, Why why) {
        return RawOrder.unreadable(line, violation(why));
    }

    static Violation violation(Why why) {
        return violation(FIELD, why);
    }

    static Violation violation(String field, Why why) {
        return Violation.of(Excerpt.of(field), again(why, RESEND));
    }

    /** The text makes no sense from here on: nothing after it is read. */
    static RawOrder last(long line, Why why) {
        return RawOrder.unreadable(line, Violation.of(FIELD, again(why, RESEND_REST)));
    }

    private static Why again(Why why, String what) {
        Map<String, String> values = new HashMap<>(why.values());
        values.put("again", what);
        return new Why(why.code(), values);
    }

    /** JSON Lines in a file that is called JSON. */
    static RawOrder lines(long line) {
        return RawOrder.unreadable(line, Violation.of(FIELD, Why.of("json_lines", "line", line)));
    }

    /**
     * @param detail the parser's words; quoted as far as that is safe
     */
    static Why syntax(String format, long line, long column, String detail) {
        return Why.of(
                "syntax",
                "format",
                format,
                "line",
                line,
                "column",
                column,
                "detail",
                Excerpt.of(detail));
    }

    /**
     * Jackson tells a wrong byte from a wrong character only in its words, and quotes the text in
     * them.
     *
     * @param quoted whether the text is known to be one of orders; else it may be anything
     */
    static Why json(long line, long column, String detail, boolean quoted) {
        if (detail.contains("UTF-8")) {
            return Why.of("not_utf8_at", "line", line, "column", column);
        }
        return quoted
                ? syntax("JSON", line, column, FOR_PROGRAMMERS.matcher(detail).replaceFirst(""))
                : Why.of("syntax_only", "format", "JSON", "line", line, "column", column);
    }

    /** Jackson reads numbers into memory but not every exponent. */
    static Why number(long line) {
        return Why.of("number_beyond", "line", line);
    }

    static Why tooLarge(long line, long maxOrderBytes) {
        return Why.of("order_too_large", "line", line, "most", maxOrderBytes);
    }
}
