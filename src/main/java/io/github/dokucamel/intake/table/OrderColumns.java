package io.github.dokucamel.intake.table;

import io.github.dokucamel.order.OrderField;
import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.told.NearestName;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names a CSV column may have: the canonical JSON's, with dots where that nests. */
final class OrderColumns {

    /** The property that gives a foreign header its meaning. */
    static final String MAPPING = "doku.intake.file.column.";

    static final String INVOICE_NUMBER = "invoice_number";
    static final String AMOUNT = "amount";
    static final String DUE_DATE = "due_date";
    static final String EMAIL = "customer.email";
    static final String PHONE = "customer.phone";
    static final String ITEM = "item.";
    static final Set<String> KEY = OrderField.keyColumns();

    private static final Set<String> NAMES = OrderField.columns();

    private static final Pattern EXTRA = Pattern.compile("(?i)extra((\\.[A-Za-z0-9_-]+){1,20})");

    /** As no program for people spells a header. */
    private static final Pattern SPELLED = Pattern.compile("[a-z][._][a-z]");

    private static final int SHORTEST_SLIP = 5;

    private OrderColumns() {}

    /** The canonical spelling of a column's name; null when there is no such column. */
    static @Nullable String canonical(String header) {
        String name = header.trim();
        var extra = EXTRA.matcher(name);
        if (extra.matches()) {
            return "extra" + extra.group(1);
        }
        String lower = AsciiCase.lower(name);
        return NAMES.contains(lower) ? lower : null;
    }

    /** {@code  (amount?)} behind a header that is near to it; empty for one that is near to none. */
    static String suggestion(String header) {
        return nearest(header).map(name -> " (" + name + "?)").orElse("");
    }

    static Optional<String> nearest(String header) {
        return NearestName.of(header, NAMES);
    }

    /**
     * The name that this is with a slip in it; null for a name of its own. A name of one short word
     * is near to many, and people's columns have such names.
     */
    static @Nullable String slipOf(String header) {
        String lower = AsciiCase.lower(header);
        if (NAMES.contains(lower) || lower.matches("line_items|extra([.].*)?")) {
            return lower;
        }
        return nearest(lower)
                .filter(near -> SPELLED.matcher(lower).find() || isOneLetterOff(lower, near))
                .orElse(null);
    }

    private static boolean isOneLetterOff(String header, String name) {
        return header.length() >= SHORTEST_SLIP
                && Math.abs(header.length() - name.length()) <= 1
                && NearestName.distance(header, name) <= 1;
    }
}
