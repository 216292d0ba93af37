package io.github.dokucamel.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a body at all. */
class NewsBodyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"{}\"",
                "1",
                "{",
                "{\"order\":}",
                "{\"order\":{\"invoice_number\":\"I\"}",
                "{} {}",
                "{}x",
                "{'order':{}}",
                "{\"order\":{},}",
                "{\"order\":{\"invoice_number\":\"I\",\"amount\":01}}",
                "{\"order\":{\"amount\":NaN}}",
                "{\"x\":\"\t\"}",
                "<order/>"
            })
    void whatIsNoJsonObjectIsUnreadable(String body) {
        assertTrue(NotificationReader.read(utf8(body)).isEmpty());
    }

    @Test
    void aByteOrderMarkIsNoPartOfIt() {
        PaymentNews news = read(utf8("\ufeff{\"order\":{\"invoice_number\":\"I\",\"amount\":5}}"));
        assertEquals(BigDecimal.valueOf(5), news.amount());
        assertTrue(NotificationReader.read(utf8("\ufeff\ufeff{\"order\":{}}")).isEmpty());
    }

    @Test
    void noBodyAndBytesThatAreNoUtf8AreUnreadable() {
        assertTrue(NotificationReader.read(null).isEmpty());
        byte[] overlong = utf8("{\"order\":{\"invoice_number\":\"??\"}}");
        int at = new String(overlong, StandardCharsets.UTF_8).indexOf('?');
        overlong[at] = (byte) 0xC1;
        overlong[at + 1] = (byte) 0x81;
        assertTrue(NotificationReader.read(overlong).isEmpty());
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertTrue(NotificationReader.read("{\"a\":1}".getBytes(charset)).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"order\":{\"amount\":1,\"amount\":1}}",
                "{\"order\":{\"invoice_number\":\"A\",\"invoice_number\":\"B\"}}",
                "{\"order\":{\"invoice_number\":\"A\",\"invoice_number\":null}}",
                "{\"order\":{\"invoice_number\":\"A\"},\"order\":{\"amount\":1}}",
                "{\"order\":{\"status\":\"A\",\"status\":\"B\"}}",
                "{\"transaction\":{\"status\":\"FAILED\",\"status\":\"SUCCESS\"}}",
                "{\"transaction\":{\"status\":\"FAILED\",\"st\\u0061tus\":\"SUCCESS\"}}",
                "{\"transaction\":{\"type\":\"SALE\",\"type\":\"REFUND\"}}",
                "{\"transaction\":{},\"transaction\":[]}",
                "{\"refund\":{\"amount\":1,\"amount\":2}}"
            })
    void whatSaysTwiceWhatDecidesIsUnreadable(String body) {
        assertTrue(NotificationReader.read(utf8(body)).isEmpty());
    }

    @Test
    void whatDoesNotDecideMayStandTwiceOrAnywhere() {
        PaymentNews news =
                read(
                        utf8(
                                """
                                {"x":1,"x":{"order":{"amount":7}},"order/amount":9,"amount":9,
                                 "additional_info":{"order":{"amount":8},"amount":8,"status":"X"},
                                 "channel":{"id":"A","name":"n","name":"m"},
                                 "order":{"invoice_number":"I","amount":5,"items":[{"amount":6}]},
                                 "":{"authorize_id":"no"}}"""));
        assertEquals(BigDecimal.valueOf(5), news.amount());
        assertEquals("I", news.invoiceNumber());
        assertNull(news.authorizeId());
        assertEquals("A", news.channel());
    }

    @Test
    void depthAndNumbersAreBounded() {
        assertTrue(NotificationReader.read(utf8(nested(50))).isPresent());
        assertTrue(NotificationReader.read(utf8(nested(100_000))).isEmpty());
        char[] digits = new char[1_000_000];
        Arrays.fill(digits, '9');
        String huge = "{\"order\":{\"amount\":" + new String(digits) + "}}";
        assertTrue(NotificationReader.read(utf8(huge)).map(PaymentNews::amount).isEmpty());
    }

    private static String nested(int depth) {
        return "{\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
    }

    private static PaymentNews read(byte[] body) {
        return NotificationReader.read(body).orElseThrow();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
