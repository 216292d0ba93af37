package io.github.dokucamel.intake.file;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.intake.table.Fixes;
import io.github.dokucamel.intake.table.Fixes.Fix;
import io.github.dokucamel.intake.table.RepairBook;
import io.github.dokucamel.intake.table.RepairBook.Listed;
import io.github.dokucamel.intake.table.RepairBook.Written;
import io.github.dokucamel.ledger.Repairs;
import io.github.dokucamel.ledger.Repairs.Act;
import io.github.dokucamel.signature.Digest;
import io.github.dokucamel.told.Why;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a check workbook says of the rows that it asks about. A row counts when each of its cells has
 * an answer in column F, or one of them says that the row is left out.
 */
final class RepairRows {

    private record Place(int row, String column) {}

    /** Cells of one order, with what column F says of each; empty for nothing. */
    private static final class Order {
        final Map<Listed, Optional<Written>> cells = new LinkedHashMap<>();
    }

    private final Map<Place, List<Listed>> listed = new HashMap<>();
    private final Map<Long, Order> orders = new TreeMap<>();
    private final Map<Long, Repairs.Row> rows = new TreeMap<>();
    private final Map<Integer, List<Fix>> fixes = new HashMap<>();
    private int unfinished;

    private RepairRows(RepairBook book) {
        for (Listed cell : book.listed()) {
            listed.computeIfAbsent(new Place(cell.row(), cell.column()), p -> new ArrayList<>())
                    .add(cell);
            orders.computeIfAbsent(cell.first(), f -> new Order())
                    .cells
                    .put(cell, Optional.empty());
        }
    }

    /**
     * @throws NotABatchException for what was not asked, and for answers that leave a doubt
     */
    static RepairRows of(RepairBook book) throws NotABatchException {
        RepairRows rows = new RepairRows(book);
        for (Written written : book.written()) {
            rows.put(written);
        }
        rows.orders.forEach(rows::judge);
        return rows;
    }

    /** What becomes of each order, by the row in which it begins. */
    Map<Long, Repairs.Row> rows() {
        return rows;
    }

    /** Orders of which some cells have an answer, and some have none. */
    int unfinished() {
        return unfinished;
    }

    /** What takes the place of cells. */
    Fixes fixes() {
        return new Fixes(fixes);
    }

    private void put(Written written) throws NotABatchException {
        boolean isNoRow = written.row() == null && written.column().isEmpty();
        if (isNoRow && written.should().isEmpty()) {
            return;
        }
        List<Listed> cells =
                written.row() == null
                        ? List.of()
                        : listed.getOrDefault(
                                new Place(written.row(), written.column()), List.of());
        if (cells.isEmpty()) {
            throw refusal("repair_foreign_row", written);
        }
        if (written.formula()) {
            throw refusal("repair_formula", written);
        }
        if (!written.should().isEmpty()) {
            RepairAnswer.requireFor(cells, written);
        }
        for (Listed cell : cells) {
            boolean isChanged = !written.says().isEmpty() && !written.says().equals(cell.says());
            if (written.should().isEmpty() && isChanged) {
                throw refusal("repair_column_e", written);
            }
            if (!written.should().isEmpty()) {
                Optional<Written> before =
                        orders.get(cell.first()).cells.put(cell, Optional.of(written));
                if (before.isPresent() && !before.get().should().equals(written.should())) {
                    throw refusal("repair_two_answers", written);
                }
            }
        }
    }

    static NotABatchException refusal(String code, Written written) {
        return new NotABatchException(
                Why.of(
                        code,
                        "shown",
                        written.shown(),
                        "row",
                        written.row() == null ? "" : written.row(),
                        "column",
                        written.column()));
    }

    private void judge(long first, Order order) {
        List<Written> answers = order.cells.values().stream().flatMap(Optional::stream).toList();
        if (answers.isEmpty()) {
            return;
        }
        String said = said(order);
        if (answers.stream().anyMatch(RepairAnswer::isLeftOut)) {
            rows.put(first, new Repairs.Row(Act.LEFT_OUT, said));
        } else if (answers.size() < order.cells.size()) {
            unfinished++;
        } else if (order.cells.entrySet().stream().allMatch(RepairRows::isConfirmed)) {
            rows.put(first, new Repairs.Row(Act.CONFIRMED, said));
        } else {
            rows.put(first, new Repairs.Row(Act.FIXED, said));
            order.cells.forEach((cell, answer) -> fix(cell, answer.orElseThrow()));
        }
    }

    private static boolean isConfirmed(Map.Entry<Listed, Optional<Written>> cell) {
        Written answer = cell.getValue().orElseThrow();
        return cell.getKey().asked()
                && (RepairAnswer.isYes(answer) || RepairAnswer.isSame(cell.getKey(), answer));
    }

    private void fix(Listed cell, Written answer) {
        if (cell.asked() && RepairAnswer.isYes(answer)) {
            return;
        }
        fixes.computeIfAbsent(cell.row(), row -> new ArrayList<>())
                .add(RepairAnswer.fix(cell, answer));
    }

    private static String said(Order order) {
        StringBuilder all = new StringBuilder();
        order.cells.forEach(
                (cell, answer) ->
                        all.append(cell.row())
                                .append('\n')
                                .append(cell.column())
                                .append('\n')
                                .append(answer.map(Written::should).orElse(""))
                                .append("\n\n"));
        return Digest.of(all.toString().getBytes(StandardCharsets.UTF_8)).value();
    }
}
