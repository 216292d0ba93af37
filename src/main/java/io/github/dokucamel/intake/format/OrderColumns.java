package io.github.dokucamel.intake.format;

import io.github.dokucamel.order.OrderField;
import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.told.NearestName;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The names a CSV column may have: the canonical JSON's, with dots where that nests. */
final class OrderColumns {

    /** The property that gives a foreign header its meaning. */
    static final String MAPPING = "doku.intake.file.column.";

    static final String INVOICE_NUMBER = "invoice_number";
    static final String ITEM = "item.";
    static final Set<String> KEY = OrderField.keyColumns();

    private static final Set<String> NAMES = OrderField.columns();

    private static final Pattern EXTRA = Pattern.compile("(?i)extra((\\.[A-Za-z0-9_-]+){1,20})");

    private OrderColumns() {}

    /** The canonical spelling of a column's name; null when there is no such column. */
    static String canonical(String header) {
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
}
