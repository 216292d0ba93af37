package io.github.dokucamel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.told.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands in the workbooks that people get. */
class PapersTest {

    @TempDir private Path dir;

    private PaperBack report(Language language) throws Exception {
        Path file = dir.resolve("r/report.xlsx");
        PaperSamples.report(file, language);
        return PaperBack.read(file);
    }

    private PaperBack status(Language language) throws Exception {
        Path file = dir.resolve("r/orders.csv.status.xlsx");
        PaperSamples.status(file, language);
        return PaperBack.read(file);
    }

    @Test
    void theReportHasItsSheetsInTheLanguageOfThePaper() throws Exception {
        assertEquals(
                List.of("Bills", "Recap", "Due", "To look at", "Send links"),
                List.copyOf(report(Language.EN).sheets().keySet()));
        assertEquals(
                List.of("Tagihan", "Rekap", "Jatuh tempo", "Perlu dilihat", "Kirim link"),
                List.copyOf(report(Language.ID).sheets().keySet()));
    }

    @Test
    void eachBillHasItsStatusAndItsMoney() throws Exception {
        PaperBack report = report(Language.EN);
        List<String> statuses =
                report.sheets().get("Bills").stream().skip(1).map(row -> row.get(0)).toList();
        assertEquals(
                List.of(
                        "Unpaid",
                        "Late",
                        "Late",
                        "Link expired",
                        "Paid",
                        "Paid",
                        "Amount differs",
                        "Refunded",
                        "Voided",
                        "Unpaid",
                        "Unpaid",
                        "Declined by DOKU",
                        "Not certain",
                        "On hold",
                        "No order for it"),
                statuses);
        assertEquals("50000", report.cell("Bills", "Invoice number", "INV-7", "Open"));
        assertEquals("10", report.cell("Bills", "Invoice number", "INV-7", "Days late"));
        assertEquals("200000", report.cell("Bills", "Invoice number", "INV-8", "Refunded"));
        assertEquals("0", report.cell("Bills", "Invoice number", "INV-6", "Open"));
        assertEquals("Belum dibayar", report(Language.ID).sheets().get("Tagihan").get(1).get(0));
    }

    @Test
    void everySheetAddsUpToTheSame() throws Exception {
        PaperBack report = report(Language.EN);
        for (String sum : List.of("Billed", "Paid", "Refunded", "Open")) {
            String all = Long.toString(report.sum("Bills", sum));
            assertEquals(all, report.cell("Recap", "Week, status", "All", sum), sum);
            assertEquals(all, report.cell("Recap", "Week, status", "All weeks", sum), sum);
        }
        assertEquals(
                report.cell("Recap", "Week, status", "All", "Paid"),
                report.cell("Recap", "Week, status", "All weeks", "Came in that week"));
        assertEquals(
                report.cell("Recap", "Week, status", "All", "Open"),
                report.cell("Due", "Age", "All", "Sum"));
        PaperBack status = status(Language.EN);
        for (String sum : List.of("Amount", "Paid", "Refunded", "Open")) {
            assertEquals(
                    Long.toString(status.sum("Status", sum)),
                    status.cell("Totals", "Status", "All rows of this file", sum),
                    sum);
        }
    }

    /** Across A4, of which 0.4 inch on each side stay white, in Arial of which a digit is 0.556 wide. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void everySheetIsPrintedInEightPointsAtLeast(Language language) throws Exception {
        double widest = (297 / 25.4 - 0.8) * 72 / (8 * 0.556);
        for (PaperBack paper : List.of(report(language), status(language))) {
            assertTrue(paper.parts().get("xl/styles.xml").contains("Arial"));
            List<String> sheets = List.copyOf(paper.sheets().keySet());
            for (int i = 0; i < sheets.size(); i++) {
                String xml = paper.parts().get("xl/worksheets/sheet" + (i + 1) + ".xml");
                int printed = printed(paper.parts().get("xl/workbook.xml"), i);
                double width =
                        Pattern.compile("<col [^>]*width=\"([0-9.]+)\"")
                                .matcher(xml)
                                .results()
                                .mapToDouble(column -> Double.parseDouble(column.group(1)))
                                .limit(printed)
                                .sum();
                assertTrue(width > 0 && width <= widest, sheets.get(i) + ": " + width);
            }
        }
    }

    /** How many columns of a sheet come onto paper. */
    private static int printed(String workbook, int sheet) {
        Matcher area =
                Pattern.compile(
                                "localSheetId=\"%s\"[^>]*Print_Area[^>]*>[^<]*:\\$([A-Z])\\$|Print_Area\"[^>]*localSheetId=\"%1$s\"[^>]*>[^<]*:\\$([A-Z])\\$"
                                        .formatted(sheet))
                        .matcher(workbook);
        String last = area.find() ? area.group(1) == null ? area.group(2) : area.group(1) : "Z";
        return last.charAt(0) - 'A' + 1;
    }

    @Test
    void whatIsDueIsListedByItsAge() throws Exception {
        PaperBack report = report(Language.EN);
        List<List<String>> due = report.sheets().get("Due");
        assertEquals(
                List.of("000123", "INV-3", "INV-7", "INV-4"),
                due.stream().skip(8).map(row -> row.get(3)).toList());
        assertEquals("70000", report.cell("Due", "Age", "Due today", "Sum"));
        assertEquals("Unpaid", report.cell("Bills", "Invoice number", "INV-TODAY", "Status"));
        assertEquals("", report.cell("Bills", "Invoice number", "INV-TODAY", "Days late"));
        assertEquals("90000", report.cell("Due", "Age", "0-7 days late", "Sum"));
        assertEquals("1300000", report.cell("Due", "Age", "8-30 days late", "Sum"));
        assertEquals("999999999999", report.cell("Due", "Age", "Over 30 days late", "Sum"));
    }

    @Test
    void aPersonIsToldWhatToLookAtAndWhatToDo() throws Exception {
        List<List<String>> look = report(Language.EN).sheets().get("To look at");
        assertEquals(
                List.of(
                        "Paid twice?",
                        "Paid another amount than billed",
                        "DOKU declined it: Customer e-mail is not valid",
                        "DOKU may or may not have it",
                        "This merchant is on hold",
                        "A payment that no order asked for"),
                look.stream().skip(1).map(row -> row.get(7)).toList());
    }

    @Test
    void onlyWhatCanBePaidIsSentToPayers() throws Exception {
        PaperBack report = report(Language.ID);
        List<List<String>> links = report.sheets().get("Kirim link");
        assertEquals(
                List.of("INV/2026/11/0001", "000123", "INV-3", "INV-10", "INV-TODAY"),
                links.stream().skip(1).map(row -> row.get(3)).toList());
        assertEquals("Rp 2.570.995.875", links.get(1).get(5));
        assertEquals("5 Des 2026", links.get(1).get(7));
        assertTrue(
                links.get(1).get(11).startsWith("https://wa.me/6281287458232?text=Yth.%20PT%20"),
                links.get(1).get(11));
        assertTrue(
                report.parts().toString().contains("Target=\"https://wa.me/6281287458232?text="));
        assertEquals(
                "wa.me/6281287458232",
                report.cell("Tagihan", "Nomor faktur", "000123", "WhatsApp"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void nothingIsComputedAndNoCodeBecomesANumber(Language language) throws Exception {
        for (PaperBack paper : List.of(report(language), status(language))) {
            paper.parts()
                    .forEach(
                            (name, xml) -> {
                                assertFalse(xml.contains("<f>") || xml.contains("<f "), name);
                                assertFalse(xml.matches("(?s).*<v>[^<]*E[^<]*</v>.*"), name);
                            });
            String first = paper.parts().get("xl/worksheets/sheet1.xml");
            assertTrue(first.contains("<t>000123</t>"), "leading zeros");
            assertTrue(first.contains("<t>=1+1</t>"), "a text like a formula");
            assertTrue(first.contains("state=\"frozen\""), "the header stays");
            assertTrue(first.contains("<autoFilter ref=\"A1:"), "the header filters");
            assertTrue(first.contains("orientation=\"landscape\""), "it is printed across");
            assertTrue(
                    paper.parts().get("xl/workbook.xml").contains("!$A$1:$I$"),
                    "a page has what can be read on one");
            assertTrue(paper.parts().get("xl/styles.xml").contains("FF1F2937"), "header");
        }
        String bills = report(language).parts().get("xl/worksheets/sheet1.xml");
        assertTrue(bills.contains("<t>12345678901234567890</t>"), "a long number");
        assertTrue(bills.contains("<t>INV_x005F_x0041_13</t>"), "what Excel reads as an escape");
    }

    @Test
    void aDuplicateSaysWhereThePaymentStands() throws Exception {
        PaperBack status = status(Language.EN);
        List<String> words =
                status.sheets().get("Status").stream().skip(1).map(row -> row.get(0)).toList();
        assertEquals("Sent before: Paid", words.get(7));
        assertEquals("Sent before", words.get(8));
        assertEquals("2", status.cell("Totals", "Status", "Sent before", "Rows"));
        assertEquals("7", status.cell("Totals", "Status", "Bills of this file", "Rows"));
        assertEquals("12", status.cell("Totals", "Status", "All rows of this file", "Rows"));
    }

    @Test
    void aRowThatWaitsIsNoBillYet() throws Exception {
        PaperBack status = status(Language.EN);
        List<List<String>> totals = status.sheets().get("Totals");
        List<String> words = totals.stream().map(row -> row.get(0)).toList();
        assertTrue(
                words.indexOf("Waits for a person") > words.indexOf("Bills of this file"),
                words.toString());
        assertEquals("150000", status.cell("Totals", "Status", "Waits for a person", "Amount"));
        assertEquals("0", status.cell("Totals", "Status", "Waits for a person", "Open"));
        assertEquals("", status.cell("Status", "Invoice number", "INV-9", "Open"));
    }

    @Test
    void aPaperIsOursAloneAndNothingStaysBesideIt() throws Exception {
        report(Language.EN);
        try (Stream<Path> files = Files.list(dir.resolve("r"))) {
            assertEquals(List.of(dir.resolve("r/report.xlsx")), files.toList());
        }
        if (Files.getFileStore(dir).supportsFileAttributeView("posix")) {
            assertEquals(
                    Set.of("OWNER_READ", "OWNER_WRITE"),
                    Set.copyOf(
                            Files.getPosixFilePermissions(dir.resolve("r/report.xlsx")).stream()
                                    .map(Enum::name)
                                    .toList()));
        }
    }

    @Test
    void onlyWhatIsAskedForIsReported() throws Exception {
        Path file = dir.resolve("some.xlsx");
        BillFilter unpaid = new BillFilter(null, null, PaperSamples.TODAY, true);
        try (BillBook book =
                new BillBook(
                        file,
                        ReportReaders.NONE,
                        PaperSamples.words(Language.EN),
                        PaperSamples.TODAY,
                        unpaid)) {
            PaperSamples.bills().forEach(book::add);
            book.publish();
            assertEquals(4, book.totals().path("count").asInt());
        }
        assertEquals(
                List.of("000123", "INV-3", "INV-4", "INV-TODAY"),
                PaperBack.read(file).sheets().get("Bills").stream()
                        .skip(1)
                        .map(row -> row.get(1))
                        .toList());
    }
}
