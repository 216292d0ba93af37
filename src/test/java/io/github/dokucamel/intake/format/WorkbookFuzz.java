package io.github.dokucamel.intake.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dokucamel.intake.table.Rereadable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.params.provider.MethodSource;

/** Any parts in a workbook, and any damage to its archive; see {@link WorkbookParcel}. */
class WorkbookFuzz {

    /** What somebody wrote who meant harm, or a program that meant well. */
    private static final List<String[]> CHANGES =
            List.of(
                    new String[] {"r=\"A2\"", "r=\"ZZZZZZ2\""},
                    new String[] {"r=\"A2\"", "r=\"A-1\""},
                    new String[] {"<row r=\"2\"", "<row r=\"99999999\""},
                    new String[] {"<row r=\"3\"", "<row r=\"1\""},
                    new String[] {"t=\"s\"", "t=\"b\""},
                    new String[] {"<v>0</v>", "<v>99999</v>"},
                    new String[] {"<v>0</v>", "<v>-1</v>"},
                    new String[] {"<v>90000</v>", "<v>9E999999999</v>"},
                    new String[] {"<v>90000</v>", "<v>1e-2147483648</v>"},
                    new String[] {"<v>90000</v>", "<f t=\"array\" ref=\"A1:XFD1048576\"/>"},
                    new String[] {"<v>90000</v>", "<v>NaN</v>"},
                    new String[] {"<?xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><?xml"},
                    new String[] {"Target=\"", "Target=\"../../../"},
                    new String[] {"worksheet", "w"},
                    new String[] {"formatCode=\"", "formatCode=\"[\\\\_\""},
                    new String[] {"</sheetData>", ""},
                    new String[] {"sheetId=\"1\"", "sheetId=\"2\""});

    private static Path file;

    static Stream<byte[]> seeds() {
        byte[] honest = WorkbookParcel.of(Given.of(honest()).path());
        String open = new String(honest, StandardCharsets.ISO_8859_1);
        Stream<byte[]> changed =
                CHANGES.stream()
                        .map(change -> open.replace(change[0], change[1]))
                        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
        int size = WorkbookParcel.packed(honest).length;
        Stream<byte[]> damaged =
                IntStream.range(1, 64)
                        .mapToObj(i -> WorkbookParcel.damaged(honest, size - i, 0xff));
        return Stream.of(Stream.of(honest, new byte[0]), changed, damaged).flatMap(all -> all);
    }

    private static byte[] honest() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Piutang");
            List<String> header = List.of("No Invoice", "Total", "Email", "Jatuh Tempo");
            for (int column = 0; column < header.size(); column++) {
                sheet.value(0, column, header.get(column));
            }
            for (int row = 1; row < 4; row++) {
                sheet.value(row, 0, "INV-" + row);
                sheet.value(row, 1, 90_000);
                sheet.value(row, 2, "anton@contoh.id");
                sheet.value(row, 3, LocalDate.of(2026, 12, row));
                sheet.style(row, 3).format("dd/mm/yyyy").set();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @MethodSource("seeds")
    @FuzzTest
    void readsWhateverItIsGiven(byte[] bytes) throws IOException {
        if (file == null) {
            file = Files.createTempFile("fuzzed", ".xlsx");
            file.toFile().deleteOnExit();
        }
        Files.write(file, WorkbookParcel.packed(bytes));
        FuzzedFile.readWorkbook(Rereadable.of(file), bytes.length);
    }
}
