package io.github.dokucamel.intake.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dokucamel.corpus.Promises;
import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.intake.MalformedOrderException;
import io.github.dokucamel.ledger.Source;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.provider.MethodSource;

/** Any message: its body is read as far as an order may be long, or it is set aside with a reason. */
class ReadMessageFuzz {

    private static final int MOST_BYTES = 64;
    private static final String QUEUE = "doku.calls";
    private static final ReadMessage ORDER = ReadMessage.order(QUEUE, MOST_BYTES);
    private static final ReadMessage CALL = ReadMessage.call(QUEUE, MOST_BYTES);
    private static final DescribeRefusal REFUSAL =
            new DescribeRefusal("jms", null, Clock.systemUTC());
    private static final DefaultCamelContext CONTEXT = new DefaultCamelContext();

    static Stream<byte[]> seeds() {
        byte[] text = "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE);
        byte[] stored =
                ByteBuffer.allocate(5 + text.length)
                        .put((byte) 1)
                        .putInt(text.length)
                        .put(text)
                        .array();
        byte[] lying = stored.clone();
        lying[1] = 0x7f;
        return Stream.of(
                GivenMessage.written(3, "", "", stored),
                GivenMessage.written(3, "", "", lying),
                GivenMessage.written(3, "", "", new byte[] {0}),
                GivenMessage.written(3, "", "", new byte[0]),
                GivenMessage.written(4, "", "", text),
                GivenMessage.written(4, "", "", new byte[MOST_BYTES + 1]),
                GivenMessage.written(2, "", "", text),
                GivenMessage.written(0, "ID:1", "", text),
                GivenMessage.written(1, "ID:1", "operation=card-refund\nidempotency_key=1", text),
                GivenMessage.written(1, "x".repeat(300), "idempotencykey=1", text),
                GivenMessage.written(1, "\ud83d\ude00", "merchant=" + "x".repeat(2_000), text),
                GivenMessage.written(1, "", "JMSXDeliveryCount=6", text),
                GivenMessage.written(1, "", "JMSXDeliveryCount=x\n4111111111111111=4", text));
    }

    @MethodSource("seeds")
    @FuzzTest
    void isReadOrSetAside(byte[] bytes) throws Exception {
        Optional<String> refused = read(ORDER, bytes);
        Optional<String> refusedCall = read(CALL, bytes);
        assertTrue(refused.isEmpty() || refusedCall.isPresent(), "a call is held to more");
    }

    private static Optional<String> read(ReadMessage reader, byte[] bytes) throws Exception {
        Exchange exchange = new DefaultExchange(CONTEXT);
        exchange.getMessage().setBody(GivenMessage.of(bytes));
        try {
            reader.process(exchange);
            return Optional.empty();
        } catch (MalformedOrderException e) {
            Promises.holdOf(e.getMessage());
            holdRefused(exchange, e);
            return Optional.of(e.getMessage());
        } finally {
            holdRead(exchange);
        }
    }

    private static void holdRead(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof byte[] body) {
            // A text is measured in characters first, and has up to three bytes each.
            assertTrue(body.length <= 3 * MOST_BYTES, () -> body.length + " bytes");
        }
        Source source = IntakeVariables.source(exchange);
        assertTrue(source.correlationId() == null || source.correlationId().length() <= 1_000);
        String arrival = IntakeVariables.ARRIVAL.get(exchange);
        assertTrue(arrival == null || arrival.length() <= 255);
    }

    private static void holdRefused(Exchange exchange, MalformedOrderException e) {
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, e);
        REFUSAL.process(exchange);
        assertEquals(e.getMessage(), DescribeRefusal.REFUSAL.get(exchange).error().message());
        Promises.holdOf(exchange.getMessage().getHeader("DokuReason", String.class));
    }
}
