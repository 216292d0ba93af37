package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code doku check} of what accounting packages write around, beside and over the amounts. */
class CheckExportTest {

    @TempDir private Path directory;

    private DokuRun check(String text, String... options) throws IOException {
        return run(Files.writeString(directory.resolve("a.csv"), text), options);
    }

    private DokuRun workbook(Consumer<Workbook> content, String... options) throws IOException {
        Path file = directory.resolve("a.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "Test", "1.0")) {
            content.accept(workbook);
        }
        return run(file, options);
    }

    private DokuRun run(Path file, String... options) {
        List<String> words = new ArrayList<>(List.of("check"));
        words.addAll(List.of(options));
        words.add(file.toString());
        return DokuRun.of(words.toArray(String[]::new));
    }

    private static void fill(Worksheet sheet, Object[]... rows) {
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length; column++) {
                if (rows[row][column] instanceof Number number) {
                    sheet.value(row, column, number);
                } else if (rows[row][column] != null) {
                    sheet.value(row, column, rows[row][column].toString());
                }
            }
        }
    }

    private static Object[] row(Object... cells) {
        return cells;
    }

    private static void assertSays(DokuRun run, String... words) {
        for (String word : words) {
            assertTrue(run.out().contains(word), word + "\n" + run.said());
        }
    }

    private static void assertGoes(DokuRun run, int orders) {
        assertSays(run, ": 0 of " + orders + " orders invalid");
        assertEquals(0, run.status(), run.said());
    }

    private static void assertRefused(DokuRun run, String... words) {
        assertSays(run, "would be refused");
        assertSays(run, words);
        assertEquals(1, run.status(), run.said());
    }

    /** What was billed, what was paid and what is left: nobody guesses which one is the bill. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Total;Dibayar;Sisa",
                "Nilai Tagihan;Sudah Dibayar;Sisa Tagihan",
                "Amount;Paid;Balance Due",
                "Total Amount;Payment;Outstanding",
                "Total;Terbayar;Kurang Bayar",
                "Invoice Amount;Amount Paid;Open Balance",
                "Jumlah;Uang Muka;Belum Dibayar",
                "Total;Retur;Netto",
                "Amount Billed;Received;Amount Due",
                "Nilai Tagihan;Cicilan;Tagihan Bulan Ini",
                "Grand Total;Jumlah Dibayar;Sisa Piutang (Rp)",
                "Total;Bayar 1;Total + PPN",
            })
    void refusesAFileInWhichTwoColumnsMayBeTheBill(String columns) throws IOException {
        String rows = ";1.000.000;0;1.000.000;a@b.id\nF-3;1.000.000;400.000;600.000;c@b.id\n";
        DokuRun run = check("No Faktur;" + columns + ";Email\nF-1" + rows);
        String[] names = columns.split(";");
        assertRefused(
                run,
                "More than one column may be what is to be paid",
                "first in row 3: " + names[0] + ", " + names[2],
                "doku.intake.file.column." + names[0].replace(" ", "\\ ") + " = amount",
                "doku.intake.file.column." + names[2].replace(" ", "\\ ") + " = amount");

        run =
                check(
                        "No Faktur;" + columns + ";Email\nF-1" + rows,
                        "--doku.intake.file.column." + names[0] + "=amount");
        assertGoes(run, 2);
        assertSays(run, "the amount is read from " + names[0], names[1], names[2]);
    }

    @Test
    void takesTwoColumnsThatSayTheSameInEveryRow() throws IOException {
        DokuRun run =
                check(
                        """
                        No Faktur;Total;Dibayar;Sisa Tagihan;Email
                        F-1;1.000.000;0;1.000.000;a@b.id
                        F-2;500.000;-;500.000;c@b.id
                        """);
        assertGoes(run, 2);
        assertSays(
                run,
                "the amount is read from Sisa Tagihan; columns of money beside it that are not"
                        + " read: Total, Dibayar");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Terbayar",
                "Sudah Dibayar",
                "Paid",
                "Jumlah Pembayaran",
                "DP",
                "Retur",
                "Nota Kredit",
                "Credit Note"
            })
    void asksAboutARowOfWhichAPartIsPaid(String paid) throws IOException {
        DokuRun run =
                check(
                        """
                        No Faktur;Total Tagihan;%s;Email
                        F-1;1.000.000;;a@b.id
                        F-2;1.000.000;400.000;c@b.id
                        F-3;1.000.000;1.000.000;d@b.id
                        F-4;1.000.000;400.000,50;e@b.id
                        """
                                .formatted(paid));
        assertSays(
                run,
                "3: F-2: amount: 1.000.000 may not be what is left to pay, column "
                        + paid
                        + " says 400.000. Write what is still to be paid, or delete the row,"
                        + " perhaps 600000",
                "4: F-3: amount: 1.000.000 may not be what is left to pay",
                "5: F-4: amount: 1.000.000 may not be what is left to pay",
                ": 3 of 4 orders invalid");
    }

    @ParameterizedTest
    @CsvSource({
        "Status,Lunas",
        "Status Pembayaran,PAID",
        "Lunas,Ya",
        "Payment Status,Void",
        "Keterangan,LUNAS 12/12/2026",
        "Status,Lunas sebagian",
        "Ket,DIBATALKAN",
        "Paid,Yes"
    })
    void asksAboutARowThatIsPaidByItsStatus(String column, String word) throws IOException {
        DokuRun run =
                check(
                        "No Faktur;Total;%s;Email\nF-1;1.000;Belum;a@b.id\nF-2;2.000;%s;c@b.id\n"
                                .formatted(column, word));
        assertSays(run, "F-2: amount: 2.000 may not be what", "1 of 2 orders invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Paid",
                "Fully Paid",
                "Partially Paid",
                "Partial",
                "In Payment",
                "in_payment",
                "Reversed",
                "Cancelled",
                "Canceled",
                "Void",
                "Draft",
                "Closed",
                "Refunded",
                "Written Off",
                "Overpaid",
                "Rejected",
                "Deleted",
                "Awaiting Approval",
                "Lunas",
                "Sudah Lunas",
                "Lunas Sebagian",
                "Dibayar Sebagian",
                "Terbayar",
                "Dalam Pembayaran",
                "Batal",
                "Dibatalkan",
                "Retur",
                "Diretur",
                "Dikembalikan",
                "Draf",
                "Konsep",
                "Ditolak",
                "Dihapus",
                "Ditutup",
                "Menunggu Persetujuan",
                "Sudah Transfer",
                "TRUE"
            })
    void asksAboutARowWhoseStateIsNoneOfABill(String word) throws IOException {
        for (String column : List.of("Status", "Payment State", "Status Transaksi")) {
            DokuRun run =
                    check(
                            "No Faktur;Total;%s;Email\nF-1;1.000;Posted;a@b.id\nF-2;2.000;%s;c@b.id\n"
                                    .formatted(column, word));
            assertSays(
                    run,
                    "F-2: amount: 2.000 may not be what is left to pay, column " + column,
                    "1 of 2 orders invalid");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Not Paid",
                "not_paid",
                "Unpaid",
                "Open",
                "Posted",
                "Overdue",
                "Sent",
                "Approved",
                "Awaiting Payment",
                "Belum Lunas",
                "Belum Dibayar",
                "Menunggu Pembayaran",
                "Jatuh Tempo",
                "Terkirim",
                "Disetujui",
                "Draft desain logo",
                "Proses pengiriman",
                "Closed door mirror",
                "Pelunasan termin 2"
            })
    void takesARowWhoseStateIsThatOfABill(String word) throws IOException {
        for (String column : List.of("Status", "Payment State", "Keterangan")) {
            assertGoes(
                    check(
                            "No Faktur;Total;%s;Email\nF-1;1.000;%s;a@b.id\n"
                                    .formatted(column, word)),
                    1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mata Uang", "Currency", "Valuta", "Kode Mata Uang", "Curr."})
    void takesNoOtherMoneyForRupiah(String column) throws IOException {
        DokuRun run =
                check(
                        """
                        No Faktur;Total;%s;Email
                        F-1;100;IDR;a@b.id
                        F-2;200;Rp;b@b.id
                        F-3;300;Rupiah;c@b.id
                        F-4;400;;d@b.id
                        F-5;500;USD;e@b.id
                        F-6;600;S$;f@b.id
                        """
                                .formatted(column));
        assertSays(
                run,
                "6: F-5: amount: 500 is in another money than rupiah, column",
                "says USD. Write the amount in rupiah",
                "7: F-6: amount: 600 is in another money than rupiah",
                ": 2 of 6 orders invalid");
    }

    @Test
    void takesNoAmountForRupiahThatSaysOtherwiseItself() throws IOException {
        DokuRun run = check("No Faktur;Total;Email\nF-1;USD 100;a@b.id\nF-2;$250;b@b.id\n");
        assertSays(run, "USD 100 is in another money than rupiah", "2 of 2 orders invalid");
        run =
                workbook(
                        book -> {
                            Worksheet sheet = book.newWorksheet("Faktur");
                            fill(
                                    sheet,
                                    row("No Faktur", "Total", "Email"),
                                    row("F-1", 100, "a@b.id"),
                                    row("F-2", 200, "b@b.id"),
                                    row("F-3", 300, "c@b.id"));
                            sheet.style(1, 1).format("[$USD] #,##0").set();
                            sheet.style(2, 1).format("\"Rp\"#,##0").set();
                            sheet.style(3, 1).format("[$Rp-421]#,##0").set();
                        });
        assertSays(run, "F-1: amount: USD 100 is in another money", "1 of 3 orders invalid");
    }

    @Test
    void knowsTheBillBesideQuantityAndPrice() throws IOException {
        assertGoes(
                check(
                        """
                        No Faktur;Qty;Harga Satuan;Jumlah;Email
                        F-1;3;10.000;30.000;a@b.id
                        F-2;1;25.000;25.000;b@b.id
                        """),
                2);
        assertGoes(
                check(
                        """
                        No Faktur;Jumlah;Harga Satuan;Total;Email
                        F-1;3;10.000;30.000;a@b.id
                        F-2;1;25.000;25.000;b@b.id
                        """),
                2);
        DokuRun run =
                check(
                        """
                        No Faktur;Kuantitas;Price;Total;Email
                        F-1;3;10.000;30.000;a@b.id
                        F-2;2;10.000;10.000;b@b.id
                        F-3;2;10.000;20.000;c@b.id
                        """);
        assertSays(
                run,
                "F-2: amount: 10.000 is not quantity times price",
                "perhaps 20000",
                "1 of 3 orders invalid");
    }

    @ParameterizedTest
    @CsvSource({
        "Qty;Nominal, 3;10.000",
        "Harga Satuan;Jumlah, 10.000;3",
        "Jumlah Barang;Unit Price;Amount, 3;10.000;10.000",
        "PPN;Nilai, 1.100;10.000",
        "Jumlah;Diskon, 10.000;500",
    })
    void refusesAFileWhoseAmountMayBeAPartOfTheBill(String columns, String cells)
            throws IOException {
        DokuRun run = check("No Faktur;" + columns + ";Email\nF-1;" + cells + ";a@b.id\n");
        assertRefused(run, "may not be what is to be paid: beside it stand", " = amount");
    }

    @Test
    void knowsTheBillBehindSubtotalTaxAndDiscount() throws IOException {
        DokuRun run =
                check(
                        """
                        No Faktur;Sub Total;Diskon;PPN;Jumlah;Email
                        F-1;100.000;10.000;9.900;99.900;a@b.id
                        """);
        assertGoes(run, 1);
        assertSays(run, "the amount is read from Jumlah", "Sub Total, Diskon, PPN");
    }

    @Test
    void aProgramsOwnNamesLeaveNoDoubt() throws IOException {
        assertGoes(
                check("invoice_number,amount,customer.email,qty,tax\nF-1,90000,a@b.id,3,900\n"), 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tagihan;;Pelanggan;;Nilai\nNo;Tanggal;Nama;Email;Tagihan\n",
                "No.;Jatuh;Nama;Alamat;Nilai\nFaktur;Tempo;Pelanggan;Email;Tagihan (Rp)\n",
                "PT Contoh;;;;\nFaktur;;Customer;;Total\nNo;Tgl;Nama;Email;(Rp)\n",
                "No Faktur;Pelanggan;;;Total\n;Kode;Kota;Email;\n",
                "Tagihan;;;;\nNo;Tanggal;Nama;Email;Total\n",
                "Laporan Piutang;;Cabang Bogor;;\nNo Faktur;Tgl;Nama;Email;Total\n",
                "Data Faktur;;Data Pelanggan;;Nilai\nNomor;Jatuh Tempo;Nama;Email;Tagihan\n",
                "No Faktur;Tempo;Pelanggan;Email;Total\n;;(lengkap);;(Rp)\n",
            })
    void readsAHeaderOfTwoLines(String header) throws IOException {
        DokuRun run =
                check(
                        header
                                + "F-1;16/12/2099;Budi;a@b.id;90.000\n"
                                + "F-2;17/12/2099;Ani;b@b.id;80.000\n");
        assertGoes(run, 2);
        int lines = header.split("\n").length;
        assertSays(run, "header in row " + lines);
    }

    @Test
    void readsNoAmountUnderTheNameOfWhatWasPaid() throws IOException {
        DokuRun run =
                check(
                        """
                        Faktur;Pelanggan;Sudah Dibayar
                        No Faktur;Email;Jumlah
                        F-1;a@b.id;90.000
                        """);
        assertRefused(run, "no column amount");
        run =
                check(
                        """
                        No Faktur;Email;Total;
                        ;;Tagihan;Dibayar
                        F-1;a@b.id;90.000;40.000
                        """);
        assertSays(run, "F-1: amount: 90.000 may not be what is left to pay, column Dibayar Total");
    }

    /** Words right below the header are no names of columns. */
    @Test
    void takesNoRowOfWordsForASecondLineOfTheHeader() throws IOException {
        for (String words : List.of(";LUNAS;", "Customer PT Maju;;", "PT Maju;;")) {
            DokuRun run = check("No Faktur;Total;Email\n" + words + "\nF-1;1.000;a@b.id\n");
            assertGoes(run, 1);
            assertSays(run, "row 2 is no order (note)");
        }
    }

    @Test
    void refusesAnAmountOfTwoColumnsThatAreBothTheBill() throws IOException {
        DokuRun run =
                check(
                        """
                        No Faktur;Email;Total;
                        ;;Bulan ini;Bulan lalu
                        F-1;a@b.id;90.000;40.000
                        """);
        assertRefused(run, "no column amount");
    }

    @Test
    void readsAHeaderWithMergedCells() throws IOException {
        DokuRun run =
                workbook(
                        book -> {
                            Worksheet sheet = book.newWorksheet("Faktur");
                            fill(
                                    sheet,
                                    row("Laporan Piutang"),
                                    row("Tagihan", null, "Pelanggan", null, "Total", null),
                                    row("No", "Tgl Jatuh Tempo", "Nama", "Email", null, null),
                                    row("F-1", "16/12/2099", "Budi", "a@b.id", "Rp", 90_000),
                                    row("F-2", "17/12/2099", "Ani", "b@b.id", 80_000, null),
                                    row("F-3", "17/12/2099", "Ida", "c@b.id", 70_000, 10_000));
                            sheet.range(0, 0, 0, 5).merge();
                            sheet.range(1, 0, 1, 1).merge();
                            sheet.range(1, 2, 1, 3).merge();
                            sheet.range(1, 4, 2, 5).merge();
                        });
        assertSays(
                run,
                "header in row 3",
                "6: F-3: amount: 70000 / 10000 is no amount that can mean one thing",
                "1 of 3 orders invalid");
    }

    @Test
    void readsMergedCellsOfRowsAndAsksAboutAnAmountOfSeveral() throws IOException {
        DokuRun run =
                workbook(
                        book -> {
                            Worksheet sheet = book.newWorksheet("Faktur");
                            fill(
                                    sheet,
                                    row("Pelanggan", "Email", "No Faktur", "Barang", "Total"),
                                    row("Budi", "a@b.id", "F-1", "Teh", 90_000),
                                    row(null, null, "F-2", "Kopi", 80_000),
                                    row("Ani", "b@b.id", "F-3", "Gula", 150_000),
                                    row(null, null, "F-4", "Garam", null),
                                    row("Ida", "c@b.id", "F-5", "Beras", 70_000),
                                    row(null, null, null, "Jagung", null));
                            for (int column : new int[] {0, 1}) {
                                sheet.range(1, column, 2, column).merge();
                                sheet.range(3, column, 4, column).merge();
                                sheet.range(5, column, 6, column).merge();
                            }
                            sheet.range(3, 4, 4, 4).merge();
                            sheet.range(5, 2, 6, 2).merge();
                            sheet.range(5, 4, 6, 4).merge();
                        });
        assertSays(
                run,
                "4: F-3: amount: 150000 is one amount for several rows",
                "5: F-4: amount: 150000 is one amount for several rows",
                "row 7 is no order (merged)",
                "2 of 5 orders invalid");
    }

    @Test
    void tellsOfFurtherSheetsWithBills() throws IOException {
        Consumer<Workbook> content =
                book -> {
                    fill(book.newWorksheet("Petunjuk"), row("Isi lembar berikut"));
                    for (String month : List.of("Januari", "Februari", "Maret")) {
                        fill(
                                book.newWorksheet(month),
                                row("No Faktur", "Total", "Email"),
                                row("F-" + month, 90_000, "a@b.id"));
                    }
                    Worksheet hidden = book.newWorksheet("Lama");
                    fill(hidden, row("Nomor", "Jumlah", "HP"));
                    hidden.setVisibilityState(VisibilityState.HIDDEN);
                };
        DokuRun run = workbook(content);
        assertGoes(run, 1);
        assertSays(run, "further sheets with bills, which are not read: Februari, Maret, Lama");
        assertSays(
                workbook(content, "--doku.language=id"),
                "lembar lain yang berisi tagihan dan tidak dibaca: Februari, Maret, Lama");
    }

    @Test
    void takesSumsOfGroupsForNoOrders() throws IOException {
        DokuRun run =
                check(
                        """
                        No Faktur;Pelanggan;Total;Email
                        F-1;CV Angin;10.000;a@b.id
                        F-2;CV Angin;20.000;a@b.id
                        Total CV Angin;;30.000;
                        F-3;Toko 99;5.000;b@b.id
                        ;Sub Total;5.000;
                        F-4;Total Persada;1.000;c@b.id
                        ;Total Persada;1.000;
                        Jumlah per pelanggan Total Persada;;1.500;
                        CV Angin Total;;30.000;
                        Grand Total;;36.000;
                        """);
        assertSays(
                run,
                "row 4 is no order (subtotal): it says 30,000, as the rows above it do",
                "row 6 is no order (subtotal): it says 5,000, as the rows above it do",
                "row 8 is no order (subtotal): it says 1,000, as the rows above it do",
                "row 9 is no order (subtotal): it says 1,500, the rows above it come to 0",
                "row 10 is no order (subtotal)",
                "row 11 is no order (total): it says 36,000, as the rows above it do");
        assertGoes(run, 4);
    }

    @Test
    void takesASumWithoutANameForNoOrder() throws IOException {
        DokuRun run =
                check(
                        "No Faktur;Total;Email\nF-1;1.000;a@b.id\nF-2;2.000;b@b.id\n;3.000;\n;4.000;\n");
        assertSays(
                run,
                "row 4 is no order (subtotal): it says 3,000, as the rows above it do",
                ":5: invoice_number: is missing",
                ": 1 of 3 orders invalid");
    }

    @Test
    void takesFootersAndTitlesOfGroupsForNoOrders() throws IOException {
        DokuRun run =
                check(
                        """
                        No Faktur;Pelanggan;Jatuh Tempo;Total;Email
                        Customer: PT Maju;;;;
                        F-1;PT Maju;16/12/2099;10.000;a@b.id
                        Customer: C-002 PT Mundur;;;;
                        F-2;PT Mundur;16/12/2099;20.000;b@b.id
                        PT Jaya 99 Abadi;;;;
                        Printed by Ani on 12/12/2026 10:30;;;;
                        Disetujui oleh;;Mengetahui;;
                        ( Budi );;( Ani );(Budi Santoso);
                        Halaman;;;1/2;
                        ;;;Dicetak 12 Des 2026;
                        Dicetak oleh;Ani;12/12/2026;;ani@contoh.id
                        """);
        for (int row : List.of(2, 4, 6, 7, 8, 9, 10, 11, 12)) {
            assertSays(run, "row " + row + " is no order (note)\n");
        }
        assertGoes(run, 2);
        assertFalse(run.out().contains("amount: "), run.said());
    }

    /** To take one of them would bill too little. */
    @Test
    void asksAboutRowsThatAreItemsOfOneBill() throws IOException {
        String text =
                """
                No Faktur;Pelanggan;Nama Barang;Total;Email
                F-0;Eka;Teh;10.000;e@b.id
                F-1;Budi;Teh;10.000;a@b.id
                F-1;Budi;Kopi;20.000;a@b.id
                F-1;;Gula;20.000;
                ;;Garam;5.000;
                F-2;Ani;Teh;10.000;b@b.id
                F-2;Ani;Teh;10.000;b@b.id
                F-3;Ida;Teh;10.000;c@b.id
                F-3;Ida;Kopi;10.000;c@b.id
                """;
        DokuRun run = check(text);
        String first =
                ": F-1: amount: %s looks like the amount of one item of a bill: rows 3, 4, 5 and 6"
                        + " have its number and come to Rp 55.000. Write one row per bill with its total";
        assertSays(
                run,
                ":3" + first.formatted("10.000"),
                ":4" + first.formatted("20.000"),
                ":5" + first.formatted("20.000"),
                ":9: F-3: amount: 10.000 looks like",
                ":10: F-3: amount: 10.000 looks like",
                "F-2: duplicate: the same order stands at line 7",
                ": 6 of 9 orders invalid");
        run = run(Files.writeString(directory.resolve("a.csv"), text), "--doku.language=id");
        assertSays(run, "baris 3, 4, 5 dan 6 bernomor sama dan berjumlah Rp 55.000");
    }

    /** The value added tax is in the amount, whether a column says so or not. */
    @Test
    void knowsTheBillBesideQuantityPriceAndATaxThatNoColumnSays() throws IOException {
        String header = "No Faktur;Qty;Harga Satuan;Diskon;Total;Email\n";
        DokuRun run =
                check(
                        header
                                + "F-1;3;10.000;;33.300;a@b.id\n"
                                + "F-2;1;25.000;;28.000;b@b.id\n"
                                + "F-3;7;12.345;;95.921;c@b.id\n"
                                + "F-4;2;10.000;1.000;21.090;d@b.id\n");
        assertGoes(run, 4);
        run = check(header + "F-1;3;10.000;;33.300;a@b.id\nF-2;2;10.000;;10.000;b@b.id\n");
        assertSays(
                run, "F-2: amount: 10.000 is not quantity times price. Write what is to be paid.");
        run =
                check(
                        """
                        No Faktur;Qty;Harga Satuan;PPN;Total;Email
                        F-1;3;10.000;3.300;33.300;a@b.id
                        F-2;2;10.000;2.200;10.000;b@b.id
                        F-3;1;10.000;1.100;11.100;c@b.id
                        """);
        assertSays(run, "F-2: amount: 10.000 is not quantity times price", "perhaps 22200");
    }

    @ParameterizedTest
    @CsvSource({
        "Partially Paid,Payment Status",
        "Dibayar Sebagian,Status Tagihan",
        "Part Paid,Status",
        "Kurang Bayar,Keterangan Status",
        "Terbayar Sebagian,Status Lunas/Belum",
    })
    void asksAboutTheOneRowOfManyThatIsPaidInPart(String word, String column) throws IOException {
        StringBuilder rows = new StringBuilder("No Faktur;Total;" + column + ";Email\n");
        for (int i = 10; i < 30; i++) {
            String state = i == 20 ? word : "Open";
            rows.append("F-%s;%s000;%s;a%s@b.id\n".formatted(i, i, state, i));
        }
        DokuRun run = check(rows.toString());
        assertSays(run, "F-20: amount: 20000 may not be what is left to pay", "1 of 20 orders");
        assertFalse(run.out().contains("columns of money"), run.said());
    }

    /** Of a file that ends in an amount nobody knows whether that is all of it. */
    @Test
    void asksAboutALastAmountThatMayBeCutOff() throws IOException {
        String header = "No Faktur;Email;Total\nF-1;a@b.id;%s\nF-2;b@b.id;%s\nF-3;c@b.id;%s";
        for (String last : List.of("1.250", "1.250.000,0", "125")) {
            DokuRun run = check(header.formatted("1.100.000,00", "950.000,00", last));
            assertSays(run, "F-3: amount: " + last + " ", "1 of 3 orders invalid");
        }
        assertSays(
                check(header.formatted("1.100.000", "950.000", "1")),
                "F-3: amount: 1 may be cut off: the file ends in this cell");
        for (String last : List.of("1.250.000", "85.000", "1.000")) {
            assertGoes(check(header.formatted("1.100.000", "950.000", last)), 3);
        }
        assertGoes(check(header.formatted("1.100.000,00", "950.000,00", "1.250\n")), 3);
        assertGoes(check(header.formatted("500", "950.000", "125")), 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Billing Document;Name 1;Net Due Date;Amount in LC;E-Mail Address",
                "Number;Invoice Partner Display Name;Invoice Date Due;Total in Currency;Partner Email",
                "Invoice No.;Co./Last Name;Due Date;Inc-Tax Amount;Email",
                "Invoice/Bill Number;Customer/Co. Last Name;Due;Balance Due;Email",
                "No. Transaksi;Nama Kontak;Tgl. Jatuh Tempo;Sisa Tagihan (IDR);Email",
                "*InvoiceNumber;*ContactName;*DueDate;InvoiceAmountDue;EmailAddress",
                "Num;Customer;Due date;Open balance;Email",
                "Document Number;Contact;Payment Due Date;Amount Due;Email",
            })
    void knowsWhatAccountingPackagesCallTheirColumns(String header) throws IOException {
        DokuRun run = check(header + "\nF-1;Budi;16/12/2099;90.000;a@b.id\n", "--columns");
        assertGoes(run, 1);
        assertSays(run, "= customer.name", "= due_date", "= amount");
    }

    @Test
    void aFileWithoutAColumnSaysWhichOnesItHas() throws IOException {
        assertRefused(
                check("Kode Barang;Total;Email\nF-1;90.000;a@b.id\n"),
                "no column invoice_number; known of its columns: Total, Email;");
        assertRefused(
                check("No Faktur;Kota;Email\nF-1;Bogor;a@b.id\n"),
                "no column amount; known of its columns: No Faktur, Email;");
    }

    @Test
    void namesANumberThatIsShorterThanAllThatBeginWithAZero() throws IOException {
        String rows = "No Faktur;Total;Email\n";
        for (String number : List.of("00123", "0456", "000789", "004567", "10456")) {
            rows += number + ";1" + number + ";a" + number + "@b.id\n";
        }
        assertGoes(check(rows), 5);
        DokuRun run = check(rows + "789;99.000;x@b.id\n");
        assertSays(run, "invoice_number: 789 has fewer digits", "1 of 6 orders invalid");
        assertFalse(run.out().contains("perhaps"), run.said());
    }

    /** Whatever may be a bill is told with what is wrong with it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "F-9;LUNAS;",
                "F-9;;",
                "F 9;10.000;",
                ";11.000;",
                ";LUNAS;b@b.id",
                ";10.000;c@b.id",
                ";;c@b.id",
                "Customer: 9;10.000;",
                "Halaman 3;10.000;c@b.id",
                "PT Maju;-10.000;",
                "Total 9;10.000;c@b.id",
            })
    void dropsNoOrderHoweverMuchIsWrongWithIt(String row) throws IOException {
        DokuRun run = check("No Faktur;Total;Email\nF-1;10.000;a@b.id\n" + row + "\n");
        assertSays(run, ": 1 of 2 orders invalid");
        assertFalse(run.out().contains("is no order"), run.said());
    }
}
