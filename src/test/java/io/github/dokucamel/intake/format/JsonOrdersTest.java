package io.github.dokucamel.intake.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.order.RawOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonOrdersTest {

    private final Reading json = Reading.of(OrderFormat.JSON);

    @Test
    void readsOneOrderAtTheLineOfItsBrace() {
        assertEquals(
                List.of("3:{\"invoice_number\":\"INV-1\"}"),
                Reading.lines(json.of("\n\n  {\"invoice_number\":\n\"INV-1\"}\n")));
    }

    @Test
    void readsAnArrayOrderByOrder() {
        assertEquals(
                List.of("1:{\"a\":1}", "2:{\"b\":2}", "4:{\"c\":3}"),
                Reading.lines(json.of("[{\"a\":1},\n{\"b\":2},\r\n\r\n{\"c\":3}]")));
    }

    @Test
    void passesTheBodyOfDokuThroughAsItStands() {
        String body = "{\"order\":{\"amount\":90000.00,\"invoice_number\":\"I\"},\"customer\":{}}";
        assertEquals(List.of("1:" + body), Reading.lines(json.of(body)));
        assertEquals(List.of("1:" + body), Reading.lines(json.of("[" + body + "]")));
    }

    @Test
    void toleratesAByteOrderMark() {
        assertEquals(List.of("1:{\"a\":1}"), Reading.lines(json.of("\uFEFF{\"a\":1}")));
    }

    @Test
    void keepsEveryDigitOfANumber() {
        RawOrder order = json.of("{\"amount\":12345678901234567890.123456789012345678901}").get(0);
        assertEquals(
                "12345678901234567890.123456789012345678901",
                order.tree().get("amount").decimalValue().toPlainString());
    }

    @Test
    void keepsTheOrdersBeforeASyntaxErrorAndNamesItsPosition() {
        List<RawOrder> orders = json.of("[{\"a\":1},\n{\"b\":\n oops},\n{\"c\":3}]");
        assertEquals(List.of("1:{\"a\":1}", "2!"), Reading.lines(orders));
        String message = orders.get(1).violation().message();
        assertTrue(message.contains("line 3"), message);
        assertEquals("line", orders.get(1).violation().field());
    }

    @Test
    void endsWithOneUnreadableOrderWhereTheFileBreaksOff() {
        assertEquals(List.of("1:{\"a\":1}", "2!"), Reading.lines(json.of("[{\"a\":1},\n{\"b\":2")));
        assertEquals(List.of("1:{\"a\":1}", "2!"), Reading.lines(json.of("[{\"a\":1}\n")));
        assertEquals(List.of("1!"), Reading.lines(json.of("{\"a\":")));
    }

    @Test
    void refusesANameThatStandsTwiceAndGoesOnWithTheNextOrder() {
        List<RawOrder> orders =
                json.of("[{\"a\":{\"x\":1,\n\"x\":[2,{}]},\"z\":0},\n{\"b\":2,\"b\":3},{\"c\":3}]");
        assertEquals(List.of("1!", "3!", "3:{\"c\":3}"), Reading.lines(orders));
        String rule = orders.get(0).violation().rule();
        assertEquals("the name x stands twice, at line 2", rule);
    }

    @Test
    void refusesAnElementThatIsNoObjectAndGoesOn() {
        assertEquals(
                List.of("1!", "2!", "3!", "4:{\"a\":1}"),
                Reading.lines(json.of("[7,\n[[{}],1],\nnull,\n{\"a\":1}]")));
    }

    @Test
    void reportsTextAfterTheEnd() {
        assertEquals(
                List.of("1:{\"a\":1}", "2!"), Reading.lines(json.of("[{\"a\":1}]\n[{\"b\":2}]")));
        assertEquals(List.of("1:{\"a\":1}", "3!"), Reading.lines(json.of("{\"a\":1}\n\n}")));
    }

    @Test
    void refusesWhatIsNoBatch() {
        for (String text : List.of("\"text\"", "7", "garbage", "<orders/>", " \n ", "[]", "[ ]")) {
            assertFalse(json.refusal(text).isBlank(), text);
        }
        assertTrue(json.refusal("").contains("empty"));
        assertTrue(json.refusal("[]").contains("no order"));
        assertTrue(json.refusal("{}".getBytes(StandardCharsets.UTF_16)).contains("UTF-8"));
        assertTrue(json.refusal(new byte[] {0x1F, (byte) 0x8B, 8, 0}).contains("gzip"));
    }

    @Test
    void endsAtBytesThatAreNotUtf8() {
        byte[] bytes = "[{\"a\":1},\n{\"b\":\"caf\u00e9\"}]".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(List.of("1:{\"a\":1}", "2!"), Reading.lines(json.of(bytes)));
    }

    @Test
    void refusesAnOrderThatIsALittleTooLargeAndGoesOn() {
        String large = "{\"a\":\"" + "x".repeat(600) + "\",\"b\":\"" + "x".repeat(600) + "\"}";
        List<RawOrder> orders = json.atMost(1024).of("[" + large + ",\n{\"c\":1}]");
        assertEquals(List.of("1!", "2:{\"c\":1}"), Reading.lines(orders));
        assertTrue(orders.get(0).violation().rule().contains("larger than 1024 bytes"));
    }

    @Test
    void stopsInsideAnOrderThatIsFarTooLarge() {
        String large = "{\"c\":[" + "{\"x\":1},".repeat(50_000) + "1]}";
        List<RawOrder> orders = json.atMost(1024).of("[{\"a\":1},\n" + large + "]");
        assertEquals(List.of("1:{\"a\":1}", "2!"), Reading.lines(orders));
        assertTrue(orders.get(1).violation().rule().contains("larger than 1024 bytes"));
    }

    @Test
    void hasABudgetForEachOrderAndNotForTheFile() {
        String order = "{\"a\":\"" + "x".repeat(900) + "\"}";
        String file = "[" + (order + ",").repeat(199) + order + "]";
        assertEquals(200, json.atMost(1024).of(file).size());
        assertTrue(json.atMost(1024).of(file).stream().allMatch(o -> o.violation() == null));
    }

    @Test
    void refusesNestingAndNumbersBeyondAnyOrder() {
        assertEquals(List.of("1!"), Reading.lines(json.of("{\"a\":" + "[".repeat(200))));
        assertEquals(List.of("1!"), Reading.lines(json.of("{\"a\":" + "9".repeat(200) + "}")));
        assertEquals(
                List.of("1!"),
                Reading.lines(json.atMost(256).of("{\"a\":\"" + "x".repeat(300) + "\"}")));
    }

    @Test
    void neverEchoesALongNumberOrMuchText() {
        String message =
                json.of("{\"a\":card4111111111111111" + "x".repeat(500) + "}")
                        .get(0)
                        .violation()
                        .message();
        assertFalse(message.contains("41111111"), message);
        assertTrue(message.length() < 400, message);
    }
}
