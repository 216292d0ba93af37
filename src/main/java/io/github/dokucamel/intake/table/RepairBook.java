package io.github.dokucamel.intake.table;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.ledger.RepairSeal;
import io.github.dokucamel.ledger.RepairSheet;
import io.github.dokucamel.told.Why;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * A check workbook that was dropped back: of which batch it is, and what a person wrote into it.
 *
 * @param batch the name of the batch
 * @param digest of its file, SHA-256
 * @param openedAt when the batch was opened, milliseconds since 1970 UTC
 * @param listed the cells that the workbook asks about
 * @param said all that the hidden sheet says but for {@code seal}, which stands under it
 * @param written rows of the sheet that a person fills in, as they are now
 */
public record RepairBook(
        String batch,
        String digest,
        long openedAt,
        List<Listed> listed,
        String said,
        String seal,
        List<Written> written) {

    /**
     * @param row in which the cell stands
     * @param column the header of its column; where the table has none, its field
     * @param first the row in which its order begins
     * @param asked whether the order waits for a person's word
     * @param says what the cell said when the workbook was written
     */
    public record Listed(
            int row, String column, String field, long first, boolean asked, String says) {}

    /**
     * @param shown at which row of the sheet
     * @param row as its column A says; null for no whole number
     * @param says column E, likewise {@code should} column F; empty for nothing
     * @param formula whether column F is one
     */
    public record Written(
            int shown,
            @Nullable Integer row,
            String column,
            String says,
            String should,
            boolean isNumber,
            boolean formula) {}

    /** Begins every archive, and so every workbook. */
    private static final byte[] ARCHIVE = {'P', 'K', 3, 4};

    private static final int MOST_SHEETS = 64 * 1024;
    private static final int MOST_CELLS = 50_000;

    /** Of the sheet that we wrote and nobody sees: it has no days. */
    private static final SheetCells KEYS = new SheetCells(false);

    private static final int COLUMN = 3;
    private static final int SAYS = 4;
    private static final int SHOULD = 5;

    /** Empty for any other file. */
    public static Optional<RepairBook> of(Rereadable file) throws IOException, NotABatchException {
        if (!isOne(file)) {
            return Optional.empty();
        }
        WorkbookParts.check(file);
        // As a whole, so that whoever opened it knows what was read.
        WorkbookParts.requireReadable(file);
        try (ReadableWorkbook book = SheetCells.open(file)) {
            return Optional.of(read(book));
        } catch (IOException | RuntimeException e) {
            WorkbookParts.requireReadable(file);
            throw WorkbookParts.damaged();
        } catch (NoClassDefFoundError e) {
            throw new NotABatchException(Why.of("workbook_library_missing"));
        }
    }

    /** By the names of its sheets, before anything else of it is read. */
    public static boolean isOne(Rereadable file) throws IOException {
        try (InputStream bytes = file.open()) {
            if (!Arrays.equals(bytes.readNBytes(ARCHIVE.length), ARCHIVE)) {
                return false;
            }
        }
        try (ZipFile zip = new ZipFile(file.path().toFile())) {
            ZipEntry sheets = zip.getEntry("xl/workbook.xml");
            if (sheets == null) {
                return false;
            }
            try (InputStream in = zip.getInputStream(sheets)) {
                String text = new String(in.readNBytes(MOST_SHEETS), StandardCharsets.UTF_8);
                return text.contains("name=\"" + RepairSheet.NAME + "\"");
            }
        } catch (ZipException | EOFException | RuntimeException e) {
            // A damaged archive: whoever reads it as a table says so.
            return false;
        }
    }

    private static RepairBook read(ReadableWorkbook book) throws IOException, NotABatchException {
        Map<String, String> about = new HashMap<>();
        List<Listed> listed = new ArrayList<>();
        RepairSeal said = new RepairSeal();
        Sheet key = book.findSheet(RepairSheet.NAME).orElseThrow();
        try (Stream<Row> rows = key.openStream()) {
            rows.skip(1).limit(MOST_CELLS).forEach(row -> key(row, about, listed, said));
        }
        Sheet fix =
                book.findSheet(about.getOrDefault(RepairSheet.FIX.kind(), ""))
                        .orElseThrow(() -> new NotABatchException(Why.of("repair_no_sheet")));
        SheetCells cells = new SheetCells(book.isDate1904());
        List<Written> written = new ArrayList<>();
        try (Stream<Row> rows = fix.openStream()) {
            rows.skip(1).limit(MOST_CELLS).forEach(row -> written.add(written(row, cells)));
        }
        return new RepairBook(
                about.getOrDefault(RepairSheet.BATCH.kind(), ""),
                about.getOrDefault(RepairSheet.DIGEST.kind(), ""),
                Long.parseLong(about.getOrDefault(RepairSheet.OPENED.kind(), "0")),
                listed,
                said.text(),
                about.getOrDefault(RepairSheet.SEAL.kind(), ""),
                written);
    }

    private static void key(
            Row row, Map<String, String> about, List<Listed> listed, RepairSeal said) {
        String kind = text(row, 0);
        if (!kind.equals(RepairSheet.SEAL.kind())) {
            said.add(IntStream.rangeClosed(0, SHOULD).mapToObj(c -> text(row, c)).toList());
        }
        boolean asked = kind.equals(RepairSheet.ASKED.kind());
        if (!asked && !kind.equals(RepairSheet.CELL.kind())) {
            about.put(kind, text(row, SHOULD));
            return;
        }
        listed.add(
                new Listed(
                        Integer.parseInt(text(row, 1)),
                        text(row, 2),
                        text(row, COLUMN),
                        Long.parseLong(text(row, SAYS)),
                        asked,
                        text(row, SHOULD)));
    }

    private static Written written(Row row, SheetCells cells) {
        BitSet numbers = new BitSet();
        String number = text(row, 0, cells, numbers);
        Optional<Cell> should = row.getOptionalCell(SHOULD);
        CellType type = should.map(Cell::getType).orElse(CellType.EMPTY);
        return new Written(
                row.getRowNum(),
                number.matches("[0-9]{1,7}") ? Integer.valueOf(number) : null,
                text(row, COLUMN, cells, numbers),
                text(row, SAYS, cells, numbers),
                text(row, SHOULD, cells, numbers),
                numbers.get(SHOULD),
                type == CellType.FORMULA);
    }

    private static String text(Row row, int column) {
        return text(row, column, KEYS, new BitSet());
    }

    /** As a table is read, without what cannot be seen around it. */
    private static String text(Row row, int column, SheetCells cells, BitSet numbers) {
        String text = row.getOptionalCell(column).map(cell -> cells.text(cell, numbers)).orElse("");
        return CellText.isBlank(text) ? "" : text.strip();
    }
}
