package io.github.dokucamel.intake.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.intake.table.FileOptions;
import io.github.dokucamel.order.RawOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvOrdersTest {

    private final Reading csv = Reading.of(OrderFormat.CSV);

    /** As files were read before cells were put right and columns left out. */
    private final Reading strict = csv.strict();

    @Test
    void readsRowsWhateverTheSeparator() {
        for (String separator : List.of(",", ";", "\t")) {
            String text = "\uFEFFinvoice_number,amount\nINV-1,90000\r\nINV-2,1\n";
            assertEquals(
                    List.of(
                            "2:{\"invoice_number\":\"INV-1\",\"amount\":\"90000\"}",
                            "3:{\"invoice_number\":\"INV-2\",\"amount\":\"1\"}"),
                    Reading.lines(csv.of(text.replace(",", separator))));
        }
    }

    @Test
    void findsTheSeparatorOutsideQuotes() {
        Reading mapped = csv.mapping("a,b,c", "amount");
        assertEquals(
                List.of("2:{\"invoice_number\":\"I\",\"amount\":\"5\"}"),
                Reading.lines(mapped.of("invoice_number;\"a,b,c\"\nI;5\n")));
    }

    @Test
    void nestsColumnsAtTheirDotsAndLeavesEmptyCellsOut() {
        assertEquals(
                List.of(
                        "2:{\"invoice_number\":\"I\",\"customer\":{\"email\":\"a@example.com\"},"
                                + "\"extra\":{\"payment\":{\"type\":\"SALE\"}}}"),
                Reading.lines(
                        csv.of(
                                "invoice_number,amount,customer.email,customer.phone,extra.payment.type\n"
                                        + "I,,a@example.com, ,SALE\n")));
    }

    @Test
    void matchesHeadersTrimmedAndInAnyLetterCase() {
        assertEquals(
                List.of("2:{\"invoice_number\":\"I\",\"amount\":\"1\",\"extra\":{\"Kind\":\"x\"}}"),
                Reading.lines(csv.of(" Invoice_Number ,AMOUNT, Extra.Kind\nI,1,x\n")));
    }

    @Test
    void mapsForeignHeaders() {
        assertEquals(
                List.of("2:{\"invoice_number\":\"I\",\"amount\":\"1\"}"),
                Reading.lines(csv.mapping("Betrag", "amount").of("invoice_number;betrag\nI;1\n")));
        assertThrows(
                IllegalArgumentException.class,
                () -> new FileOptions(1024, Map.of("Betrag", "ammount"), false, true));
    }

    @Test
    void takesConsecutiveRowsOfOneInvoiceNumberForItsItems() {
        String text =
                "invoice_number,amount,item.name,item.price,item.quantity\n"
                        + "A,30,x,10,1\nA,,y,20,1\nB,5,z,5,1\nA,30,x,10,1\n";
        assertEquals(
                List.of(
                        "2:{\"invoice_number\":\"A\",\"amount\":\"30\",\"line_items\":["
                                + "{\"name\":\"x\",\"price\":\"10\",\"quantity\":\"1\"},"
                                + "{\"name\":\"y\",\"price\":\"20\",\"quantity\":\"1\"}]}",
                        "4:{\"invoice_number\":\"B\",\"amount\":\"5\",\"line_items\":["
                                + "{\"name\":\"z\",\"price\":\"5\",\"quantity\":\"1\"}]}",
                        "5:{\"invoice_number\":\"A\",\"amount\":\"30\",\"line_items\":["
                                + "{\"name\":\"x\",\"price\":\"10\",\"quantity\":\"1\"}]}"),
                Reading.lines(csv.of(text)));
    }

    @Test
    void tellsOrdersApartByMerchantOperationAndRevision() {
        for (String column : List.of("merchant", "operation", "revision")) {
            String text = "invoice_number," + column + ",item.price\nA,1,5\nA,2,5\nA,,5\nA,,6\n";
            assertEquals(List.of(2L, 3L, 4L), csv.of(text).stream().map(RawOrder::line).toList());
        }
    }

    @Test
    void takesARepeatedRowWithoutItemsForASecondOrder() {
        String text = "invoice_number,amount,item.name\nA,5,\nA,5,\n,1,x\n,1,x\n";
        assertEquals(List.of(2L, 3L, 4L, 5L), csv.of(text).stream().map(RawOrder::line).toList());
    }

    @Test
    void refusesAnOrderWhoseRowsDisagree() {
        List<RawOrder> orders =
                csv.of("invoice_number,Amount,item.name\nA,5,x\nA,6,y\nA,5,z\nB,1,x\n");
        assertEquals(2, orders.size());
        assertEquals("Amount", orders.get(0).violation().field());
        assertTrue(orders.get(0).violation().rule().contains("line 3"));
        assertEquals(5, orders.get(1).line());
    }

    @Test
    void refusesARaggedRowWithBothCountsAndGoesOn() {
        List<RawOrder> orders = csv.of("invoice_number,amount\nA\nB,1,2\nC,1\n");
        assertEquals(
                List.of("2!", "3!", "4:{\"invoice_number\":\"C\",\"amount\":\"1\"}"),
                Reading.lines(orders));
        assertEquals(
                "the row at line 3 has 3 cells, the header has 2, separated by ,",
                orders.get(1).violation().rule());
    }

    @Test
    void refusesTheWholeOrderWhenOneOfItsRowsIsRagged() {
        List<RawOrder> orders =
                csv.of("invoice_number,amount,item.price\nA,5,2\nA,5\nA,5,3\nB,1,1\n");
        assertEquals(List.of(2L, 5L), orders.stream().map(RawOrder::line).toList());
        assertTrue(orders.get(0).violation().rule().contains("line 3"));
    }

    @Test
    void skipsBlankRows() {
        String text = "\n\ninvoice_number,amount\n\n,\n \nA,1\n , \n\n";
        assertEquals(
                List.of("7:{\"invoice_number\":\"A\",\"amount\":\"1\"}"),
                Reading.lines(csv.of(text)));
    }

    @Test
    void countsPhysicalLinesThroughQuotedCells() {
        String text = "invoice_number,item.name\nA,\"one\r\ntwo \"\"2\"\"\"\nB,x\n";
        assertEquals(
                List.of(
                        "2:{\"invoice_number\":\"A\",\"line_items\":[{\"name\":\"one\\r\\ntwo \\\"2\\\"\"}]}",
                        "4:{\"invoice_number\":\"B\",\"line_items\":[{\"name\":\"x\"}]}"),
                Reading.lines(csv.of(text)));
    }

    @Test
    void endsAtAnOpenQuoteAndAtTextAfterAQuote() {
        assertEquals(
                List.of("2:{\"invoice_number\":\"A\"}", "3!"),
                Reading.lines(csv.of("invoice_number\nA\n\"B\nC\nD\n")));
        assertEquals(
                List.of("2:{\"invoice_number\":\"A\"}", "3!"),
                Reading.lines(csv.of("invoice_number\nA\n\"B\"x\nC\n")));
    }

    @Test
    void endsAtACellFarTooLarge() {
        String text = "invoice_number,amount\nA,1\n\"" + "x,".repeat(200_000);
        List<RawOrder> orders = csv.atMost(1024).of(text);
        assertEquals(
                List.of("2:{\"invoice_number\":\"A\",\"amount\":\"1\"}", "3!"),
                Reading.lines(orders));
        assertTrue(orders.get(1).violation().rule().contains("1024 bytes"));
    }

    @Test
    void refusesARowThatIsTooLargeAndGoesOn() {
        String text = "invoice_number,item.name\nA," + "x".repeat(1500) + "\nB,y\n";
        assertEquals(
                List.of("2!", "3:{\"invoice_number\":\"B\",\"line_items\":[{\"name\":\"y\"}]}"),
                Reading.lines(csv.atMost(1024).of(text)));
    }

    @Test
    void refusesAnOrderWithTooManyItemRowsAndGoesOn() {
        String text = "invoice_number,item.name\n" + "A,item\n".repeat(1000) + "B,y\n";
        List<RawOrder> orders = csv.atMost(1024).of(text);
        assertEquals(List.of(2L, 1002L), orders.stream().map(RawOrder::line).toList());
        assertTrue(orders.get(0).violation().rule().contains("larger than 1024 bytes"));
    }

    @Test
    void refusesOnlyTheRowThatIsNotUtf8WhereOthersAre() {
        byte[] utf8 =
                "invoice_number,customer.name\nC,caf\u00e9\n".getBytes(StandardCharsets.UTF_8);
        byte[] latin = "A,caf\u00e9\nB,y\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = Arrays.copyOf(utf8, utf8.length + latin.length);
        System.arraycopy(latin, 0, bytes, utf8.length, latin.length);
        List<RawOrder> orders = csv.of(bytes);
        assertEquals("3!", Reading.lines(orders).get(1));
        assertTrue(orders.get(1).violation().rule().contains("save the file as UTF-8"));
        assertEquals(4, orders.get(2).line());
    }

    @Test
    void keepsAReplacementCharacterThatTheFileHolds() {
        assertEquals(
                List.of("2:{\"invoice_number\":\"\uFFFD\"}"),
                Reading.lines(csv.of("invoice_number\n\uFFFD\n")));
    }

    @Test
    void refusesAFileWithoutAUsableHeader() {
        assertTrue(csv.refusal("INV-1,90000\n").contains("no column invoice_number"));
        assertTrue(csv.refusal("invoice_number\n").contains("no order"));
        assertTrue(csv.refusal("\n\n").contains("header"));
        assertTrue(csv.refusal("\"invoice_number\nx").contains("header"));
        assertTrue(csv.refusal("invoice_number,amount,AMOUNT\nA,1,1\n").contains("amount twice"));
        String clash = "invoice_number,extra.a,extra.a.b\nA,1,1\n";
        assertTrue(csv.refusal(clash).contains("extra.a is at once"));
    }

    @Test
    void namesUnknownColumnsTheirNearestNamesAndTheProperty() {
        String reason = csv.refusal("invoice_number,ammount,custmer.email\nA,1,x\n");
        assertTrue(reason.contains("ammount (amount?)"), reason);
        assertTrue(reason.contains("custmer.email (customer.email?)"), reason);
        assertTrue(reason.contains("doku.intake.file.column.<your header>=<field>"), reason);
    }

    @Test
    void namesBothLinesWhereRowsOfOneOrderAreApart() {
        List<RawOrder> orders =
                csv.of(
                        "invoice_number,amount,item.name,item.price,item.quantity\n"
                                + "A,30,x,10,1\nB,5,z,5,1\nA,,y,20,1\nB,5,z,5,1\nA,30,x,30,1\n");
        assertEquals(5, orders.size());
        assertEquals(
                "invoice_number: line 4 goes on with the order of line 2, and other orders stand"
                        + " between them. Put the rows of one order one under the other and drop"
                        + " them again in a new file.",
                orders.get(2).violation().message());
        assertEquals("A", orders.get(2).tree().get("invoice_number").asText());
        assertNull(orders.get(1).violation());
        assertNull(orders.get(3).violation());
        assertNull(orders.get(4).violation());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A,30000,,,y",
                "A,30000,,Ayu,y",
                "A,30000,a@b.co,,y",
                "A,,a@b.co,Ayu,y",
                "A,10000,,,y",
                "A,,,,y"
            })
    void knowsARowThatIsApartByAnyCellThatItLeavesEmpty(String row) {
        List<RawOrder> orders =
                csv.of(
                        "invoice_number,amount,customer.email,customer.name,item.name\n"
                                + "A,30000,a@b.co,Ayu,x\nB,10000,a@b.co,,x\n"
                                + row
                                + "\n");
        assertTrue(
                orders.get(2)
                        .violation()
                        .message()
                        .startsWith("invoice_number: line 4 goes on with the order of line 2"));
    }

    @Test
    void takesAnOrderThatIsGivenTwiceForNoRowThatIsApart() {
        List<RawOrder> orders =
                csv.of(
                        "invoice_number,amount,customer.email,customer.name,item.name\n"
                                + "A,3,a@b.co,,x\nB,1,a@b.co,,x\nA,3,a@b.co,,x\nB,1,b@b.co,Bo,y\n");
        assertTrue(orders.stream().allMatch(order -> order.violation() == null));
    }

    @Test
    void namesACharacterThatNobodySeesInAHeaderWithItsColumn() {
        assertEquals(1, csv.of("\uFEFF\uFEFFinvoice_number,amount\nA,1\n").size());
        for (Map.Entry<String, String> unseen :
                Map.of(
                                "\u00a0amount", "amount?) with U+00A0 NO-BREAK SPACE in column 3",
                                "amou\u200bnt", "amount?) with U+200B ZERO WIDTH SPACE in column 3",
                                "amount\u00ad", "amount?) with U+00AD SOFT HYPHEN in column 3")
                        .entrySet()) {
            String reason =
                    strict.refusal(
                            "invoice_number,customer.email," + unseen.getKey() + "\nA,b,1\n");
            assertTrue(reason.contains(unseen.getValue()), reason);
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x034F, 0x115F, 0x1160, 0x17B4, 0x180B, 0x180E, 0x200D, 0x2060, 0x2800, 0x3164,
                0xFE00, 0xFE0F, 0xFFA0, 0xE0100, 0xE01EF
            })
    void namesEveryCharacterThatIsDrawnAsNothing(int unseen) {
        String header = new StringBuilder("amo").appendCodePoint(unseen).append("unt").toString();
        String reason = strict.refusal("invoice_number,customer.email," + header + "\nA,b,1\n");
        String name = String.format(Locale.ROOT, "U+%04X %s", unseen, Character.getName(unseen));
        assertTrue(reason.contains("amount (amount?) with " + name + " in column 3"), reason);
    }

    @Test
    void namesALetterOfAnotherScriptInAHeaderThatLooksLikeAKnownOne() {
        Map.of(
                        "\u0430mount", "(amount?) with U+0430 CYRILLIC SMALL LETTER A in column 2",
                        "\u0410MOUNT",
                                "(amount?) with U+0410 CYRILLIC CAPITAL LETTER A in column 2",
                        "am\u03bfunt",
                                "(amount?) with U+03BF GREEK SMALL LETTER OMICRON in column 2",
                        "\uff41\uff4d\uff4f\uff55\uff4e\uff54",
                                "(amount?) with U+FF41 FULLWIDTH LATIN SMALL LETTER A in column 2")
                .forEach(
                        (header, words) -> {
                            String reason = csv.refusal("invoice_number," + header + "\nA,1\n");
                            assertTrue(reason.contains(words), reason);
                        });
        String all = csv.refusal("\u0456nv\u043e\u0456\u0441\u0435_numb\u0435r,amount\nA,1\n");
        assertTrue(all.contains("(invoice_number?) with U+0456 CYRILLIC"), all);
        String foreign = strict.refusal("invoice_number,\u91d1\u984d\nA,1\n");
        assertFalse(foreign.contains("U+"), foreign);
    }

    @Test
    void saysWhichColumnsWithoutANameToDelete() {
        assertTrue(
                strict.refusal("invoice_number;;amount;;\nA;;1;;\n")
                        .startsWith(
                                "The header row has no name for columns 2, 4 and 5. Delete the empty"
                                        + " columns 2, 4 and 5, or name what stands there"));
        assertTrue(
                strict.refusal("invoice_number;ammount;\nA;1;\n")
                        .contains("ammount (amount?), column 3 without a name"));
    }
}
