package io.github.dokucamel.intake.table;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.told.Why;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** A sheet of a workbook, streamed; of a formula the value that was saved with it. */
final class SheetTable extends Table {

    /**
     * A sheet with a header.
     *
     * @param sure whether that row names a number and an amount
     */
    record Found(String name, int index, TableRow header, boolean sure) {}

    private final Rereadable file;
    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final SheetCells cells;
    private final int mostBytes;
    private int row;

    private SheetTable(Rereadable file, ReadableWorkbook workbook, Sheet sheet, int mostBytes)
            throws IOException {
        this.file = file;
        this.workbook = workbook;
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
        this.cells = new SheetCells(workbook.isDate1904());
        this.mostBytes = mostBytes;
    }

    /** The first sheet with a header, that of the visible ones first. */
    static Found find(Rereadable file, FileOptions options) throws IOException, NotABatchException {
        Found first = null;
        try (ReadableWorkbook workbook = SheetCells.open(file)) {
            List<Sheet> sheets =
                    workbook.getSheets()
                            .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                            .toList();
            for (Sheet sheet : sheets) {
                SheetTable table = new SheetTable(file, workbook, sheet, options.maxOrderBytes());
                TableRow header = TableStart.find(table, options);
                table.stream.close();
                if (header == null) {
                    continue;
                }
                boolean sure = Header.names(Header.columns(header, options));
                Found found = new Found(sheet.getName(), sheet.getIndex(), header, sure);
                if (sure) {
                    return found;
                }
                first = first == null ? found : first;
            }
        } catch (RuntimeException e) {
            throw WorkbookParts.damaged();
        }
        if (first == null) {
            throw new NotABatchException(Why.of("workbook_no_order"));
        }
        return first;
    }

    static SheetTable of(Rereadable file, Found found, FileOptions options) throws IOException {
        ReadableWorkbook workbook = SheetCells.open(file);
        return new SheetTable(
                file,
                workbook,
                workbook.getSheet(found.index()).orElseThrow(),
                options.maxOrderBytes());
    }

    @Override
    @Nullable TableRow read() throws IOException {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            Row read = rows.next();
            row = Math.max(row + 1, read.getRowNum());
            return row(read);
        } catch (RuntimeException e) {
            // Whatever its library makes of such a cell; but a disk that fails is no damage.
            WorkbookParts.requireReadable(file);
            breaksOff(row + 1L, Why.of("workbook_breaks_off", "row", row));
            return null;
        }
    }

    private TableRow row(Row read) {
        List<String> cells = new ArrayList<>(read.getCellCount());
        BitSet numbers = new BitSet();
        long size = 0;
        for (Cell cell : read) {
            String text = cell == null ? "" : this.cells.text(cell, numbers);
            size += text.length() + 1L;
            cells.add(text);
        }
        boolean tooLarge = size > mostBytes;
        return new TableRow(row, row, tooLarge ? List.of() : cells, tooLarge, numbers);
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
