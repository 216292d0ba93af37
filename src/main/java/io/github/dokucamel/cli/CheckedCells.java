package io.github.dokucamel.cli;

import io.github.dokucamel.intake.CellNotes;
import io.github.dokucamel.intake.table.TableFile;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.order.RawOrder;
import io.github.dokucamel.told.WrongCell;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which cells of a table that people keep are wrong, by column and code as its papers name them. */
final class CheckedCells {

    private static final String NUMBER = "invoice_number";

    /** Null for what a program wrote, and for what has no columns. */
    private final @Nullable Map<String, String> columns;

    private final Set<Long> told = new HashSet<>();

    private CheckedCells(@Nullable Map<String, String> columns) {
        this.columns = columns;
    }

    static CheckedCells of(@Nullable TableFile table) {
        boolean isOfPeople =
                table != null && (table.sheet() != null || !table.header().isCanonical());
        return new CheckedCells(isOfPeople ? table.header().byField() : null);
    }

    /** Behind each violation; empty where there is nothing to be said. */
    List<String> of(RawOrder raw, CheckedOrder checked) {
        Map<String, String> headers = columns;
        return headers == null
                ? checked.violations().stream().map(none -> "").toList()
                : CellNotes.cells(raw, checked, headers).stream().map(cell -> mark(cell)).toList();
    }

    private static String mark(WrongCell cell) {
        String column = cell.column() == null ? cell.field() : cell.column();
        return " [" + column + ", " + cell.code() + "]";
    }

    /** Behind what is said of a number that stands twice. */
    String number(String code) {
        return columns == null
                ? ""
                : " [" + columns.getOrDefault(NUMBER, NUMBER) + ", " + code + "]";
    }

    /** That one is no new order: what comes behind it has nothing to do with whether it is sent. */
    void isKnown(long line) {
        told.add(line);
    }

    /** Whether the first of two rows that differ is not sent either, and that was not said of it yet. */
    boolean isFirstToBeTold(long line) {
        return columns != null && line > 0 && told.add(line);
    }
}
