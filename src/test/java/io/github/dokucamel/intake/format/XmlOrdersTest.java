package io.github.dokucamel.intake.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.order.RawOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class XmlOrdersTest {

    private final Reading xml = Reading.of(OrderFormat.XML);

    @Test
    void readsOrdersAtTheLineOfTheirTag() {
        String text =
                "<?xml version='1.0' encoding='UTF-8'?>\n<orders>\n  <order>\n"
                        + "<invoice_number>A</invoice_number></order>\r\n\r\n"
                        + "<order><invoice_number>B</invoice_number></order>"
                        + "<order\n><invoice_number>C</invoice_number></order></orders>\n";
        assertEquals(
                List.of(
                        "3:{\"invoice_number\":\"A\"}",
                        "6:{\"invoice_number\":\"B\"}",
                        "6:{\"invoice_number\":\"C\"}"),
                Reading.lines(xml.of(text)));
    }

    @Test
    void readsASingleOrder() {
        assertEquals(
                List.of("3:{\"amount\":\"1\"}"),
                Reading.lines(xml.of("\uFEFF\n\n<order><amount>1</amount></order>")));
    }

    @Test
    void nestsElementsAndListsItems() {
        String text =
                "<order><customer><name>A &amp; B<![CDATA[ <C>]]></name><phone/></customer>"
                        + "<extra><payment><type>SALE</type></payment></extra><!-- no --><?no no?>"
                        + "<line_items><line_item><name>x</name></line_item>\n"
                        + "<line_item><name>y</name></line_item></line_items>"
                        + "<theme> </theme><colour>red</colour></order>";
        assertEquals(
                List.of(
                        "1:{\"customer\":{\"name\":\"A & B <C>\"},"
                                + "\"extra\":{\"payment\":{\"type\":\"SALE\"}},"
                                + "\"line_items\":[{\"name\":\"x\"},{\"name\":\"y\"}],"
                                + "\"colour\":\"red\"}"),
                Reading.lines(xml.of(text)));
    }

    @Test
    void refusesWhatJsonCouldNotSayAndGoesOn() {
        for (String order :
                List.of(
                        "<order><amount>1</amount><amount>2</amount></order>",
                        "<order><amount/><amount>2</amount></order>",
                        "<order><amount currency='IDR'>1</amount></order>",
                        "<order id='1'><amount>1</amount></order>",
                        "<order><customer>x<name>y</name></customer></order>",
                        "<order><line_items><item/></line_items></order>",
                        "<order>text</order>",
                        "<other><amount>1</amount></other>",
                        "<order><amount>&other;</amount></order>",
                        "<order>" + "<a>".repeat(200) + "</a>".repeat(200) + "</order>",
                        "text")) {
            List<RawOrder> orders =
                    xml.of("<orders>\n" + order + "\n<order><b>2</b></order></orders>");
            assertEquals(
                    List.of(order.equals("text") ? "1!" : "2!", "3:{\"b\":\"2\"}"),
                    Reading.lines(orders),
                    order);
        }
    }

    /** The parser keeps names as long as the file is read: a million of them took all memory. */
    @Test
    void endsAtNamesWithoutEnd() {
        StringBuilder text = new StringBuilder("<orders><order><amount>1</amount></order>");
        for (int i = 0; i < 20_000; i++) {
            text.append("<n").append(i).append("/>");
        }
        var orders = xml.of(text.toString());
        assertTrue(orders.size() < 20_000, () -> orders.size() + " orders");
        String rule = orders.get(orders.size() - 1).violation().rule();
        assertTrue(rule.contains("more than 10000 different names"), rule);
    }

    @Test
    void namesTheAttribute() {
        String rule =
                xml.of("<order><amount currency='IDR'>1</amount></order>")
                        .get(0)
                        .violation()
                        .rule();
        assertTrue(rule.contains("attribute currency"), rule);
    }

    @Test
    void keepsTheOrdersBeforeASyntaxError() {
        List<RawOrder> orders =
                xml.of("<orders><order><a>1</a></order>\n<order>\n<b>1</c></order></orders>");
        assertEquals(List.of("1:{\"a\":\"1\"}", "2!"), Reading.lines(orders));
        String rule = orders.get(1).violation().rule();
        assertTrue(rule.contains("not XML at line 3, column"), rule);
        assertEquals(
                List.of("1:{\"a\":\"1\"}", "2!"),
                Reading.lines(xml.of("<orders><order><a>1</a></order>\n<order><a>1")));
        assertEquals(
                List.of("1:{\"a\":\"1\"}", "2!"),
                Reading.lines(xml.of("<order><a>1</a></order>\njunk")));
    }

    @Test
    void refusesWhatIsNoBatch() {
        for (String text : List.of("{}", "<html/>", "<orders", "<orders x='1'><order/></orders>")) {
            assertFalse(xml.refusal(text).isBlank(), text);
        }
        assertTrue(xml.refusal("<orders> </orders>").contains("no order"));
        assertTrue(xml.refusal("<html/>").contains("<html>"));
    }

    @Test
    void refusesADoctypeAndReadsNothingFromOutside() {
        String bomb =
                "<!DOCTYPE orders [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
                        + "<orders><order><a>&x;</a></order></orders>";
        assertTrue(xml.refusal(bomb).contains("DOCTYPE"));
    }

    @Test
    void endsAtBytesThatAreNotUtf8() {
        byte[] bytes =
                "<orders><order><a>1</a></order>\n<order><a>caf\u00e9</a></order></orders>"
                        .getBytes(StandardCharsets.ISO_8859_1);
        List<RawOrder> orders = xml.of(bytes);
        assertEquals(List.of("1:{\"a\":\"1\"}", "2!"), Reading.lines(orders));
        String rule = orders.get(1).violation().rule();
        assertTrue(rule.contains("UTF-8"), rule);
    }

    @Test
    void readsTheEncodingThatTheFileDeclares() {
        byte[] bytes =
                "<?xml version='1.0' encoding='ISO-8859-1'?><order><a>caf\u00e9</a></order>"
                        .getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(List.of("1:{\"a\":\"caf\u00e9\"}"), Reading.lines(xml.of(bytes)));
    }

    @Test
    void refusesAnOrderThatIsALittleTooLargeAndGoesOn() {
        String text =
                "<orders><order><a>%s</a></order>\n<order><b>1</b></order></orders>"
                        .formatted("x".repeat(1100));
        assertEquals(List.of("1!", "2:{\"b\":\"1\"}"), Reading.lines(xml.atMost(1024).of(text)));
    }

    @Test
    void stopsInsideAnOrderThatIsFarTooLarge() {
        for (String huge : List.of("x".repeat(200_000), "<c>1</c>".repeat(40_000))) {
            String text =
                    "<orders><order><b>1</b></order>\n<order><a>%s</a></order></orders>"
                            .formatted(huge);
            List<RawOrder> orders = xml.atMost(1024).of(text);
            assertEquals(List.of("1:{\"b\":\"1\"}", "2!"), Reading.lines(orders));
            assertTrue(orders.get(1).violation().rule().contains("1024 bytes"));
        }
    }

    @Test
    void keepsCountOfLinesAndOfEachBudgetInALongFile() {
        String order = "<order>\n<invoice_number>A</invoice_number>\n</order>\n";
        List<RawOrder> orders = xml.atMost(256).of("<orders>\n" + order.repeat(5000) + "</orders>");
        assertEquals(
                LongStream.range(0, 5000).mapToObj(i -> 2 + 3 * i).toList(),
                orders.stream().map(RawOrder::line).toList());
        assertTrue(orders.stream().allMatch(o -> o.violation() == null));
    }

    /** New JDKs end a file after 100,000 of them, unless told otherwise. */
    @Test
    void readsAFileWithVeryManyEscapedCharacters() {
        String order = "<order><callback_url>" + "&amp;".repeat(100) + "</callback_url></order>";
        assertEquals(1_500, xml.of("<orders>" + order.repeat(1_500) + "</orders>").size());
    }
}
