package io.github.dokucamel.intake.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.intake.NotABatchException;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks that are made to cost more than a sheet of bills: one sentence, and no memory. */
class HostileWorkbookTest {

    private static final String SHEET = "xl/worksheets/sheet2.xml";

    @TempDir private Path dir;

    private static byte[] honest() {
        return new Export()
                .row("No Invoice", "Total", "Email")
                .row("A", "1000", "a@contoh.id")
                .workbook();
    }

    /** Writes a part of a workbook in the place of its own. */
    private interface Part {
        void write(OutputStream out) throws Exception;
    }

    private Rereadable with(String name, Part part) throws Exception {
        Path file = dir.resolve("a.xlsx");
        Path honest = Files.write(dir.resolve("honest.xlsx"), honest());
        try (ZipFile in = new ZipFile(honest.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(name)) {
                    part.write(out);
                } else {
                    in.getInputStream(entry).transferTo(out);
                }
            }
        }
        return Rereadable.of(file);
    }

    private static String refusal(Rereadable file) {
        return assertThrows(
                        NotABatchException.class,
                        () -> {
                            try (TableFile table =
                                    Tables.ofWorkbook(file, FileOptions.defaults())) {
                                while (table.next() != null) {}
                            }
                        })
                .getMessage();
    }

    private static void repeat(OutputStream out, String head, String piece, int times, String end)
            throws Exception {
        byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
        out.write(head.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < times; i++) {
            out.write(bytes);
        }
        out.write(end.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @Tag("full")
    void refusesTextsThatDoNotFitIntoMemory() throws Exception {
        int texts = (int) (Runtime.getRuntime().maxMemory() / 3 / 64) + 1;
        Rereadable file =
                with(
                        "xl/sharedStrings.xml",
                        out -> repeat(out, "<sst>", "<si><t>a</t></si>", texts, "</sst>"));
        assertTrue(refusal(file).contains("more texts than fit into the memory"), refusal(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"201907111", "2147483647", " 99 "})
    void refusesATextThatIsNotThere(String number) throws Exception {
        String data =
                "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>%s</v></c></row></sheetData>"
                        .formatted(number);
        Rereadable file =
                with(SHEET, out -> repeat(out, "<worksheet>" + data, "", 0, "</worksheet>"));
        assertTrue(refusal(file).contains("damaged"), refusal(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<sheetData><row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row></sheetData>",
                "<sheetData><row r=\"1\"><c r=\"mergeCellA2\"><v>1</v></c></row></sheetData>",
                "<sheetData><row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row></sheetData>",
                "<sheetData><row r=\"99999999\"><c r=\"A1\"><v>1</v></c></row></sheetData>"
            })
    void refusesACellThatNoSheetHas(String data) throws Exception {
        Rereadable file =
                with(SHEET, out -> repeat(out, "<worksheet>" + data, "", 0, "</worksheet>"));
        assertTrue(refusal(file).contains("too many"), refusal(file));
    }

    @Test
    void refusesATextOfAMegabyteAndAnEntity() throws Exception {
        Rereadable text =
                with(
                        SHEET,
                        out ->
                                repeat(
                                        out,
                                        "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>",
                                        "aaaaaaaaaa",
                                        200_000,
                                        "</t></is></c></row></sheetData></worksheet>"));
        assertTrue(refusal(text).contains("a text of more than a megabyte"), refusal(text));
        Rereadable entity =
                with(
                        SHEET,
                        out ->
                                repeat(
                                        out,
                                        "<!DOCTYPE a [<!ENTITY b \"bbbb\">]><worksheet>",
                                        "&b;",
                                        10,
                                        "</worksheet>"));
        assertNotNull(refusal(entity));
    }

    /** Kilobytes as they come, and gigabytes for who keeps what they say. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xl/worksheets/sheet2.xml | <worksheet><sheetData> | <a> | elements in elements",
                "xl/worksheets/sheet2.xml | <worksheet><sheetData><row> | <c/> | too many cells",
                "xl/worksheets/sheet2.xml | <worksheet><sheetData><row><c t='inlineStr'><is> | <r><t>A</t></r> | too many pieces",
                "xl/worksheets/sheet2.xml | <worksheet><sheetData><row><c t='inlineStr'><is><t> | <![CDATA[<<<<<<<<<<<<<<<<<<<<<<<<]]> | more than a megabyte",
                "xl/worksheets/sheet2.xml | <worksheet a='> | >>>>>>>>>>>> | more than a megabyte",
                "xl/sharedStrings.xml | <sst><si> | <r><t>A</t></r> | too many pieces",
                "xl/styles.xml | <styleSheet><numFmts> | <numFmt numFmtId='1' formatCode='0'/> | more texts than fit",
                "xl/styles.xml | <styleSheet><cellXfs> | <xf numFmtId='1'/> | more texts than fit",
                "xl/workbook.xml | <workbook><sheets> | <sheet name='A' sheetId='1'/> | more texts than fit",
                "xl/_rels/workbook.xml.rels | <Relationships> | <Relationship Id='a' Target='b'/> | more texts than fit",
                "[Content_Types].xml | <Types> | <Override PartName='/a'/> | more texts than fit",
            })
    void refusesWhatNobodyCanKeep(String part, String head, String piece, String why)
            throws Exception {
        // What is kept is counted against the memory of this process, all else is a number.
        long kept = Runtime.getRuntime().maxMemory() / 3 / 256;
        int times = why.startsWith("more texts") ? (int) kept + 1 : 110_000;
        Rereadable file = with(part, out -> repeat(out, head, piece, times, ""));
        assertTrue(refusal(file).contains(why), refusal(file));
    }

    @Test
    void refusesNamesWithoutEnd() throws Exception {
        Rereadable file =
                with(
                        SHEET,
                        out -> {
                            out.write("<worksheet>".getBytes(StandardCharsets.UTF_8));
                            for (int i = 0; i < 20_000; i++) {
                                out.write(("<n" + i + "/>").getBytes(StandardCharsets.UTF_8));
                            }
                        });
        assertTrue(refusal(file).contains("too many names"), refusal(file));
    }

    @Test
    void refusesAListOfPartsThatIsAFileInItself() throws Exception {
        Path file = dir.resolve("a.xlsx");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 100; i++) {
                out.putNextEntry(new ZipEntry(i + "a".repeat(60_000)));
            }
        }
        assertTrue(refusal(Rereadable.of(file)).contains("parts"));
    }

    @Test
    void passesAMillionEmptyRows() throws Exception {
        Rereadable file =
                with(
                        SHEET,
                        out ->
                                repeat(
                                        out,
                                        "<worksheet><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>No Invoice</t></is></c><c t=\"inlineStr\"><is><t>Total</t></is></c></row>",
                                        "<row/>",
                                        1_000_000,
                                        "</sheetData></worksheet>"));
        try (TableFile table = Tables.ofWorkbook(file, FileOptions.defaults())) {
            assertEquals(null, table.next());
        }
    }

    @Test
    void saysThatAWorkbookIsDamagedOrCutOff() throws Exception {
        byte[] honest = honest();
        for (int length : new int[] {200, honest.length / 2, honest.length - 10}) {
            Path file = Files.write(dir.resolve("cut.xlsx"), Arrays.copyOf(honest, length));
            assertTrue(refusal(Rereadable.of(file)).contains("damaged"), "cut at " + length);
        }
        Rereadable broken = with(SHEET, out -> out.write("<worksheet><sheetData".getBytes()));
        assertTrue(refusal(broken).contains("damaged"), refusal(broken));
        Rereadable none = with("xl/workbook.xml", out -> out.write("<workbook/>".getBytes()));
        assertNotNull(refusal(none));
    }

    @Test
    void readsNoMoreThanTheSheetOfAWorkbookWithoutHeader() throws Exception {
        ByteArrayOutputStream empty = new ByteArrayOutputStream();
        empty.write(new Export().row("").workbook());
        Path file = Files.write(dir.resolve("empty.xlsx"), empty.toByteArray());
        assertTrue(refusal(Rereadable.of(file)).contains("no column invoice_number"));
    }
}
