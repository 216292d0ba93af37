package io.github.dokucamel.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;

/** A paper read back: its sheets as texts, and its bytes. */
record PaperBack(Map<String, List<List<String>>> sheets, Map<String, String> parts) {

    static PaperBack read(Path file) throws IOException {
        Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(file);
                ReadableWorkbook book = new ReadableWorkbook(in)) {
            for (Sheet sheet : book.getSheets().toList()) {
                sheets.put(
                        sheet.getName(),
                        sheet.read().stream()
                                .map(row -> row.stream().map(PaperBack::text).toList())
                                .toList());
            }
        }
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                parts.put(
                        entry.getName(),
                        new String(
                                zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return new PaperBack(sheets, parts);
    }

    private static String text(Cell cell) {
        if (cell == null || cell.getValue() == null) {
            return "";
        }
        return cell.getType() == CellType.NUMBER
                ? cell.asNumber().stripTrailingZeros().toPlainString()
                : cell.getText();
    }

    /** The row of a sheet whose cell of that column is this. */
    Optional<List<String>> row(String sheet, String head, String value) {
        int column = column(sheet, head);
        return sheets.get(sheet).stream()
                .skip(1)
                .filter(row -> column < row.size() && row.get(column).equals(value))
                .findFirst();
    }

    private int column(String sheet, String head) {
        return sheets.get(sheet).get(0).indexOf(head);
    }

    String cell(String sheet, String head, String value, String wanted) {
        return row(sheet, head, value).orElseThrow().get(column(sheet, wanted));
    }

    /** All numbers of a column, from the second row to the first that is empty. */
    long sum(String sheet, String head) {
        int column = column(sheet, head);
        return sheets.get(sheet).stream()
                .skip(1)
                .filter(row -> column < row.size() && !row.get(column).isEmpty())
                .mapToLong(row -> Long.parseLong(row.get(column)))
                .sum();
    }
}
