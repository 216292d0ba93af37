package io.github.dokucamel.intake.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.order.RawOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesOrdersTest {

    private final Reading jsonl = Reading.of(OrderFormat.JSON_LINES);

    @Test
    void readsEachLineOnItsOwnAndSkipsBlankOnes() {
        assertEquals(
                List.of("1:{\"a\":1}", "4:{\"b\":2}", "5:{\"c\":3}"),
                Reading.lines(jsonl.of("\uFEFF{\"a\":1}\r\n\r\n \t\n{\"b\":2}\n{\"c\":3}")));
    }

    @Test
    void goesOnAfterABadLine() {
        List<RawOrder> orders = jsonl.of("{\"a\":1}\n{\"b\":\n[1]\n7\nx\n{\"c\":3} {}\n{\"d\":4}");
        assertEquals(
                List.of("1:{\"a\":1}", "2!", "3!", "4!", "5!", "6!", "7:{\"d\":4}"),
                Reading.lines(orders));
        assertTrue(orders.get(1).violation().rule().contains("line 2, column"));
    }

    @Test
    void takesABadFirstLineForOneBadOrder() {
        assertEquals(List.of("1!", "2:{\"a\":1}"), Reading.lines(jsonl.of("oops\n{\"a\":1}\n")));
    }

    @Test
    void refusesANameThatStandsTwice() {
        assertEquals(List.of("1!"), Reading.lines(jsonl.of("{\"a\":1,\"a\":1}")));
    }

    @Test
    void skipsALineThatIsTooLarge() {
        String large = "{\"a\":\"" + "x".repeat(100_000) + "\"}";
        List<RawOrder> orders = jsonl.atMost(1000).of("{\"a\":1}\n" + large + "\r\n{\"b\":2}\n");
        assertEquals(List.of("1:{\"a\":1}", "2!", "3:{\"b\":2}"), Reading.lines(orders));
        assertTrue(orders.get(1).violation().rule().contains("larger than 1000 bytes"));
    }

    @Test
    void takesALineOfExactlyTheLimit() {
        String line = "{\"a\":\"" + "x".repeat(256 - 8) + "\"}";
        assertEquals(256, line.length());
        assertEquals(2, jsonl.atMost(256).of(line + "\n" + line).size());
        assertTrue(jsonl.atMost(256).of(line).get(0).violation() == null);
        assertEquals(List.of("1!"), Reading.lines(jsonl.atMost(256).of(line + " ")));
    }

    @Test
    void refusesOnlyTheLineThatIsNotUtf8() {
        byte[] bytes = "{\"a\":\"\u00e9\"}\n{\"b\":2}".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(List.of("1!", "2:{\"b\":2}"), Reading.lines(jsonl.of(bytes)));
    }

    @Test
    void refusesWhatIsNoBatch() {
        assertTrue(jsonl.refusal("").contains("empty"));
        assertTrue(jsonl.refusal("\n \r\n").contains("no order"));
        assertTrue(jsonl.refusal("\0\1\2").contains("binary"));
    }
}
