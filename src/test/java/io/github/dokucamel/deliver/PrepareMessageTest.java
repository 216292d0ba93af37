package io.github.dokucamel.deliver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.dokucamel.ledger.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrepareMessageTest {

    private static final byte[] DOCUMENT = "{\"é\":1}".getBytes(StandardCharsets.UTF_8);

    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    private Exchange prepared(String destination, String replyTo) {
        Delivery delivery =
                new Delivery(
                        1,
                        "D-1",
                        "accepted",
                        destination,
                        "a.json",
                        DOCUMENT,
                        false,
                        0,
                        replyTo,
                        "C-1",
                        null);
        exchange.getMessage().setHeader("CamelHttpUri", "http://evil.example/");
        exchange.getMessage().setHeader("Authorization", "Bearer x");
        exchange.getMessage().setHeader("JMSReplyTo", "queue:elsewhere");
        exchange.getMessage().setBody(delivery);
        new PrepareMessage("doku-jms").process(exchange);
        assertSame(delivery, exchange.getVariable("delivery"));
        return exchange;
    }

    @Test
    void carriesTheDocumentAndHeadersOfOursOnly() {
        Exchange message = prepared("direct:outcomes", null);
        assertEquals(
                Map.of(
                        "Content-Type", "application/json",
                        "DokuDeliveryId", "D-1",
                        "DokuOutcome", "accepted",
                        "CamelFileName", "a.json"),
                message.getMessage().getHeaders());
        assertArrayEquals(DOCUMENT, (byte[]) message.getMessage().getBody());
        assertEquals("direct:outcomes", message.getVariable("endpoint"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jms:queue:x", "doku-jms:queue:x", "amqp:x", "activemq6:queue:x", "sjms2:x"})
    void isTextForMessaging(String destination) {
        assertEquals("{\"é\":1}", prepared(destination, null).getMessage().getBody());
    }

    @Test
    void aReplyGoesToWhoAskedWithItsCorrelationId() {
        Exchange message = prepared(Destinations.REPLY, "queue:answers:of:shop");
        assertEquals("doku-jms:queue:reply", message.getVariable("endpoint"));
        assertEquals("answers:of:shop", message.getMessage().getHeader("CamelJmsDestinationName"));
        assertEquals("C-1", message.getMessage().getHeader("JMSCorrelationID"));
        assertEquals("{\"é\":1}", message.getMessage().getBody());
    }
}
