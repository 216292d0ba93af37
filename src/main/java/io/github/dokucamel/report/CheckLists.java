package io.github.dokucamel.report;

import io.github.dokucamel.ledger.BatchFindings;
import io.github.dokucamel.ledger.BatchFindings.Found;
import io.github.dokucamel.ledger.BatchFindings.Other;
import io.github.dokucamel.ledger.BatchFindings.Row;
import io.github.dokucamel.ledger.TableRead.WrongRow;
import io.github.dokucamel.told.Violation;
import io.github.dokucamel.told.WrongCell;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** The lists of the papers of a check: of each so many entries and no more, and a count of the rest. */
final class CheckLists {

    static final int MOST = 10_000;

    /** Told of a row that is put right, sent before or waits, with all that is known of it. */
    interface EachRow {
        void row(Row row);
    }

    private final BatchFindings findings;
    private final long batchId;
    private final PaperWords words;
    private final Map<Long, WrongRow> wrong = new HashMap<>();
    private final Map<String, String> columns = new HashMap<>();
    private final Map<String, String> was = new HashMap<>();
    private final Found found;
    private final SameNumbers numbers;

    /**
     * @param numbers shared by the papers of one state
     */
    CheckLists(
            BatchFindings findings,
            long batchId,
            Found found,
            SameNumbers numbers,
            PaperWords words) {
        this.found = found;
        this.numbers = numbers;
        this.findings = findings;
        this.batchId = batchId;
        this.words = words;
        found.read().wrong().forEach(row -> wrong.put(row.row(), row));
        found.read().tidied().forEach(cell -> was.put(place(cell.row(), cell.field()), cell.was()));
        found.read().used().forEach((column, field) -> columns.put(field, column));
    }

    /**
     * @return how many rows there are beyond those whose cells were given to {@code entry}
     */
    long toFix(Consumer<CheckEntry> entry) {
        Counted counted = new Counted(entry);
        findings.toFix(batchId, MOST, row -> counted.row(() -> fix(row, counted)));
        return found.toFix().count() - counted.rows;
    }

    private static String place(long row, String field) {
        return row + " " + field;
    }

    private void fix(Row row, Counted to) {
        WrongRow noted = row.what().equals("invalid") ? wrong.get(row.row()) : null;
        if (noted != null) {
            for (WrongCell cell : noted.cells()) {
                to.accept(CheckEntry.of(row, noted.customer(), cell));
            }
        } else if (row.violations().isEmpty()) {
            Long together = row.against() == null ? null : numbers.together(row.invoiceNumber());
            to.accept(new NumberEntry(columns, words).of(row, together));
        } else {
            for (Violation violation : row.violations()) {
                to.accept(CheckEntry.of(row, violation, columns));
            }
        }
    }

    /** What invalid rows came to that {@link #toFix} does not list, as they were put right. */
    long repaired() {
        return findings.repaired(batchId).stream()
                .map(wrong::get)
                .filter(row -> row != null && row.amount() != null)
                .mapToLong(row -> Objects.requireNonNull(row.amount()))
                .sum();
    }

    /** As {@link #toFix}. */
    long toConfirm(Consumer<CheckEntry> entry) {
        Counted counted = new Counted(entry);
        Set<Long> rows = new HashSet<>();
        findings.toConfirm(
                batchId,
                MOST,
                row -> {
                    rows.add(row.row());
                    counted.accept(
                            CheckEntry.ofQuestion(
                                    row,
                                    columns,
                                    field -> was.get(place(row.row(), field)),
                                    words));
                });
        return found.toConfirm().count() - rows.size();
    }

    /** Told of rows of which the same order was sent before this file came. */
    void sentBefore(EachRow rows) {
        takenBefore(false, rows);
    }

    /** Told of rows of which the same order waits elsewhere: nothing was sent of them. */
    void waitElsewhere(EachRow rows) {
        takenBefore(true, rows);
    }

    private void takenBefore(boolean waits, EachRow rows) {
        findings.takenBefore(
                batchId,
                row -> {
                    Other other = row.other();
                    if (other != null && other.waits() == waits) {
                        rows.row(row);
                    }
                });
    }

    /** Hands on the cells of whole rows, until there are enough. */
    private static final class Counted {

        private final Consumer<CheckEntry> to;
        private int cells;
        private long rows;

        Counted(Consumer<CheckEntry> to) {
            this.to = to;
        }

        void row(Runnable row) {
            if (cells < MOST) {
                rows++;
                row.run();
            }
        }

        void accept(CheckEntry entry) {
            cells++;
            to.accept(entry);
        }
    }
}
