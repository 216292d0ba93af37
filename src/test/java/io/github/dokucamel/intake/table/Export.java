package io.github.dokucamel.intake.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** An export of an accounting package, in whichever form a test wants it. */
final class Export {

    private final List<List<Object>> rows = new ArrayList<>();
    private final List<Integer> hidden = new ArrayList<>();
    private final List<Integer> hiddenRows = new ArrayList<>();

    /** Cells: text, or numbers that a workbook holds as such. */
    Export row(Object... cells) {
        rows.add(Arrays.asList(cells));
        return this;
    }

    Export hiding(int column) {
        hidden.add(column);
        return this;
    }

    Export hidingRow(int row) {
        hiddenRows.add(row);
        return this;
    }

    byte[] text(String separator, Charset charset, boolean mark) {
        String text =
                rows.stream()
                        .map(
                                row ->
                                        row.stream()
                                                .map(
                                                        cell ->
                                                                quoted(
                                                                        String.valueOf(cell),
                                                                        separator))
                                                .collect(Collectors.joining(separator)))
                        .collect(Collectors.joining("\r\n", mark ? "\uFEFF" : "", "\r\n"));
        return text.getBytes(charset);
    }

    private static String quoted(String cell, String separator) {
        boolean needed = cell.contains(separator) || cell.contains("\n") || cell.contains("\"");
        return needed ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }

    /** On the second sheet; the first says where to look. */
    byte[] workbook() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Test", "1.0")) {
            workbook.newWorksheet("Petunjuk").value(0, 0, "Data ada di lembar kedua");
            Worksheet sheet = workbook.newWorksheet("Piutang");
            hidden.forEach(sheet::hideColumn);
            hiddenRows.forEach(sheet::hideRow);
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    put(sheet, row, column, rows.get(row).get(column));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void put(Worksheet sheet, int row, int column, Object cell) {
        if (cell instanceof Number number) {
            sheet.value(row, column, new BigDecimal(number.toString()));
        } else if (cell instanceof LocalDate day) {
            sheet.value(row, column, day);
            sheet.style(row, column).format("dd/mm/yyyy").set();
        } else if (!"".equals(cell)) {
            sheet.value(row, column, (String) cell);
        }
    }
}
