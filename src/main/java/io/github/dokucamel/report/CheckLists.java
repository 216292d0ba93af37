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
import org.jspecify.annotations.Nullable;

/** The lists of the papers of a check: of each so many entries and no more, and a count of all. */
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
    private final Set<Long> listed = new HashSet<>();
    private final Map<String, String> columns = new HashMap<>();
    private @Nullable SameNumbers numbers;

    CheckLists(BatchFindings findings, long batchId, Found found, PaperWords words) {
        this.findings = findings;
        this.batchId = batchId;
        this.words = words;
        found.read().wrong().forEach(row -> wrong.put(row.row(), row));
        found.read().used().forEach((column, field) -> columns.put(field, column));
    }

    /** @return how many there are beyond those that were given to {@code entry} */
    long toFix(Consumer<CheckEntry> entry, EachRow rows) {
        Counted counted = new Counted(entry);
        findings.toFix(
                batchId,
                row -> {
                    rows.row(row);
                    fix(row, counted);
                });
        return counted.more();
    }

    private void fix(Row row, Counted to) {
        WrongRow noted = row.what().equals("invalid") ? wrong.get(row.row()) : null;
        listed.add(row.row());
        if (noted != null) {
            for (WrongCell cell : noted.cells()) {
                to.accept(CheckEntry.of(row, noted.customer(), cell));
            }
        } else if (row.violations().isEmpty()) {
            Long together = row.against() == null ? null : numbers().together(row.invoiceNumber());
            to.accept(new NumberEntry(columns, words).of(row, together));
        } else {
            for (Violation violation : row.violations()) {
                to.accept(CheckEntry.of(row, violation, columns));
            }
        }
    }

    private SameNumbers numbers() {
        if (numbers == null) {
            SameNumbers found = new SameNumbers();
            findings.toFix(batchId, found::add);
            numbers = found;
        }
        return numbers;
    }

    /** What the invalid rows came to that {@link #toFix} did not list, as they were put right. */
    long repaired() {
        return wrong.values().stream()
                .filter(row -> row.amount() != null && !listed.contains(row.row()))
                .mapToLong(row -> Objects.requireNonNull(row.amount()))
                .sum();
    }

    /** As {@link #toFix}. */
    long toConfirm(Consumer<CheckEntry> entry) {
        Counted counted = new Counted(entry);
        findings.toConfirm(
                batchId, row -> counted.accept(CheckEntry.ofQuestion(row, columns, words)));
        return counted.more();
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

    /** Hands on so many, and counts all. */
    private static final class Counted {

        private final Consumer<CheckEntry> to;
        private long count;

        Counted(Consumer<CheckEntry> to) {
            this.to = to;
        }

        void accept(CheckEntry entry) {
            if (count++ < MOST) {
                to.accept(entry);
            }
        }

        long more() {
            return Math.max(0, count - MOST);
        }
    }
}
