package io.github.dokucamel.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.ledger.TableRead.WrongRow;
import io.github.dokucamel.operation.check.CheckOrder;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.order.OrderField;
import io.github.dokucamel.order.RawOrder;
import io.github.dokucamel.told.CardBlot;
import io.github.dokucamel.told.Tidied;
import io.github.dokucamel.told.Violation;
import io.github.dokucamel.told.Why;
import io.github.dokucamel.told.WrongCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a clerk is told of the cells of one table while its orders are checked: which were
 * put right, and which keep an order from going. Of each kind so many and no more.
 */
public final class CellNotes {

    private static final int MOST = 10_000;

    /** Characters of a cell. */
    private static final int LONGEST = 1_000;

    private static final String DUE_DATE = "due_date";

    private final Map<String, String> columns;
    private final List<WrongRow> wrong = new ArrayList<>();
    private final List<Tidied> tidied = new ArrayList<>();
    private long wrongTotal;
    private long tidiedCount;
    private int wrongCells;

    /**
     * @param columns headers by the fields that are read from them
     */
    public CellNotes(Map<String, String> columns) {
        this.columns = Map.copyOf(columns);
    }

    void add(RawOrder raw, CheckedOrder checked) {
        raw.tidied().forEach(this::tidied);
        if (!checked.isValid()) {
            wrong(raw, checked);
        } else if (checked.warnings().stream().anyMatch(w -> w.contains(CheckOrder.IS_PAST))) {
            String column = columns.getOrDefault(DUE_DATE, DUE_DATE);
            // A day that is over is left out of what is sent.
            tidied(new Tidied(raw.row(), column, DUE_DATE, text(raw, DUE_DATE), ""));
        }
    }

    private void tidied(Tidied cell) {
        tidiedCount++;
        if (tidied.size() < MOST) {
            tidied.add(
                    new Tidied(
                            cell.row(),
                            cell.column(),
                            cell.field(),
                            shown(cell.field(), cell.was()),
                            shown(cell.field(), cell.sent())));
        }
    }

    private void wrong(RawOrder raw, CheckedOrder checked) {
        String digits = raw.tree() == null ? null : text(raw, "amount");
        Long amount = digits != null && digits.matches("[0-9]{1,12}") ? Long.valueOf(digits) : null;
        wrongTotal += amount == null ? 0 : amount;
        if (wrongCells >= MOST) {
            return;
        }
        List<WrongCell> cells = cells(raw, checked, columns);
        wrongCells += cells.size();
        wrong.add(
                new WrongRow(
                        raw.row(),
                        raw.tree() == null ? null : text(raw, "customer.name"),
                        amount,
                        cells));
    }

    /**
     * The cells of an order that are not taken as they are, in the sequence of its violations.
     *
     * @param columns headers by the fields that are read from them
     */
    public static List<WrongCell> cells(
            RawOrder raw, CheckedOrder checked, Map<String, String> columns) {
        return checked.violations().stream().map(one -> cell(raw, one, columns)).toList();
    }

    private static WrongCell cell(RawOrder raw, Violation violation, Map<String, String> columns) {
        String field = violation.field();
        for (WrongCell known : raw.wrong()) {
            if (known.field().equals(field)) {
                return new WrongCell(
                        known.row(),
                        known.column(),
                        field,
                        wrongly(known.value()),
                        known.code(),
                        known.message(),
                        known.remedy(),
                        wrongly(known.proposal()));
            }
        }
        return new WrongCell(
                raw.row(),
                columns.get(OrderField.columnOf(field)),
                field,
                raw.tree() == null ? null : wrongly(text(raw, field)),
                violation.reason().map(Why::code).orElse("invalid"),
                violation.rule(),
                violation.remedy(),
                null);
    }

    /** What is to be sent of a field; null for nothing. */
    private static String text(RawOrder raw, String field) {
        JsonNode value = raw.tree().at("/" + field.replaceAll("[.\\[]+", "/").replace("]", ""));
        return value.isValueNode() ? shown(field, value.asText()) : null;
    }

    /** What is not taken is nothing else by its name, an invoice number or a phone, that could be a card. */
    private static @Nullable String wrongly(@Nullable String text) {
        return text == null ? null : shown(null, text);
    }

    /** No card number stays, whatever somebody wrote into a cell. */
    private static @Nullable String shown(@Nullable String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        String blotted = CardBlot.of(field, text);
        return blotted.length() <= LONGEST
                ? blotted
                : blotted.substring(0, blotted.offsetByCodePoints(0, LONGEST / 2)) + "\u2026";
    }

    public List<WrongRow> wrong() {
        return List.copyOf(wrong);
    }

    /** In rupiah, of all orders that are wrong, where it can be read. */
    public long wrongTotal() {
        return wrongTotal;
    }

    public List<Tidied> tidied() {
        return List.copyOf(tidied);
    }

    public long tidiedCount() {
        return tidiedCount;
    }
}
