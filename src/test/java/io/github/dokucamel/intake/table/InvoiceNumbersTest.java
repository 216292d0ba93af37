package io.github.dokucamel.intake.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a number in a workbook that is sent which its sheet shows, or none. */
class InvoiceNumbersTest {

    private static final FileOptions AS_IS = new FileOptions(1024 * 1024, Map.of(), false, false);

    @TempDir private Path dir;

    private String read(String number, String format, FileOptions options, String... header)
            throws Exception {
        Path file = dir.resolve("a.xlsx");
        Files.write(file, workbook(number, format, header));
        try (TableFile table = Tables.ofWorkbook(Rereadable.of(file), options)) {
            TableFile.Line line = table.next();
            return line.doubts().isEmpty()
                    ? line.row().cell(0)
                    : line.doubts().get(0).reason().code();
        }
    }

    private static byte[] workbook(String number, String format, String... header)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Piutang");
            for (int column = 0; column < header.length; column++) {
                sheet.value(0, column, header[column]);
            }
            sheet.value(1, 0, new BigDecimal(number));
            if (format != null) {
                sheet.style(1, 0).format(format).set();
            }
            sheet.value(1, 1, 90_000);
            sheet.value(1, 2, "a@contoh.id");
        }
        return out.toByteArray();
    }

    private String people(String number, String format) throws Exception {
        return read(number, format, FileOptions.defaults(), "No Faktur", "Total", "Email");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            nullValues = "NONE",
            textBlock =
                    """
                    1234            | NONE               | 1234
                    1234            | General            | 1234
                    1234            | 0                  | 1234
                    1234            | @                  | 1234
                    12              | 00000              | 00012
                    123456789012345 | NONE               | 123456789012345
                    12              | "INV-"0000         | INV-0012
                    12345           | "INV-"0000         | INV-12345
                    12              | "INV-"#0           | INV-12
                    12              | \\I\\N\\V-0000     | INV-0012
                    20260012        | 0000-0000          | 2026-0012
                    120260012       | 0000-0000          | 12026-0012
                    12              | "F;"0000"/XII"     | F;0012/XII
                    12              | [Red]"A"000;-0     | A012
                    12              | "INV"[$-421]000    | INV012
                    1234            | #,##0              | number_format
                    1234            | 0.00               | number_format
                    12              | "INV-"#,##0        | number_format
                    12              | 0%                 | number_format
                    12              | [>9]"A"0;"B"0      | number_format
                    12              | _-0                | number_format
                    12              | ??0                | number_format
                    12              | 0E+00              | number_format
                    12              | "INV"              | number_format
                    -12             | "INV-"0000         | number_format
                    12.5            | NONE               | number_format
                    0               | "A"0;;             | number_format
                    46402           | dd/mm/yyyy         | number_day
                    46402           | mmm-yy             | number_day
                    1234567890123450 | NONE              | number_lost_digits
                    1234567890123450 | 0                 | number_lost_digits
                    12345678901234567890 | "INV"0        | number_lost_digits
                    """)
    void sendsTheNumberThatIsShown(String number, String format, String expected) throws Exception {
        assertEquals(expected, people(number, format));
    }

    @ParameterizedTest
    @ValueSource(strings = {"invoice_number", "No Faktur"})
    void asksAlsoWhereAProgramWroteItOrNothingIsRepaired(String name) throws Exception {
        String[] header = {name, "amount", "customer.email"};
        for (FileOptions options : new FileOptions[] {FileOptions.defaults(), AS_IS}) {
            assertEquals("number_day", read("46402", "dd/mm/yyyy", options, header));
            assertEquals("number_lost_digits", read("1234567890123450", null, options, header));
            assertEquals("INV-0012", read("12", "\"INV-\"0000", options, header));
        }
    }

    @Test
    void leavesOtherColumnsOfNumbersAsTheyWere() throws Exception {
        byte[] bytes =
                new Export()
                        .row("No Faktur", "Total", "Email", "Jatuh Tempo", "HP")
                        .row("F-1", 1500.0, "a@contoh.id", 46402, 628123456789L)
                        .workbook();
        Path file = Files.write(dir.resolve("a.xlsx"), bytes);
        try (TableFile table = Tables.ofWorkbook(Rereadable.of(file), FileOptions.defaults())) {
            assertEquals(
                    "F-1|1500|a@contoh.id|2027-01-15|628123456789",
                    String.join("|", table.next().row().cells()));
        }
    }
}
