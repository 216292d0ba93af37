package io.github.dokucamel.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.WayInCase;
import io.github.dokucamel.ledger.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** What 20-order shows: one tail for all that comes in. */
class OrderRouteTest extends WayInCase {

    private static final String CALL =
            "{\"order\":{\"invoice_number\":\"TAIL-1\"},\"refund\":{\"amount\":1}}";

    @Override
    protected void set(Installation given) {
        given.with("doku.rest.wait", "10s");
    }

    private Exchange order(Source source, Object body) {
        return send(
                "direct:doku-order",
                exchange -> {
                    exchange.getMessage().setBody(body);
                    IntakeVariables.SOURCE.set(exchange, source);
                    IntakeVariables.WAIT.set(exchange, Duration.ZERO);
                });
    }

    private static String outcome(Object document) {
        return Outbox.json(new String((byte[]) document, StandardCharsets.UTF_8))
                .path("outcome")
                .asText();
    }

    @Test
    void ordersAndCallsAreTakenUpBySameSteps() throws Exception {
        List<Exchange> recorded = instead("order-record", "record-order");
        advise("order-record", advice -> advice.weaveById("hand-over").remove());
        advise("order-record", advice -> advice.weaveById("await-outcome").remove());
        doku.context().start();

        order(Source.DIRECT, SampleOrders.json("TAIL-1"));
        send(
                "direct:doku-call-operation",
                exchange -> {
                    exchange.getMessage().setHeader("operation", "check-status");
                    exchange.getMessage().setBody(CALL);
                });

        assertEquals(2, recorded.size());
        for (Exchange one : recorded) {
            assertInstanceOf(Arrivals.class, one.getMessage().getBody());
        }
    }

    @Test
    void whatIsRecordedIsHandedToTheSendersOneByOne() throws Exception {
        List<Exchange> handed = instead("order-record", "to-senders");
        doku.context().start();

        Exchange answer =
                order(
                        Source.DIRECT,
                        List.of(
                                SampleOrders.json("HANDED-1"),
                                SampleOrders.text("HANDED-2", 1),
                                SampleOrders.text("HANDED-2", 0)));

        assertEquals(2, handed.size());
        assertEquals(
                List.of("pending", "pending", "invalid"),
                ((List<?>) answer.getMessage().getBody())
                        .stream().map(OrderRouteTest::outcome).toList());
    }

    @Test
    void aCallerIsAnsweredAndAFileOrAMessageIsNot() throws Exception {
        instead("order-record", "to-senders");
        doku.context().start();

        assertEquals(
                "pending",
                outcome(
                        order(Source.of("rest", null), SampleOrders.json("ASKED-1"))
                                .getMessage()
                                .getBody()));
        assertNull(
                order(Source.of("jms", "doku.orders"), SampleOrders.json("ASKED-2"))
                        .getMessage()
                        .getBody());
    }

    @Test
    void whatIsNoOrderReachesNoLedger() throws Exception {
        List<Exchange> recorded = instead("order-record", "record-order");
        doku.context().start();

        assertInstanceOf(MalformedOrderException.class, order(Source.DIRECT, "[]").getException());
        assertEquals(List.of(), recorded);
    }
}
