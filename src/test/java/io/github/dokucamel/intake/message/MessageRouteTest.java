package io.github.dokucamel.intake.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.WayInCase;
import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.intake.MalformedOrderException;
import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.told.Why;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the second route of 11-intake-jms shows: where a refused message goes, and who is told. */
class MessageRouteTest extends WayInCase {

    private List<Exchange> kept;
    private final List<Exchange> left = new ArrayList<>();

    @Override
    protected void set(Installation given) {
        given.with("doku.intake.jms.enabled", "true");
        given.context()
                .getRegistry()
                .bind("doku-connection-factory", new ActiveMQConnectionFactory("vm://9"));
    }

    @BeforeEach
    void listen() throws Exception {
        kept = instead("intake-refuse-message", "keep-refused");
        advise(
                "intake-refuse-message",
                advice -> advice.weaveById("leave-refusal").after().process(left::add));
    }

    private Exchange refuse(Source source) {
        return send(
                "direct:doku-refused-message",
                exchange -> {
                    exchange.getMessage().setBody("no order");
                    exchange.setProperty(
                            Exchange.EXCEPTION_CAUGHT,
                            new MalformedOrderException(Why.of("message_unreadable")));
                    IntakeVariables.SOURCE.set(exchange, source);
                });
    }

    private static Source message(String replyTo) {
        return new Source("jms", "doku.orders", null, replyTo, "C-1");
    }

    @Test
    void aRefusedMessageIsKeptWithItsReasonBesideItsQueue() throws Exception {
        List<Exchange> told = instead("intake-refuse-message", "reply-refusal");
        doku.context().start();

        refuse(message(null));

        assertEquals("no order", kept.get(0).getMessage().getBody());
        assertEquals(
                "The message cannot be read as UTF-8 JSON",
                kept.get(0).getMessage().getHeader("DokuReason"));
        assertEquals(
                "doku.orders.refused",
                kept.get(0).getMessage().getHeader("CamelJmsDestinationName"));
        assertEquals(List.of(), told);
    }

    @Test
    void whoWantsAReplyGetsTheRefusal() throws Exception {
        List<Exchange> told = instead("intake-refuse-message", "reply-refusal");
        doku.context().start();

        refuse(message("queue:answers"));

        assertEquals(1, kept.size());
        assertEquals("doku-jms:queue:reply", told.get(0).getVariable("refusalEndpoint"));
        assertEquals("answers", told.get(0).getMessage().getHeader("CamelJmsDestinationName"));
        assertEquals("C-1", told.get(0).getMessage().getHeader("JMSCorrelationID"));
        assertEquals(
                "invalid",
                Outbox.json(told.get(0).getMessage().getBody(String.class))
                        .path("outcome")
                        .asText());
        assertEquals(List.of(), left);
    }

    @Test
    void aReplyThatCannotBeSentBringsTheMessageNotBack() throws Exception {
        advise(
                "intake-refuse-message",
                advice ->
                        advice.weaveById("reply-refusal")
                                .replace()
                                .throwException(new IllegalStateException("gone")));
        doku.context().start();

        Exchange done = refuse(message("topic:answers"));

        assertNull(done.getException());
        assertEquals(1, kept.size());
        assertEquals(1, left.size());
        assertTrue(done.getVariable("failure") instanceof IllegalStateException);
    }
}
