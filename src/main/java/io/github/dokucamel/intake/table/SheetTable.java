package io.github.dokucamel.intake.table;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.told.Why;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
     * @param others names of further sheets with such a row, which are not read
     */
    record Found(String name, int index, HeaderRow header, boolean sure, List<String> others) {}

    private final Rereadable file;
    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final SheetCells cells;
    private final Merges merges;
    private final int mostBytes;
    private final int invoiceNumber;
    private int row;

    /**
     * @param invoiceNumber the column that is read as it is shown; -1 where that is not known yet
     */
    private SheetTable(
            Rereadable file,
            ReadableWorkbook workbook,
            Sheet sheet,
            Merges merges,
            int mostBytes,
            int invoiceNumber)
            throws IOException {
        this.file = file;
        this.workbook = workbook;
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
        this.cells = new SheetCells(workbook.isDate1904());
        this.merges = merges;
        this.mostBytes = mostBytes;
        this.invoiceNumber = invoiceNumber;
    }

    /** The first sheet with a header, that of the visible ones first. */
    static Found find(Rereadable file, WorkbookParts parts, FileOptions options)
            throws IOException, NotABatchException {
        Found found = null;
        List<String> others = new ArrayList<>();
        try (ReadableWorkbook workbook = SheetCells.open(file)) {
            for (Sheet sheet : workbook.getSheets().toList()) {
                boolean isVisible = sheet.getVisibility() == SheetVisibility.VISIBLE;
                if (found != null && found.sure()) {
                    if (isReadable(file, workbook, sheet, parts, options)) {
                        others.add(sheet.getName());
                    }
                    continue;
                }
                Found here = isVisible ? look(file, workbook, sheet, parts, options) : null;
                if (here != null && (found == null || here.sure())) {
                    found = here;
                } else if (!isVisible && isReadable(file, workbook, sheet, parts, options)) {
                    others.add(sheet.getName());
                }
            }
        } catch (RuntimeException e) {
            throw WorkbookParts.damaged();
        }
        if (found == null) {
            throw new NotABatchException(Why.of("workbook_no_order"));
        }
        return new Found(
                found.name(), found.index(), found.header(), found.sure(), List.copyOf(others));
    }

    private static @Nullable Found look(
            Rereadable file,
            ReadableWorkbook workbook,
            Sheet sheet,
            WorkbookParts parts,
            FileOptions options)
            throws IOException {
        Merges merges = Merges.of(parts.shape(sheet.getIndex()).merges(), Map.of());
        SheetTable table =
                new SheetTable(file, workbook, sheet, merges, options.maxOrderBytes(), -1);
        HeaderRow header = TableStart.find(table, options);
        table.stream.close();
        if (header == null) {
            return null;
        }
        boolean sure = header.names(options);
        return new Found(sheet.getName(), sheet.getIndex(), header, sure, List.of());
    }

    /** Whether another sheet could be read as well; what is damaged in it harms nobody. */
    private static boolean isReadable(
            Rereadable file,
            ReadableWorkbook workbook,
            Sheet sheet,
            WorkbookParts parts,
            FileOptions options) {
        try {
            Found found = look(file, workbook, sheet, parts, options);
            return found != null && found.sure();
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /**
     * @param invoiceNumber the column that holds it
     */
    static SheetTable of(
            Rereadable file, Found found, SheetShape shape, int invoiceNumber, FileOptions options)
            throws IOException {
        ReadableWorkbook workbook = SheetCells.open(file);
        return new SheetTable(
                file,
                workbook,
                workbook.getSheet(found.index()).orElseThrow(),
                Merges.of(shape.merges(), found.header().spans()),
                options.maxOrderBytes(),
                invoiceNumber);
    }

    @Override
    @Nullable TableRow read() throws IOException {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            Row read = rows.next();
            row = Math.max(row + 1, read.getRowNum());
            return merges.applied(row(read));
        } catch (RuntimeException e) {
            // Whatever its library makes of such a cell; but a disk that fails is no damage.
            WorkbookParts.requireReadable(file);
            breaksOff(row + 1L, Why.of("workbook_breaks_off", "row", row));
            return null;
        }
    }

    @Override
    Map<Integer, Integer> across(int number) {
        return merges.across(number);
    }

    private TableRow row(Row read) {
        List<String> cells = new ArrayList<>(read.getCellCount());
        BitSet numbers = new BitSet();
        long size = 0;
        for (Cell cell : read) {
            String text = cell == null ? "" : text(cell, numbers);
            size += text.length() + 1L;
            cells.add(text);
        }
        boolean tooLarge = size > mostBytes;
        return new TableRow(row, row, tooLarge ? List.of() : cells, tooLarge, numbers);
    }

    private String text(Cell cell, BitSet numbers) {
        return cell.getColumnIndex() == invoiceNumber
                ? cells.invoiceNumber(cell, numbers)
                : cells.text(cell, numbers);
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
