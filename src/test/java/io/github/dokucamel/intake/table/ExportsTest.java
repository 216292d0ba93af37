package io.github.dokucamel.intake.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.intake.NotABatchException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports of accounting packages go in as they are, in every form that they come in. */
class ExportsTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @TempDir private Path dir;

    private static Export piutang() {
        return new Export()
                .row("PT Contoh \u00c9toile, Tbk", "", "", "", "", "", "")
                .row("", "", "", "", "", "", "")
                .row(
                        "No. Faktur",
                        "Tgl Jatuh Tempo",
                        "Nama Pelanggan",
                        "Sub Total",
                        "Total (Rp)",
                        "No. WhatsApp",
                        "E-mail")
                .row(
                        "F/001",
                        "16/12/2026",
                        "Andi\nCabang Bekasi",
                        "1.000",
                        "1.110.000",
                        "081234567890",
                        "andi@contoh.id")
                .row(
                        "F/002",
                        "17/12/2026",
                        "  Budi ",
                        "1.000",
                        "Rp 2.100.000,00",
                        "8123456789",
                        "-")
                .row(
                        "F/003",
                        "46402",
                        "Caf\u00e9",
                        "1.000",
                        "450.000\u00a0",
                        "+62 812-3456-789",
                        "")
                .row("", "", "", "", "", "", "")
                .row("F/004", "31/02/2027", "Dewi", "1.000", "LUNAS", "tanya Bu Rini", "")
                .row(
                        "F/005",
                        "16/12/2026",
                        "Eko",
                        "1.000",
                        "1,750,000",
                        "",
                        "a@contoh.id; b@contoh.id")
                .row(
                        "No. Faktur",
                        "Tgl Jatuh Tempo",
                        "Nama Pelanggan",
                        "Sub Total",
                        "Total (Rp)",
                        "No. WhatsApp",
                        "E-mail")
                .row(
                        "0006",
                        "16/12/2026",
                        "Fitri",
                        "1.000",
                        "75.000",
                        "081234567890",
                        "f@contoh.id")
                .row("0007", "16/12/2026", "Gita", "1.000", "75.000", "081234567890", "f@contoh.id")
                .row("0008", "16/12/2026", "Hadi", "1.000", "75.000", "081234567890", "f@contoh.id")
                .row("9", "16/12/2026", "Ira", "1.000", "75.000", "081234567890", "f@contoh.id")
                .row("Grand Total", "", "", "", "5.785.000", "", "");
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of("a.csv", piutang().text(";", StandardCharsets.UTF_8, false)),
                Arguments.of("a.csv", piutang().text(",", StandardCharsets.UTF_8, true)),
                Arguments.of("a.txt", piutang().text("\t", WINDOWS, false)),
                Arguments.of("a.csv", piutang().text("|", StandardCharsets.UTF_16LE, true)),
                Arguments.of("a.csv", piutang().text(";", StandardCharsets.UTF_16BE, true)),
                Arguments.of("a.xlsx", piutang().workbook()));
    }

    private TableFile open(String name, byte[] bytes, FileOptions options) throws Exception {
        Rereadable file = Rereadable.of(Files.write(dir.resolve(name), bytes));
        return name.endsWith(".xlsx")
                ? Tables.ofWorkbook(file, options)
                : Tables.ofText(file, options);
    }

    /** {@code row: cells sent; tidied cells; doubts}. */
    private static List<String> lines(TableFile table) throws IOException {
        List<String> lines = new ArrayList<>();
        for (TableFile.Line line = table.next(); line != null; line = table.next()) {
            lines.add(
                    line.row().row()
                            + ": "
                            + String.join("|", line.row().cells())
                            + "; "
                            + line.tidied().stream().map(t -> t.field() + "=" + t.sent()).toList()
                            + "; "
                            + line.doubts().stream().map(d -> d.reason().code()).toList());
        }
        return lines;
    }

    @ParameterizedTest
    @MethodSource("forms")
    void readsOneExportTheSameInEveryForm(String name, byte[] bytes) throws Exception {
        try (TableFile table = open(name, bytes, FileOptions.defaults())) {
            assertEquals(
                    List.of(
                            "4: F/001|2026-12-16|Andi Cabang Bekasi|1.000|1110000|081234567890|andi@contoh.id; [customer.name=Andi Cabang Bekasi]; []",
                            "5: F/002|2026-12-17|Budi|1.000|2100000|08123456789|; [customer.name=Budi, amount=2100000, customer.phone=08123456789, customer.email=]; []",
                            "6: F/003|2027-01-15|Caf\u00e9|1.000|450000|628123456789|; [due_date=2027-01-15, amount=450000, customer.phone=628123456789]; []",
                            "8: F/004||Dewi|1.000|||; []; [date_wrong, amount_words, phone_words]",
                            "9: F/005|2026-12-16|Eko|1.000|||; []; [amount_other_style, email_two]",
                            "11: 0006|2026-12-16|Fitri|1.000|75000|081234567890|f@contoh.id; []; []",
                            "12: 0007|2026-12-16|Gita|1.000|75000|081234567890|f@contoh.id; []; []",
                            "13: 0008|2026-12-16|Hadi|1.000|75000|081234567890|f@contoh.id; []; []",
                            "14: |2026-12-16|Ira|1.000|75000|081234567890|f@contoh.id; []; [number_lost_zeros]"),
                    lines(table));
            assertEquals(
                    List.of(
                            new NoBill(10, "header", null, 3_660_000L),
                            new NoBill(15, "total", 5_785_000L, 3_960_000L)),
                    table.noBills());
            assertEquals(List.of("Sub Total"), table.header().ignored());
            assertFalse(table.header().isCanonical());
            assertEquals(name.endsWith("xlsx") ? "Piutang" : null, table.sheet());
        }
    }

    @Test
    void readsAWorkbooksOwnNumbersAndDays() throws Exception {
        byte[] bytes =
                new Export()
                        .row("Nomor", "Jatuh Tempo", "Jumlah", "HP", "Surel")
                        .row("0001", LocalDate.of(2026, 12, 16), 1_250_000, 628123456789L, "")
                        .row("0002", LocalDate.of(2027, 1, 6), 90_000.5, "", "a@contoh.id")
                        .row("0003", 46402, 3e5, 8123456789L, "a@contoh.id")
                        .row(4, 46402, 3e5, "", "a@contoh.id")
                        .workbook();
        try (TableFile table = open("a.xlsx", bytes, FileOptions.defaults())) {
            assertEquals(
                    List.of(
                            "2: 0001|2026-12-16|1250000|628123456789|; []; []",
                            "3: 0002|2027-01-06|||a@contoh.id; []; [amount_cents]",
                            "4: 0003|2027-01-15|300000|08123456789|a@contoh.id; [due_date=2027-01-15, customer.phone=08123456789]; []",
                            "5: |2027-01-15|300000||a@contoh.id; [due_date=2027-01-15]; [number_lost_zeros]"),
                    lines(table));
        }
    }

    /** The surer column is read, and the other one told. */
    @Test
    void readsTheSurerOfTwoColumnsThatMeanOneField() throws Exception {
        byte[] bytes =
                "No Invoice;Total;Sisa Tagihan;Email\nA;900;900;a@contoh.id\n"
                        .getBytes(StandardCharsets.UTF_8);
        try (TableFile table = open("a.csv", bytes, FileOptions.defaults())) {
            assertEquals("Sisa Tagihan", table.header().header(2));
            assertEquals(List.of("Total"), table.header().ignored());
        }
        FileOptions total = new FileOptions(1024 * 1024, Map.of("Total", "amount"), false, true);
        try (TableFile table = open("a.csv", bytes, total)) {
            assertEquals(List.of("Sisa Tagihan"), table.header().ignored());
        }
        FileOptions ignoring =
                new FileOptions(1024 * 1024, Map.of("Sisa Tagihan", "ignore"), false, true);
        try (TableFile table = open("a.csv", bytes, ignoring)) {
            assertEquals("amount", table.header().field(1));
        }
    }

    @Test
    void refusesAFileWhoseUnknownColumnsAreToRefuseIt() {
        byte[] bytes = "No Invoice;Total;Warna\nA;1;x\n".getBytes(StandardCharsets.UTF_8);
        FileOptions strict = new FileOptions(1024 * 1024, Map.of(), true, true);
        String reason =
                assertThrows(NotABatchException.class, () -> open("a.csv", bytes, strict))
                        .getMessage();
        assertTrue(reason.contains("unknown columns: Warna"), reason);
    }

    @Test
    void leavesCellsAloneWhereNothingIsToBeRepaired() throws Exception {
        FileOptions asIs = new FileOptions(1024 * 1024, Map.of(), false, false);
        try (TableFile table =
                open("a.csv", piutang().text(";", StandardCharsets.UTF_8, false), asIs)) {
            assertTrue(lines(table).get(1).contains("Rp 2.100.000,00"));
        }
    }

    @Test
    void leavesTextsOfAProgramAlone() throws Exception {
        byte[] bytes =
                "invoice_number,amount,customer.name,customer.phone\nA,1.000, Ayu ,+62 812-3456-789\n"
                        .getBytes(StandardCharsets.UTF_8);
        try (TableFile table = open("a.csv", bytes, FileOptions.defaults())) {
            assertTrue(table.header().isCanonical());
            assertEquals(List.of("2: A|1000| Ayu |+62 812-3456-789; []; []"), lines(table));
        }
    }

    @Test
    void takesTheSeparatorThatTheFirstLineTells() throws Exception {
        for (String first : List.of("sep=;\r\n", "SEP=;\n")) {
            byte[] bytes =
                    (first + "No Invoice;Total;Email\nA;1;a@contoh.id\n")
                            .getBytes(StandardCharsets.UTF_8);
            try (TableFile table = open("a.csv", bytes, FileOptions.defaults())) {
                TableFile.Line line = table.next();
                assertEquals(3, line.row().line());
                assertEquals(2, line.row().row());
            }
        }
    }

    /** Excel leaves them out; a file that was cut off has them missing too. */
    @Test
    void fillsTheLastEmptyCellsOfARowButNotOfOneThatMayBeCutOff() throws Exception {
        String text =
                "No Invoice;Total;Email;HP;Alamat\nA;1;a@contoh.id\nB;1;b@contoh.id;;;;\nC;2;c@con";
        for (String end : List.of("", "\n")) {
            byte[] bytes = (text + end).getBytes(StandardCharsets.UTF_8);
            try (TableFile table = open("a.csv", bytes, FileOptions.defaults())) {
                assertEquals(5, table.next().row().cells().size());
                assertEquals(5, table.next().row().cells().size());
                assertEquals(end.isEmpty() ? 3 : 5, table.next().row().cells().size());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Total", "JUMLAH :", "Grand Total", "Total Piutang"})
    void takesARowWithASumForNoOrder(String word) throws Exception {
        byte[] bytes =
                ("No Invoice;Total;Email\nA;1;a@contoh.id\n" + word + ";1;\n;" + word + ";1\n")
                        .getBytes(StandardCharsets.UTF_8);
        try (TableFile table = open("a.csv", bytes, FileOptions.defaults())) {
            assertEquals(1, lines(table).size());
            assertEquals(2, table.noBills().size());
        }
    }

    @Test
    void takesACustomerWithTheNameOfASumForAnOrder() throws Exception {
        byte[] bytes =
                "Nama;No Invoice;Total;Email\nTotal;F1;1000;a@contoh.id\n"
                        .getBytes(StandardCharsets.UTF_8);
        try (TableFile table = open("a.csv", bytes, FileOptions.defaults())) {
            assertEquals(1, lines(table).size());
        }
    }

    @Test
    void everyNameOfAColumnIsWrittenAsItIsCompared() {
        HeaderNames.all()
                .forEach(
                        (field, names) -> {
                            assertEquals(field, OrderColumns.canonical(field));
                            names.forEach(name -> assertEquals(CellText.words(name), name));
                        });
    }

    @Test
    void tellsOfAColumnThatIsReadThoughItIsHidden() throws Exception {
        byte[] bytes =
                new Export()
                        .row("No Invoice", "Total", "Email", "Warna")
                        .row("A", 1000, "a@contoh.id", "x")
                        .hiding(1)
                        .hiding(3)
                        .workbook();
        try (TableFile table = open("a.xlsx", bytes, FileOptions.defaults())) {
            assertEquals(List.of("Total"), table.header().hidden());
            assertEquals(List.of("Warna"), table.header().ignored());
        }
    }

    @Test
    void tellsOfRowsThatAreReadThoughTheyAreHidden() throws Exception {
        byte[] bytes =
                new Export()
                        .row("No Invoice", "Total", "Email")
                        .row("A", 1000, "a@contoh.id")
                        .row("B", 2000, "b@contoh.id")
                        .hidingRow(2)
                        .workbook();
        try (TableFile table = open("a.xlsx", bytes, FileOptions.defaults())) {
            assertEquals(1, table.header().hiddenRows());
            assertEquals(
                    List.of("rows that the workbook hides, and that are read: 1"),
                    TableNotes.columns(table.header(), 20));
        }
    }

    @Test
    void aTableWithoutAnAmountIsRefusedWhole() {
        byte[] bytes = "No Invoice;Harga;Email\nA;1000;a@contoh.id\n".getBytes(UTF_8);
        NotABatchException refused =
                assertThrows(
                        NotABatchException.class,
                        () -> open("a.csv", bytes, FileOptions.defaults()));
        assertTrue(refused.getMessage().contains("no column amount"), refused.getMessage());
    }
}
