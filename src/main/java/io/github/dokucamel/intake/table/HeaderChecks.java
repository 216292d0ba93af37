package io.github.dokucamel.intake.table;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.intake.table.Column.Known;
import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.told.Excerpt;
import io.github.dokucamel.told.Listing;
import io.github.dokucamel.told.LookAlikes;
import io.github.dokucamel.told.Unseen;
import io.github.dokucamel.told.Why;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Refuses a file whose header leaves a doubt: what a column means, or which of two is meant. */
record HeaderChecks(List<Column> columns, FileOptions options) {

    private static final int MOST_NUMBERS = 20;

    void hold() throws NotABatchException {
        List<Integer> unknown =
                IntStream.range(0, columns.size())
                        .filter(i -> columns.get(i).known() == Known.UNKNOWN)
                        .boxed()
                        .toList();
        if (!Header.has(columns, OrderColumns.INVOICE_NUMBER)) {
            throw new NotABatchException(
                    Why.of("no_invoice_number_column", "also", alsoUnknown(unknown)));
        }
        if (options.refusesUnknown() && !unknown.isEmpty()) {
            refuse(unknown);
        }
        List<Integer> slips = unknown.stream().filter(this::isSlip).toList();
        if (!slips.isEmpty()) {
            refuse(slips);
        }
        boolean isOfPeople = columns.stream().anyMatch(c -> c.known() == Known.SYNONYM);
        if (isOfPeople
                && !Header.has(columns, OrderColumns.AMOUNT)
                && !Header.has(columns, OrderColumns.ITEM + "price")) {
            throw new NotABatchException(Why.of("no_amount_column", "also", alsoUnknown(unknown)));
        }
        AmountScale.hold(columns);
        refuseRepeated();
    }

    private void refuse(List<Integer> unknown) throws NotABatchException {
        if (unknown.stream().map(this::header).allMatch(String::isEmpty)) {
            String which = (unknown.size() > 1 ? "columns " : "column ") + numbers(unknown);
            throw new NotABatchException(Why.of("columns_unnamed", "columns", which));
        }
        throw new NotABatchException(Why.of("columns_unknown", "headers", nearest(unknown)));
    }

    /** A canonical name with a slip in it, whose field no other column has. */
    private boolean isSlip(int column) {
        String seen = seen(header(column));
        String meant = OrderColumns.slipOf(seen);
        return meant != null && !Header.has(columns, meant);
    }

    private void refuseRepeated() throws NotABatchException {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            String field = columns.get(i).field();
            if (field != null && !seen.add(field)) {
                throw new NotABatchException(
                        Why.of(
                                "column_twice",
                                "field",
                                field,
                                "column",
                                i + 1,
                                "header",
                                Excerpt.of(header(i))));
            }
        }
        for (String field : seen) {
            for (int dot = field.indexOf('.'); dot > 0; dot = field.indexOf('.', dot + 1)) {
                if (seen.contains(field.substring(0, dot))) {
                    throw new NotABatchException(
                            Why.of(
                                    "column_and_parent",
                                    "parent",
                                    Excerpt.of(field.substring(0, dot)),
                                    "field",
                                    Excerpt.of(field)));
                }
            }
        }
    }

    /**
     * The file may be anything, and its first line a secret: only what comes near to a field is
     * quoted.
     */
    private String alsoUnknown(List<Integer> unknown) {
        return found() + alsoWrong(unknown);
    }

    /** What is known may be told: it stands in the list of names, or in the settings. */
    private String found() {
        String known =
                columns.stream()
                        .filter(Column::isRead)
                        .map(column -> Excerpt.of(column.header()))
                        .limit(MOST_NUMBERS)
                        .collect(Collectors.joining(", "));
        return known.isEmpty() ? "" : "; known of its columns: " + known;
    }

    private String alsoWrong(List<Integer> unknown) {
        if (unknown.stream().anyMatch(column -> header(column).contains("@"))) {
            return "; the first row looks like an order";
        }
        List<Integer> near = unknown.stream().filter(this::isNear).toList();
        if (!near.isEmpty()) {
            return "; it has " + nearest(near);
        }
        return unknown.isEmpty()
                ? ""
                : "; no field either is "
                        + (unknown.size() > 1 ? "any of the columns " : "column ")
                        + numbers(unknown);
    }

    private boolean isNear(int column) {
        return AsciiCase.lower(header(column)).contains(OrderColumns.INVOICE_NUMBER)
                || OrderColumns.nearest(seen(header(column))).isPresent();
    }

    private String nearest(List<Integer> unknown) {
        return unknown.stream().limit(5).map(this::quoted).collect(Collectors.joining(", "));
    }

    private String quoted(int column) {
        String header = header(column);
        if (header.isEmpty()) {
            return "column " + (column + 1) + " without a name";
        }
        String suggestion = OrderColumns.suggestion(seen(header));
        String unseen = Unseen.in(header);
        String odd = unseen.isEmpty() && !suggestion.isEmpty() ? LookAlikes.in(header) : unseen;
        String place = odd.isEmpty() ? "" : " with " + odd + " in column " + (column + 1);
        return Excerpt.of(header) + suggestion + place;
    }

    /** What somebody who looks at it takes it for. */
    private static String seen(String header) {
        return LookAlikes.latin(Unseen.without(header));
    }

    /** Counted from 1: {@code 4, 5 and 6}. */
    private static String numbers(List<Integer> columns) {
        List<String> all = columns.stream().map(c -> String.valueOf(c + 1)).toList();
        return all.size() > MOST_NUMBERS
                ? Listing.to(all.get(0), all.get(all.size() - 1))
                : Listing.and(all);
    }

    private String header(int column) {
        return Objects.requireNonNull(columns.get(column).header());
    }
}
