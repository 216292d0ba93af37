package io.github.dokucamel.intake.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;

/** A check workbook as a clerk saves it: its texts, with what was filled in. */
public final class FilledBook {

    private static final int FIX = 1;
    private static final int HIDDEN = 3;
    private static final int SAYS = 4;
    private static final int SHOULD = 5;

    private final Map<String, List<List<Object>>> sheets = new LinkedHashMap<>();
    private String formula;

    public static FilledBook of(Path paper) throws IOException {
        FilledBook filled = new FilledBook();
        try (ReadableWorkbook book = new ReadableWorkbook(paper.toFile())) {
            for (Sheet sheet : book.getSheets().toList()) {
                List<List<Object>> rows = new ArrayList<>();
                sheet.read().forEach(row -> rows.add(row.stream().map(FilledBook::value).toList()));
                filled.sheets.put(sheet.getName(), new ArrayList<>(rows));
            }
        }
        return filled;
    }

    private static Object value(Cell cell) {
        return cell == null || cell.getValue() == null ? "" : cell.getValue();
    }

    private List<List<Object>> fix() {
        return List.copyOf(sheets.values()).get(FIX);
    }

    private FilledBook put(int row, int column, Object value) {
        List<List<Object>> rows = fix();
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).get(0).toString().equals(Integer.toString(row))) {
                List<Object> cells = new ArrayList<>(rows.get(i));
                while (cells.size() <= column) {
                    cells.add("");
                }
                cells.set(column, value);
                rows.set(i, cells);
            }
        }
        return this;
    }

    /** Column F of all lines about a row. */
    public FilledBook should(int row, Object value) {
        return put(row, SHOULD, value);
    }

    /** Of the sheet that is filled in. */
    String text() {
        return fix().toString();
    }

    FilledBook says(int row, String value) {
        return put(row, SAYS, value);
    }

    FilledBook formula(int row, String text) {
        formula = text;
        return put(row, SHOULD, text);
    }

    FilledBook line(Object... cells) {
        fix().add(List.of(cells));
        return this;
    }

    /** A cell of the sheet that nobody is shown. */
    FilledBook hidden(String kind, int column, String value) {
        List<List<Object>> rows = List.copyOf(sheets.values()).get(HIDDEN);
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).get(0).equals(kind)) {
                List<Object> cells = new ArrayList<>(rows.get(i));
                cells.set(column, value);
                rows.set(i, cells);
                return this;
            }
        }
        throw new IllegalArgumentException(kind);
    }

    /** The lines in another sequence, as a filter leaves them. */
    FilledBook sorted() {
        List<List<Object>> rows = fix();
        List<List<Object>> reversed = new ArrayList<>(rows.subList(1, rows.size()));
        Collections.reverse(reversed);
        rows.subList(1, rows.size()).clear();
        rows.addAll(reversed);
        return this;
    }

    public void save(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "clerk", null)) {
            int number = 0;
            for (Map.Entry<String, List<List<Object>>> sheet : sheets.entrySet()) {
                Worksheet written = book.newWorksheet(sheet.getKey());
                if (number++ == HIDDEN) {
                    written.setVisibilityState(VisibilityState.VERY_HIDDEN);
                }
                write(written, sheet.getValue());
                written.finish();
            }
        }
    }

    private void write(Worksheet sheet, List<List<Object>> rows) {
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < rows.get(r).size(); c++) {
                Object value = rows.get(r).get(c);
                if (value instanceof Number number) {
                    sheet.value(r, c, number);
                } else if (value instanceof LocalDateTime day) {
                    sheet.value(r, c, day);
                    sheet.style(r, c).format("dd/mm/yyyy hh:mm").set();
                } else if (value.equals(formula)) {
                    sheet.formula(r, c, formula);
                } else if (!value.toString().isEmpty()) {
                    sheet.value(r, c, value.toString());
                }
            }
        }
    }
}
