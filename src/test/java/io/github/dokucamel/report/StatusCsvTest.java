package io.github.dokucamel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.dokucamel.ledger.Received;
import io.github.dokucamel.ledger.ReportRow;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusCsvTest {

    private static final String HEADER =
            "line,invoice_number,merchant,operation,revision,outcome,payment_url,request_id,"
                    + "error_code,error_message,payment_status,paid_at,payment_code,"
                    + "amount,paid_amount,refunded_amount,due_date,channel,source_row,"
                    + "newer_revision,newer_status,newer_payment_url,newer_payment_code\n";

    @TempDir private Path dir;

    private static ReportRow row(String invoiceNumber, String message) {
        return new ReportRow(
                2,
                invoiceNumber,
                "default",
                "payment-page",
                1,
                "accepted",
                "https://example.com/p?a=1",
                "R-1",
                null,
                message,
                "paid",
                1_795_000_000_000L,
                "1900800000000001",
                90_000L,
                new Received(
                        new BigDecimal("90000.00"), BigDecimal.ZERO, "QRIS", List.of(), List.of()),
                "2026-12-03",
                7L,
                List.of(),
                null,
                false,
                null,
                null,
                null);
    }

    private static void write(Path target, ReportRow... rows) throws Exception {
        try (StatusCsv report = new StatusCsv(target, ReportReaders.NONE)) {
            List.of(rows).forEach(report::add);
            report.publish();
        }
    }

    @Test
    void writesOneRowPerOrder() throws Exception {
        Path target = dir.resolve("reports/orders.csv.status.csv");
        ReportRow unknown =
                new ReportRow(
                        3, null, null, null, null, "invalid", null, null, "invalid", "a, b", null,
                        null, null, null, null, null, null, List.of(), null, false, null, null,
                        null);
        write(target, row("INV-1", null), unknown);
        assertEquals(
                HEADER
                        + "2,INV-1,default,payment-page,1,accepted,https://example.com/p?a=1,R-1,,,paid,2026-11-18T11:06:40Z,1900800000000001,90000,90000,0,2026-12-03,QRIS,7,,,,\n"
                        + "3,,,,,invalid,,,invalid,\"a, b\",,,,,,,,,,,,,\n",
                Files.readString(target));
    }

    @Test
    void writesAReportWithoutOrdersToo() throws Exception {
        Path target = dir.resolve("empty.status.csv");
        write(target);
        assertEquals(HEADER, Files.readString(target));
    }

    @Test
    void keepsASpreadsheetFromComputingACell() throws Exception {
        Path target = dir.resolve("a.status.csv");
        for (String start : List.of("=", "+", "-", "@")) {
            write(target, row(start + "1", "a=1"));
            String text = Files.readString(target);
            assertTrue(text.contains("'" + start + "1"), text);
            assertTrue(text.contains(",a=1,paid,"), text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                " =1",
                "\t=1",
                "\n=1",
                "\"=1",
                "'=1",
                "''=1",
                "\u00a0=1",
                "\u200b=1",
                "\u3164=1",
                "\ufe0f=1",
                "\uff1d1",
                "\uff0b1",
                "\uff0d1",
                "\uff201",
                "\u22121",
                "\r=x",
                "-A1",
                "@x"
            })
    void putsExactlyOneApostropheInFrontOfAFormula(String text) throws Exception {
        // What does not show is left out, so that a row is one line.
        assertEquals("'" + text.replaceAll("[\\p{Cc}\\p{Cf}\u3164\ufe0f]", ""), written(text));
    }

    /** A spreadsheet that separates by something else takes a cell apart, in quotes too. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '~',
            value = {
                "x;=1+1 -> x;'=1+1",
                "x;@SUM(1) -> x;'@SUM(1)",
                "x; =1 -> x;' =1",
                "x;\"=1\" -> x;'\"=1\"",
                "x;'=1 -> x;''=1",
                "x|=1 -> x|'=1",
                "=1;=2;+3 -> '=1;'=2;'+3",
                "x;\uff1d1 -> x;'\uff1d1",
                "x;\\t=1 -> x;'=1",
                "x;\\n=1 -> x;'=1",
                "x\\t;=1 -> x;'=1",
                // What does not show is left out, so nothing begins behind it.
                "x\\t=1 -> x=1",
                "x\\n=1 -> x=1",
                "x\\r\\n-1 -> x-1",
                "\\t=1\\t=2 -> '=1=2",
                "x;y=1 -> x;y=1",
                "a; b|c -> a; b|c"
            })
    void putsAnApostropheInFrontOfAFormulaInsideACell(String text, String expected)
            throws Exception {
        assertEquals(expected, written(text.translateEscapes()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INV-1", "'1", "a=1", "1-2", "\"", " x", "https://x/?a=1"})
    void leavesOtherTextAsItIs(String text) throws Exception {
        assertEquals(text, written(text));
    }

    private String written(String message) throws Exception {
        Path target = dir.resolve("a.status.csv");
        write(target, row("INV-1", message));
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(target)) {
            return rows.stream().findFirst().orElseThrow().getField("error_message");
        }
    }

    @Test
    void keepsARowOnItsLineWhateverAGatewayWroteIntoIt() throws Exception {
        Path target = dir.resolve("a.status.csv");
        String forged = "\t=1\r\n2,INV-2\u0085\u2028\u2029\u001b[2K\u202e";
        write(target, row("INV-1", forged));
        assertEquals(
                List.of(HEADER.strip(), "2,INV-1,default,payment-page,1,accepted,X"),
                Files.readString(target)
                        .lines()
                        .map(line -> line.replaceAll(",accepted,.*", ",accepted,X"))
                        .toList());
        assertTrue(Files.readString(target).contains("'=12,INV-2[2K"), Files.readString(target));
    }

    @Test
    void replacesAReportAsAWholeOrNotAtAll() throws Exception {
        Path target = dir.resolve("a.status.csv");
        Files.writeString(target, "before");
        try (StatusCsv report = new StatusCsv(target, ReportReaders.NONE)) {
            report.add(row("INV-1", null));
            assertEquals("before", Files.readString(target));
        }
        assertEquals("before", Files.readString(target));
        try (StatusCsv report = new StatusCsv(target, ReportReaders.NONE)) {
            report.add(row("INV-1", null));
            report.publish();
        }
        assertTrue(Files.readString(target).startsWith(HEADER));
        try (Stream<Path> files = Files.list(dir)) {
            assertEquals(List.of(target), files.toList());
        }
    }

    @Test
    void hidesItsDraft() throws Exception {
        try (StatusCsv report = new StatusCsv(dir.resolve("a.status.csv"), ReportReaders.NONE);
                Stream<Path> files = Files.list(dir)) {
            report.add(row("INV-1", null));
            assertFalse(files.anyMatch(file -> !file.getFileName().toString().startsWith(".")));
        }
    }
}
