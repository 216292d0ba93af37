package io.github.dokucamel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.LibreOffice;
import io.github.dokucamel.told.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Papers in a spreadsheet program, which writes down what it read in them. */
@Tag("full")
class LibreOfficeTest {

    @TempDir private Path dir;

    private void open(List<Path> papers) throws Exception {
        LibreOffice.convert(dir, LibreOffice.SHEETS, papers);
    }

    private String sheet(String paper, String name) throws Exception {
        String text = Files.readString(dir.resolve(paper + "-" + name + ".csv"));
        assertFalse(text.contains("###"), paper + " " + name + ": a column is too narrow");
        assertFalse(text.contains("E+"), paper + " " + name + ": a number lost its digits");
        assertFalse(text.contains("Err:"), paper + " " + name + ": something is computed");
        return text;
    }

    @Test
    void everyPaperOpensAndShowsWhatWasWritten() throws Exception {
        Path english = dir.resolve("report-en.xlsx");
        Path indonesian = dir.resolve("report-id.xlsx");
        Path status = dir.resolve("status-en.xlsx");
        PaperSamples.report(english, Language.EN);
        PaperSamples.report(indonesian, Language.ID);
        PaperSamples.status(status, Language.EN);
        open(List.of(english, indonesian, status));
        String bills = sheet("report-en", "Bills");
        assertTrue(bills.contains("Late,000123,"), bills);
        assertTrue(bills.contains(",12345678901234567890,"), bills);
        assertTrue(bills.contains(",INV_x0041_13,"), bills);
        assertTrue(bills.contains(",=1+1,"), bills);
        assertTrue(bills.contains(",Rp 999.999.999.999,"), bills);
        assertTrue(bills.contains("29 Nov 2026 01:30"), bills);
        for (String name : List.of("Rekap", "Jatuh tempo", "Perlu dilihat", "Kirim link")) {
            assertFalse(sheet("report-id", name).isBlank(), name);
        }
        assertTrue(sheet("report-id", "Tagihan").contains(",5 Des 2026,"));
        assertEquals(13, sheet("status-en", "Status").lines().count());
        assertTrue(sheet("status-en", "Totals").contains("All rows of this file,12,"));
    }
}
