package io.github.dokucamel.intake.format;

import io.github.dokucamel.order.OrderField;
import io.github.dokucamel.told.Excerpt;
import java.util.Comparator;
import java.util.Locale;
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
        String lower = name.toLowerCase(Locale.ROOT);
        return NAMES.contains(lower) ? lower : null;
    }

    /** {@code  (amount?)} behind a header that is near to it; empty for one that is near to none. */
    static String suggestion(String header) {
        String nearest = nearest(header);
        String name = Excerpt.of(header.trim().toLowerCase(Locale.ROOT));
        int most = Math.max(2, nearest.length() / 2);
        return name.isEmpty() || changes(name, nearest) > most ? "" : " (" + nearest + "?)";
    }

    /** The known name that takes the fewest changes of a letter to reach. */
    static String nearest(String header) {
        String name = Excerpt.of(header.trim().toLowerCase(Locale.ROOT));
        return NAMES.stream().min(Comparator.comparingInt(known -> changes(name, known))).get();
    }

    /** Levenshtein's distance; a name that only lacks its prefix ({@code email}) is close, too. */
    private static int changes(String from, String to) {
        if (to.endsWith("." + from)) {
            return 1;
        }
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
