package io.github.dokucamel.intake.format;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.told.Excerpt;
import io.github.dokucamel.told.LookAlikes;
import io.github.dokucamel.told.Unseen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The header row: which field each column holds. Refuses a file whose header leaves a doubt.
 *
 * @param headers as the user wrote them
 * @param parted what parts the cells
 * @param key columns that tell one order from another
 * @param items columns of a line item
 * @param others columns that belong to the order as a whole and not to its key
 */
record CsvHeader(
        List<String> headers,
        List<String> fields,
        char parted,
        List<Integer> key,
        List<Integer> items,
        List<Integer> others) {

    private static final int MOST_NUMBERS = 20;

    static CsvHeader of(CsvRow row, char separator, FileOptions options) throws NotABatchException {
        if (AsciiCase.lower(row.cells().get(0).strip()).startsWith("sep=")) {
            throw refusal(
                    "The first line tells a spreadsheet the separator",
                    "Remove that line: the separator is found without it");
        }
        List<String> headers = row.cells().stream().map(String::trim).toList();
        List<String> fields = new ArrayList<>();
        List<Integer> unknown = new ArrayList<>();
        for (String header : headers) {
            String mapped = options.fieldOf(header);
            String field = mapped != null ? mapped : OrderColumns.canonical(header);
            fields.add(field);
            if (field == null) {
                unknown.add(fields.size() - 1);
            }
        }
        if (!fields.contains(OrderColumns.INVOICE_NUMBER)) {
            throw refusal(
                    "The header row has no column invoice_number" + alsoUnknown(unknown, headers),
                    "Name the columns in the first row, separated by a comma, a semicolon or TAB; a"
                            + " column of your own naming is mapped by"
                            + " the property "
                            + OrderColumns.MAPPING
                            + "<your header>=<field>");
        }
        if (!unknown.isEmpty() && unknown.stream().map(headers::get).allMatch(String::isEmpty)) {
            String which = (unknown.size() > 1 ? "columns " : "column ") + numbers(unknown);
            throw refusal(
                    "The header row has no name for " + which,
                    "Delete the empty " + which + ", or name what stands there");
        }
        if (!unknown.isEmpty()) {
            throw refusal(
                    "The header row has unknown columns: " + nearest(unknown, headers),
                    "Rename them, or map them by the property "
                            + OrderColumns.MAPPING
                            + "<your header>=<field>");
        }
        refuseRepeated(headers, fields);
        List<Integer> key = columns(fields, OrderColumns.KEY::contains);
        List<Integer> items = columns(fields, field -> field.startsWith(OrderColumns.ITEM));
        List<Integer> others = columns(fields, field -> true);
        others.removeAll(key);
        others.removeAll(items);
        return new CsvHeader(headers, fields, separator, key, items, others);
    }

    private static void refuseRepeated(List<String> headers, List<String> fields)
            throws NotABatchException {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i);
            if (!seen.add(field)) {
                throw refusal(
                        "The header row names %s twice, again in column %s (%s)"
                                .formatted(field, i + 1, Excerpt.of(headers.get(i))),
                        "Leave one of the columns");
            }
        }
        for (String field : fields) {
            for (int dot = field.indexOf('.'); dot > 0; dot = field.indexOf('.', dot + 1)) {
                if (seen.contains(field.substring(0, dot))) {
                    throw refusal(
                            "Column %s is at once a value and the parent of %s"
                                    .formatted(
                                            Excerpt.of(field.substring(0, dot)), Excerpt.of(field)),
                            "Rename one of the columns");
                }
            }
        }
    }

    /**
     * The file may be anything, and its first line a secret: only what comes near to a field is
     * quoted.
     */
    private static String alsoUnknown(List<Integer> unknown, List<String> headers) {
        if (unknown.stream().anyMatch(column -> headers.get(column).contains("@"))) {
            return "; the first row looks like an order";
        }
        List<Integer> near =
                unknown.stream().filter(column -> isNear(headers.get(column))).toList();
        if (!near.isEmpty()) {
            return "; it has " + nearest(near, headers);
        }
        return unknown.isEmpty()
                ? ""
                : "; no field either is "
                        + (unknown.size() > 1 ? "any of the columns " : "column ")
                        + numbers(unknown);
    }

    private static boolean isNear(String header) {
        return AsciiCase.lower(header).contains(OrderColumns.INVOICE_NUMBER)
                || OrderColumns.nearest(seen(header)).isPresent();
    }

    private static String nearest(List<Integer> unknown, List<String> headers) {
        return unknown.stream()
                .limit(5)
                .map(column -> quoted(headers.get(column), column + 1))
                .collect(Collectors.joining(", "));
    }

    private static String quoted(String header, int column) {
        if (header.isEmpty()) {
            return "column " + column + " without a name";
        }
        String suggestion = OrderColumns.suggestion(seen(header));
        String unseen = Unseen.in(header);
        String odd = unseen.isEmpty() && !suggestion.isEmpty() ? LookAlikes.in(header) : unseen;
        String place = odd.isEmpty() ? "" : ", with " + odd + " in column " + column;
        return Excerpt.of(header) + suggestion + place;
    }

    /** What somebody who looks at it takes it for. */
    private static String seen(String header) {
        return LookAlikes.latin(Unseen.without(header));
    }

    /** Counted from 1: {@code 4, 5 and 6}. */
    private static String numbers(List<Integer> columns) {
        String all =
                columns.stream().map(c -> String.valueOf(c + 1)).collect(Collectors.joining(", "));
        if (columns.size() > MOST_NUMBERS) {
            return columns.get(0) + 1 + " to " + (columns.get(columns.size() - 1) + 1);
        }
        return all.replaceFirst(", (\\d+)$", " and $1");
    }

    private static NotABatchException refusal(String rule, String remedy) {
        return new NotABatchException(rule, remedy + ", and drop the file again");
    }

    private static List<Integer> columns(List<String> fields, Predicate<String> wanted) {
        return IntStream.range(0, fields.size())
                .filter(column -> wanted.test(fields.get(column)))
                .boxed()
                .collect(Collectors.toCollection(ArrayList::new));
    }

    int count() {
        return fields.size();
    }

    /** What parts the cells, in words where it cannot be seen. */
    String separator() {
        return parted == '\t' ? "TAB" : String.valueOf(parted);
    }

    /** The header as the user wrote it. */
    String header(int column) {
        return headers.get(column);
    }

    String field(int column) {
        return fields.get(column);
    }

    int invoiceNumber() {
        return fields.indexOf(OrderColumns.INVOICE_NUMBER);
    }
}
