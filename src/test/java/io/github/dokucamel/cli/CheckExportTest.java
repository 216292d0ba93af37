package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code doku check} of what accounting packages write around bills. */
class CheckExportTest {

    @TempDir private Path directory;

    private DokuRun check(String text, String... options) throws IOException {
        return run(Files.writeString(directory.resolve("a.csv"), text), options);
    }

    private DokuRun run(Path file, String... options) {
        List<String> words = new ArrayList<>(List.of("check"));
        words.addAll(List.of(options));
        words.add(file.toString());
        return DokuRun.of(words.toArray(String[]::new));
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
                        ( Budi );;( Ani );;
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

    /** Whatever may be a bill is told with what is wrong with it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "F-9;LUNAS;",
                "F-9;;",
                "F 9;10.000;",
                ";10.000;",
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
