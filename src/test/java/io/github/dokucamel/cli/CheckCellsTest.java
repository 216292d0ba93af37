package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code doku check} of exports whose cells say less, or something else, than they seem to. */
class CheckCellsTest {

    @TempDir private Path directory;

    private DokuRun check(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("a.csv"), text);
        return DokuRun.of("check", file.toString());
    }

    private static void assertSays(DokuRun run, String... words) {
        for (String word : words) {
            assertTrue(run.out().contains(word), word + "\n" + run.said());
        }
    }

    private static final String BILLS = "No Faktur;Total;Email\nF-1;1500;a@b.id\nF-2;2500;b@b.id\n";

    private static void assertGoes(DokuRun run, int orders) {
        assertSays(run, ": 0 of " + orders + " orders invalid");
        assertEquals(0, run.status(), run.said());
    }

    private static void assertIsScaled(DokuRun run) {
        assertSays(
                run,
                "would be refused",
                "The amounts are in thousands or millions: ",
                "Write the full amounts in rupiah");
        assertEquals(1, run.status(), run.said());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Laporan Piutang (dalam ribuan)",
                "Disajikan dalam ribuan rupiah",
                "(Dalam jutaan Rupiah)",
                "dalam ratusan ribu",
                "Dlm ribuan Rp",
                "(Rp 000)",
                "Rp'000",
                "Rp. 000",
                "IDR 000s",
                "Amounts in thousands",
                "In millions of IDR",
                "in IDR million",
                "in '000",
                "(000)",
                "Satuan: Ribuan",
                "Ribuan Rupiah",
                "(Rp juta)",
                "(Rp jt)",
                "Rp x 1.000",
                "(x 1000)",
            })
    void refusesAFileWhoseTitleSaysThatAmountsAreInThousands(String title) throws IOException {
        assertIsScaled(check("PT Maju;;\n" + title + ";;\n" + BILLS));
    }

    @Test
    void refusesItWhereverItSaysSo() throws IOException {
        String title = "Dlm ribuan Rp";
        assertIsScaled(check(";;" + title + "\n" + BILLS));
        assertIsScaled(check(BILLS + "Catatan: " + title + ";;\n"));
        assertIsScaled(check("No Faktur;Total;Email\n;" + title + ";\nF-1;1500;a@b.id\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Total (Rp 000)",
                "Total (dalam ribuan)",
                "Sisa Tagihan (ribuan)",
                "Jumlah dalam ribuan rupiah",
                "Nilai Tagihan Rp'000",
                "Total Rp juta",
                "Total Rp jt",
                "Amount Due (in thousands)",
                "Total Amount in millions",
                "Total '000",
                "Total Ribuan",
                "Total;Total (Rp 000)",
                "Sisa;Total (Rp 000)",
            })
    void refusesAFileWhoseAmountSaysThatItIsInThousands(String header) throws IOException {
        String cells = header.contains(";") ? "1500;1500" : "1500";
        String bills = "Email;No Faktur;" + header + "\na@b.id;F-1;" + cells + "\n";
        assertIsScaled(check(bills));
        assertIsScaled(check("PT Maju;;\n" + bills));
    }

    @Test
    void refusesAFileWhoseAmountSaysSoOnTwoLines() throws IOException {
        assertIsScaled(check("Email;No Faktur;Total\n;;(dalam ribuan)\na@b.id;F-1;1500\n"));
        assertIsScaled(
                check(
                        "Email;Nomor;Nilai (ribuan rupiah);\n;Faktur;Tagihan;Dibayar\na@b.id;F-1;1500;\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PT Ribuan Berkah",
                "Toko Serba Ribuan",
                "Total piutang Rp 1.500.000",
                "Terbilang: lima ratus ribu rupiah",
                "Limit Rp 5.000.000",
                "Telp. (021) 555 000",
                "Angka tidak dalam ribuan",
                "Not in thousands",
                "Box 1000",
                "Jl. Mangga Blok X 1000",
                "PT Juta Rasa",
            })
    void takesNoNameAndNoSumForWordsOfThousands(String title) throws IOException {
        assertGoes(check(title + ";;\nNo Faktur;Total;Email\nF-1;1500;a@b.id\n"), 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Omset (dalam ribuan)", "Stok (ribuan)", "Target Rp'000"})
    void takesAnotherColumnInThousandsForNothing(String header) throws IOException {
        String names = "No Faktur;Total;%s;Email\n".formatted(header);
        assertGoes(check(names + "F-1;1500000;20;a@b.id\n" + names + "F-2;1;20;b@b.id\n"), 2);
    }

    @Test
    void takesWordsOfThousandsInABillForNothing() throws IOException {
        assertGoes(check("No Faktur;Nama;Total;Email\nF-1;Grosir dalam ribuan;1500;a@b.id\n"), 1);
    }
}
