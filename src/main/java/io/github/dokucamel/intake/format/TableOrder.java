package io.github.dokucamel.intake.format;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.intake.table.Doubt;
import io.github.dokucamel.intake.table.Header;
import io.github.dokucamel.intake.table.TableFile.Line;
import io.github.dokucamel.intake.table.TableRow;
import io.github.dokucamel.order.RawOrder;
import io.github.dokucamel.told.Tidied;
import io.github.dokucamel.told.Violation;
import io.github.dokucamel.told.Why;
import io.github.dokucamel.told.WrongCell;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The consecutive rows of one order. A damaged row that carries the order's key spoils the whole
 * order: without its item the rest would be another order.
 */
final class TableOrder {

    /**
     * The first row of an order.
     *
     * @param filled columns of the order as a whole that are not empty there
     */
    record Start(long line, BitSet filled) {}

    private final Header header;
    private final TableRow first;
    private final int maxOrderBytes;
    private final ObjectNode tree = JsonNodeFactory.instance.objectNode();
    private final List<Violation> doubts = new ArrayList<>();
    private final List<Tidied> tidied = new ArrayList<>();
    private final List<WrongCell> wrong = new ArrayList<>();

    private long size;
    private Violation violation;

    TableOrder(Header header, Line start, int maxOrderBytes) {
        this.header = header;
        this.first = start.row();
        this.maxOrderBytes = maxOrderBytes;
        if (keep(first)) {
            for (int column = 0; column < header.count(); column++) {
                String field = header.field(column);
                if (field != null && first.holds(column) && !field.startsWith(Header.ITEM)) {
                    put(field, first.cell(column));
                }
            }
            addItem(first);
            note(start);
        }
    }

    /**
     * Whether {@code row} belongs to this order: it has the same key, and an item. A row that
     * repeats the order without an item is the order a second time, not more of it.
     */
    boolean goesOnIn(TableRow row) {
        return first.holds(header.invoiceNumber())
                && header.key().stream()
                        .allMatch(column -> first.cell(column).equals(row.cell(column)))
                && (damage(row) != null || hasItem(row));
    }

    void add(Line line) {
        if (keep(line.row()) && agrees(line.row())) {
            addItem(line.row());
            note(line);
        }
    }

    private void note(Line line) {
        tidied.addAll(line.tidied());
        for (Doubt doubt : line.doubts()) {
            doubts.add(Violation.of(name(doubt.field()), doubt.why()));
            String column = header.header(doubt.column());
            wrong.add(doubt.cell(line.row().row(), column, name(doubt.field())));
        }
    }

    /** As the order has it: the item that was added last is meant. */
    private String name(String field) {
        int item = tree.path("line_items").size() - 1;
        return field.startsWith(Header.ITEM)
                ? "line_items[" + Math.max(item, 0) + "]." + field.substring(Header.ITEM.length())
                : field;
    }

    /** What tells this order from another. */
    String key() {
        return header.key().stream().map(first::cell).collect(Collectors.joining("\n"));
    }

    /** Where it starts and which columns of the order as a whole are filled there. */
    Start start() {
        BitSet filled = new BitSet();
        header.others().stream().filter(first::holds).forEach(filled::set);
        return new Start(first.line(), filled);
    }

    /**
     * @param before where an order of the same key started in this file; null if nowhere
     */
    RawOrder order(@Nullable Start before) {
        if (violation != null) {
            return RawOrder.unreadable(first.line(), violation).inRow(first.row());
        }
        RawOrder order = new RawOrder(0, first.line(), first.row(), tree, doubts, tidied, wrong);
        return before != null && goesOnWith(before) ? order.with(apart(before.line())) : order;
    }

    /** An order given a second time repeats what belongs to it as a whole; a further row may not. */
    private boolean goesOnWith(Start before) {
        boolean leavesOut =
                !tree.has("amount") || before.filled().stream().anyMatch(c -> !first.holds(c));
        return leavesOut && hasItem(first);
    }

    private Violation apart(long before) {
        return Violation.of(
                header.header(header.invoiceNumber()),
                Why.of("rows_apart", "line", first.line(), "first", before));
    }

    /** Counts the row; false once the order is spoilt, so that nothing more is held of it. */
    private boolean keep(TableRow row) {
        size += row.size();
        if (violation == null) {
            Why damage = damage(row);
            if (damage == null && size > maxOrderBytes) {
                damage = Unreadable.tooLarge(first.line(), maxOrderBytes);
            }
            if (damage != null) {
                spoil(Unreadable.violation(damage));
            }
        }
        return violation == null;
    }

    private void spoil(Violation reason) {
        violation = reason;
        tree.removeAll();
    }

    private Why damage(TableRow row) {
        if (row.tooLarge()) {
            return Why.of("row_too_large", "line", row.line(), "most", maxOrderBytes);
        }
        if (row.cells().size() != header.count()) {
            return Why.of(
                    "row_cells",
                    "line",
                    row.line(),
                    "cells",
                    row.cells().size(),
                    "columns",
                    header.count(),
                    "separator",
                    header.parted());
        }
        return row.readable() ? null : Why.of("row_encoding", "line", row.line());
    }

    private boolean agrees(TableRow row) {
        for (int column : header.others()) {
            if (row.holds(column) && !row.cell(column).equals(first.cell(column))) {
                spoil(
                        Unreadable.violation(
                                header.header(column),
                                Why.of("row_differs", "line", row.line(), "first", first.line())));
                return false;
            }
        }
        return true;
    }

    private boolean hasItem(TableRow row) {
        return header.items().stream().anyMatch(row::holds);
    }

    private void addItem(TableRow row) {
        if (!hasItem(row)) {
            return;
        }
        ObjectNode item = tree.withArrayProperty("line_items").addObject();
        for (int column : header.items()) {
            if (row.holds(column)) {
                String name = header.field(column).substring(Header.ITEM.length());
                item.put(name, row.cell(column));
            }
        }
    }

    private void put(String field, String value) {
        ObjectNode parent = tree;
        String[] names = field.split("\\.");
        for (int i = 0; i < names.length - 1; i++) {
            parent = parent.withObjectProperty(names[i]);
        }
        parent.put(names[names.length - 1], value);
    }
}
