package io.github.dokucamel.intake.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The merged cells of a sheet. What is written in the first row of one counts for every row of it; of
 * rows that hold nothing besides, nothing is made.
 */
final class Merges {

    /**
     * @param top first row, from 1
     * @param left first column, from 0
     */
    record Range(int top, int left, int bottom, int right) {

        boolean isIn(Range other) {
            return top >= other.top && bottom <= other.bottom;
        }
    }

    private static final Pattern REFERENCE =
            Pattern.compile("\\$?([A-Z]{1,3})\\$?([0-9]{1,7}):\\$?([A-Z]{1,3})\\$?([0-9]{1,7})");

    /** What may stand beside a number in a cell of its own. */
    private static final Pattern MARK =
            Pattern.compile("(?:rp|idr)?[.:]*", Pattern.CASE_INSENSITIVE);

    /** Columns further on are no bill's. */
    private static final int MOST_COLUMNS = 1_024;

    private record Written(Range range, String text, boolean isNumber) {}

    private final TreeMap<Integer, List<Range>> byTop = new TreeMap<>();

    /** By their columns. */
    private final Map<Integer, Written> open = new TreeMap<>();

    private final Map<Integer, Integer> spans;

    /** Where one begins that has rows above those that were read. */
    private int started;

    private Merges(Map<Integer, Integer> spans) {
        this.spans = spans;
    }

    /**
     * @param spans last columns by the first ones, under a header that is one cell over them
     */
    static Merges of(List<Range> ranges, Map<Integer, Integer> spans) {
        Merges merges = new Merges(spans);
        ranges.stream()
                .filter(range -> range.left() < MOST_COLUMNS)
                .sorted(Comparator.comparingInt(Range::left))
                .forEach(
                        range ->
                                merges.byTop
                                        .computeIfAbsent(range.top(), any -> new ArrayList<>())
                                        .add(range));
        return merges;
    }

    /** Null for what is no range of a sheet. */
    static @Nullable Range range(@Nullable String reference) {
        Matcher matcher = REFERENCE.matcher(reference == null ? "" : reference);
        if (!matcher.matches()) {
            return null;
        }
        return new Range(
                Integer.parseInt(matcher.group(2)),
                SheetShape.columnOf(matcher.group(1)) - 1,
                Integer.parseInt(matcher.group(4)),
                SheetShape.columnOf(matcher.group(3)) - 1);
    }

    /** Last columns by the first ones, of the cells of a row that go over several. */
    Map<Integer, Integer> across(int row) {
        Map<Integer, Integer> across = new HashMap<>();
        byTop.headMap(row, true)
                .values()
                .forEach(
                        ranges ->
                                ranges.stream()
                                        .filter(r -> r.bottom() >= row && r.right() > r.left())
                                        .forEach(r -> across.put(r.left(), r.right())));
        return across;
    }

    /** The row with what merged cells above say of it; rows come one after the other. */
    TableRow applied(TableRow row) {
        if (byTop.isEmpty() && spans.isEmpty() || row.tooLarge()) {
            return row;
        }
        boolean blank = row.blank();
        List<String> cells = new ArrayList<>(row.cells());
        BitSet numbers = (BitSet) row.numbers().clone();
        Map<Integer, Range> merged = new HashMap<>();
        open.values().removeIf(written -> written.range().bottom() < row.row());
        for (Written written : blank ? List.<Written>of() : open.values()) {
            int column = written.range().left();
            while (cells.size() <= column) {
                cells.add("");
            }
            if (CellText.isBlank(cells.get(column))) {
                cells.set(column, written.text());
                numbers.set(column, written.isNumber());
                merged.put(column, written.range());
            }
        }
        for (List<Range> ranges : byTop.subMap(started, false, row.row(), true).values()) {
            for (Range range : ranges) {
                if (range.top() == row.row()
                        && range.bottom() > range.top()
                        && row.holds(range.left())) {
                    merged.put(range.left(), range);
                    open.put(
                            range.left(),
                            new Written(range, row.cell(range.left()), row.isNumber(range.left())));
                }
            }
        }
        started = row.row();
        spans.forEach((first, last) -> gather(cells, numbers, first, last));
        return new TableRow(row.line(), row.row(), cells, false, numbers, merged);
    }

    /** What stands in one of the columns under a header is in its first; what does in several, together. */
    private static void gather(List<String> cells, BitSet numbers, int first, int last) {
        List<Integer> filled = new ArrayList<>();
        for (int i = first; i <= last && i < cells.size(); i++) {
            if (!CellText.isBlank(cells.get(i))
                    && !MARK.matcher(CellText.code(cells.get(i))).matches()) {
                filled.add(i);
            }
        }
        if (filled.isEmpty() || filled.size() == 1 && filled.get(0) == first) {
            return;
        }
        List<String> texts = filled.stream().map(cells::get).toList();
        boolean isText = texts.stream().allMatch(t -> t.chars().noneMatch(Character::isDigit));
        cells.set(first, String.join(isText ? " " : " / ", texts));
        numbers.set(first, filled.size() == 1 && numbers.get(filled.get(0)));
        for (int i = first + 1; i <= last && i < cells.size(); i++) {
            cells.set(i, "");
        }
    }
}
