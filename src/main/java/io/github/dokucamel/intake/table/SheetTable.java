package io.github.dokucamel.intake.table;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.told.Why;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
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

    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);

    /** Digits that a workbook's numbers are good for; what is behind is the computer's rounding. */
    private static final MathContext EXCEL = new MathContext(15);

    private static final int MOST_SCALE = 30;

    /** A number format that shows days, months or years, but for what it quotes or colours. */
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.");

    private static final Pattern DATED = Pattern.compile("[dDyY]|[mM]{3}");

    private static final Pattern NUMBER =
            Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?(E[+-]?[0-9]{1,2})?");

    /** A number format that shows zeros before the number. */
    private static final Pattern ZEROS = Pattern.compile("00{1,30}");

    private static final LocalDate START = LocalDate.of(1899, 12, 30);
    private static final LocalDate START_1904 = LocalDate.of(1904, 1, 1);
    private static final int LAST_DAY = 2_958_465;

    private final Rereadable file;
    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final int mostBytes;
    private int row;

    private SheetTable(Rereadable file, ReadableWorkbook workbook, Sheet sheet, int mostBytes)
            throws IOException {
        this.file = file;
        this.workbook = workbook;
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
        this.mostBytes = mostBytes;
    }

    /** The first sheet with a header, that of the visible ones first. */
    static Found find(Rereadable file, FileOptions options) throws IOException, NotABatchException {
        Found first = null;
        try (ReadableWorkbook workbook = open(file)) {
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
        ReadableWorkbook workbook = open(file);
        return new SheetTable(
                file,
                workbook,
                workbook.getSheet(found.index()).orElseThrow(),
                options.maxOrderBytes());
    }

    private static ReadableWorkbook open(Rereadable file) throws IOException {
        return new ReadableWorkbook(file.path().toFile(), WITH_FORMATS);
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
            String text = cell == null ? "" : text(cell, numbers, cells.size());
            size += text.length() + 1L;
            cells.add(text);
        }
        boolean tooLarge = size > mostBytes;
        return new TableRow(row, row, tooLarge ? List.of() : cells, tooLarge, numbers);
    }

    private String text(Cell cell, BitSet numbers, int column) {
        Object value = cell.getValue();
        if (value == null) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER || value instanceof BigDecimal) {
            return number((BigDecimal) value, cell.getDataFormatString(), numbers, column);
        }
        String text = value.toString();
        if (cell.getType() == CellType.FORMULA && NUMBER.matcher(text).matches()) {
            return number(new BigDecimal(text), cell.getDataFormatString(), numbers, column);
        }
        return text;
    }

    private String number(BigDecimal value, @Nullable String format, BitSet numbers, int column) {
        if (format != null && isDate(format)) {
            int days = value.intValue();
            if (days > 0 && days < LAST_DAY) {
                return (workbook.isDate1904() ? START_1904 : START).plusDays(days).toString();
            }
        }
        if (format != null && ZEROS.matcher(format).matches() && isWhole(value)) {
            String digits = value.toBigInteger().toString();
            return "0".repeat(Math.max(0, format.length() - digits.length())) + digits;
        }
        numbers.set(column);
        BigDecimal rounded = value.round(EXCEL).stripTrailingZeros();
        return Math.abs(rounded.scale()) > MOST_SCALE
                ? rounded.toString()
                : rounded.toPlainString();
    }

    private static boolean isWhole(BigDecimal value) {
        return value.signum() >= 0 && value.stripTrailingZeros().scale() <= 0;
    }

    private static boolean isDate(String format) {
        return DATED.matcher(QUOTED.matcher(format).replaceAll("")).find();
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
