package io.github.dokucamel.intake.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javax.xml.stream.XMLStreamReader;

/** How a sheet is laid out: what it hides, and which cells it merged. */
final class SheetShape {

    private static final int MOST_MERGES = 100_000;

    /** Columns of a sheet, and so cells of a row. */
    static final int MOST_COLUMNS = 16_384;

    private static final int LETTERS = 26;

    private final BitSet hiddenColumns = new BitSet();
    private final List<Merges.Range> merges = new ArrayList<>();
    private int hiddenRows;

    /** Looks at the element {@code col}. */
    void column(XMLStreamReader reader) {
        if (isHidden(reader)) {
            int first = Integer.parseInt(reader.getAttributeValue(null, "min"));
            int last = Integer.parseInt(reader.getAttributeValue(null, "max"));
            if (first >= 1 && last <= MOST_COLUMNS && first <= last) {
                hiddenColumns.set(first - 1, last);
            }
        }
    }

    /** Looks at the element {@code row}. */
    void row(XMLStreamReader reader) {
        hiddenRows += isHidden(reader) ? 1 : 0;
    }

    /** Looks at the element {@code mergeCell}. */
    void merge(XMLStreamReader reader, WorkbookLimits limits)
            throws WorkbookLimits.TooLargeException {
        limits.require(merges.size() < MOST_MERGES, "too many merged cells");
        Merges.Range range = Merges.range(reader.getAttributeValue(null, "ref"));
        if (range != null) {
            merges.add(range);
        }
    }

    /**
     * The number of a column, from 1, as the library that makes its cells counts it: by letters of
     * either case up to the first digit. Beyond {@link #MOST_COLUMNS} for what is no address too.
     *
     * @param place {@code B7}, {@code $B$7} or {@code B}
     */
    static int columnOf(String place) {
        int column = 0;
        for (int i = 0; i < place.length() && column <= MOST_COLUMNS; i++) {
            char c = place.charAt(i);
            if (c >= '0' && c <= '9') {
                break;
            }
            if (c == '$') {
                continue;
            }
            if (c < 'A' || c > 'z') {
                return Integer.MAX_VALUE;
            }
            column = column * LETTERS + Character.toUpperCase(c) - 'A' + 1;
        }
        return column;
    }

    private static boolean isHidden(XMLStreamReader reader) {
        String flag = reader.getAttributeValue(null, "hidden");
        return "1".equals(flag) || "true".equals(flag);
    }

    BitSet hiddenColumns() {
        return hiddenColumns;
    }

    int hiddenRows() {
        return hiddenRows;
    }

    List<Merges.Range> merges() {
        return merges;
    }
}
