package io.github.dokucamel.intake.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.simulator.RecordedRequest;
import io.github.dokucamel.simulator.Simulator;
import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders on a queue of the embedded broker, and the replies to them. */
class JmsIntakeTest {

    private static final long PATIENCE_MS = 20_000;

    @TempDir static Path data;
    private static Simulator gateway;
    private static RunningService service;
    private Connection connection;
    private Session session;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningService.gateway();
        service =
                RunningService.start(
                        data,
                        gateway.baseUrl(),
                        "--doku.intake.rest.enabled=false",
                        "--doku.intake.file.enabled=false",
                        "--doku.intake.jms.payment-events=true");
    }

    @AfterAll
    static void stop() {
        service.close();
        gateway.close();
    }

    @BeforeEach
    void connect() throws JMSException {
        connection = service.connections().createConnection();
        session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        connection.start();
    }

    @AfterEach
    void disconnect() throws JMSException {
        connection.close();
    }

    @Test
    void takesInATextMessage() throws JMSException {
        send(session.createTextMessage(SampleOrders.text("JMS-TEXT", 90_000)));

        JsonNode document = outcome("accepted", "JMS-TEXT");
        assertEquals("jms", document.get("source").get("intake").asText());
        assertEquals("doku.orders", document.get("source").get("name").asText());
    }

    @Test
    void takesInABytesMessage() throws JMSException {
        var message = session.createBytesMessage();
        message.writeBytes(SampleOrders.json("JMS-BYTES"));
        send(message);

        assertNotNull(outcome("accepted", "JMS-BYTES"));
    }

    @Test
    void doesNotEvenReadAnObjectMessage() throws JMSException {
        send(session.createObjectMessage(new Payload()));

        Message kept = refused();
        assertTrue(kept.getStringProperty("DokuReason").contains("TextMessage"));
        assertFalse(Payload.read);
    }

    @Test
    void keepsAMalformedMessageAndRecordsNothing() throws JMSException {
        long before = service.bundle().ledger().tally().size();
        send(session.createTextMessage("{\"invoice_number\":\"JMS-BROKEN\","));

        Message kept = refused();
        assertTrue(kept.getStringProperty("DokuReason").contains("no well-formed JSON"));
        assertEquals("{\"invoice_number\":\"JMS-BROKEN\",", text(kept));
        assertEquals(before, service.bundle().ledger().tally().size());
        assertTrue(
                service.bundle()
                        .ledger()
                        .find("default", "payment-page", "JMS-BROKEN", 1)
                        .isEmpty());
    }

    @Test
    void answersAMalformedMessageThatAsksForAReply() throws JMSException {
        Destination replies = session.createTemporaryQueue();
        Message message = session.createTextMessage("no order");
        message.setJMSReplyTo(replies);
        message.setJMSCorrelationID("question-1");
        send(message);

        Message reply = receive(replies);
        assertEquals("question-1", reply.getJMSCorrelationID());
        JsonNode document = Outbox.json(text(reply));
        assertEquals("invalid", document.get("outcome").asText());
        assertEquals("malformed", document.get("error").get("code").asText());
        refused();
    }

    @Test
    void keepsARefusedMessageUnderItsCorrelationId() throws JMSException {
        Message message = session.createTextMessage("no order");
        message.setJMSCorrelationID("question-2");
        send(message);
        assertEquals("question-2", refused().getJMSCorrelationID());
        Message other = session.createTextMessage("no order");
        send(other);
        assertEquals(other.getJMSMessageID(), refused().getJMSCorrelationID());
    }

    /** Nobody would ever read the queue that the broker makes in the place of the one that is gone. */
    @Test
    void makesNoQueueInThePlaceOfATemporaryOneThatIsGone() throws JMSException {
        String order;
        String refusal;
        try (Connection gone = service.connections().createConnection()) {
            Session theirs = gone.createSession(false, Session.AUTO_ACKNOWLEDGE);
            order = replyingTo(theirs.createTemporaryQueue());
            refusal = replyingTo(theirs.createTemporaryQueue());
        }
        String topic = "replies-of-" + order;
        ask("temp-queue://" + order, SampleOrders.text("JMS-GONE", 90_000));
        ask("queue://" + order, SampleOrders.text("JMS-GONE-NAME", 90_000));
        ask("temp-topic://" + topic, SampleOrders.text("JMS-GONE-TOPIC", 90_000));
        ask("temp-queue://" + refusal, "no order");
        for (String gone : List.of("JMS-GONE", "JMS-GONE-NAME", "JMS-GONE-TOPIC")) {
            outcome("accepted", gone);
        }
        refused();
        Installation.waiting()
                .until(
                        () ->
                                service.bundle()
                                        .ledger()
                                        .dueDeliveries("reply", 9, Long.MAX_VALUE)
                                        .isEmpty());
        assertFalse(exists(order), order);
        assertFalse(exists(refusal), refusal);
        assertFalse(addressExists(topic), topic);
    }

    private static String replyingTo(TemporaryQueue queue) throws JMSException {
        return queue.getQueueName();
    }

    /** As a message that lay in the queue while its sender went away. */
    private void ask(String replyTo, String text) throws JMSException {
        Message message = session.createTextMessage(text);
        message.setJMSReplyTo(ActiveMQDestination.fromPrefixedName(replyTo));
        send(message);
    }

    private boolean addressExists(String topic) throws JMSException {
        try {
            return ((ActiveMQSession) session)
                    .getCoreSession()
                    .addressQuery(SimpleString.of(topic))
                    .isExists();
        } catch (ActiveMQException e) {
            throw new AssertionError(e);
        }
    }

    private boolean exists(String queue) throws JMSException {
        try {
            return ((ActiveMQSession) session)
                    .getCoreSession()
                    .queueQuery(SimpleString.of(queue))
                    .isExists();
        } catch (ActiveMQException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void tellsOfThePaymentTooWhereThatIsSwitchedOn() throws JMSException {
        Destination replies = session.createTemporaryQueue();
        Message message = session.createTextMessage(SampleOrders.text("JMS-PAID", 90_000));
        message.setJMSReplyTo(replies);
        message.setJMSCorrelationID("order-4712");
        send(message);
        assertEquals("accepted", Outbox.json(text(receive(replies))).get("outcome").asText());

        gateway.notifyAt(service.rest("/notifications").toString());
        gateway.payer().pay("JMS-PAID");

        Message reply = receive(replies);
        assertEquals("order-4712", reply.getJMSCorrelationID());
        JsonNode document = Outbox.json(text(reply));
        assertEquals("paid", document.get("outcome").asText());
        assertEquals(90_000, document.at("/payment/paid_amount").asInt());
    }

    @Test
    void repliesToAQueueThatLasts() throws JMSException {
        Destination replies = session.createQueue("shop.replies");
        Message message = session.createTextMessage(SampleOrders.text("JMS-REPLY-1", 90_000));
        message.setJMSReplyTo(replies);
        message.setJMSCorrelationID("order-4711");
        send(message);

        Message reply = receive(replies);
        assertEquals("order-4711", reply.getJMSCorrelationID());
        assertEquals("accepted", Outbox.json(text(reply)).get("outcome").asText());
    }

    @Test
    void repliesToATemporaryQueueUnderTheMessageIdWhenThereIsNoCorrelationId() throws JMSException {
        Destination replies = session.createTemporaryQueue();
        Message message = session.createTextMessage(SampleOrders.text("JMS-REPLY-2", 0));
        message.setJMSReplyTo(replies);
        send(message);

        Message reply = receive(replies);
        assertEquals(message.getJMSMessageID(), reply.getJMSCorrelationID());
        assertEquals("invalid", Outbox.json(text(reply)).get("outcome").asText());
    }

    @Test
    void takesNoPropertyOfAMessageToDoku() throws JMSException {
        Message message = session.createTextMessage(SampleOrders.text("JMS-PROPS", 90_000));
        message.setStringProperty("CamelHttpUri", "http://127.0.0.1:1/");
        message.setStringProperty("CamelHttpPath", "/elsewhere");
        message.setStringProperty("CamelHttpMethod", "DELETE");
        message.setStringProperty("Authorization", "Bearer stolen");
        message.setStringProperty("Content_HYPHEN_Encoding", "gzip");
        send(message);

        outcome("accepted", "JMS-PROPS");
        RecordedRequest seen =
                gateway.requests().stream()
                        .filter(r -> new String(r.body(), UTF_8).contains("JMS-PROPS"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("POST", seen.method());
        assertEquals("/credit-card/v1/payment-page", seen.path());
        assertNull(seen.headers().get("Authorization"));
        assertNull(seen.headers().get("Content-Encoding"));
    }

    @Test
    void takesInARepeatedOrderAsADuplicate() throws JMSException {
        send(session.createTextMessage(SampleOrders.text("JMS-TWICE", 90_000)));
        outcome("accepted", "JMS-TWICE");
        send(session.createTextMessage(SampleOrders.text("JMS-TWICE", 90_000)));

        outcome("duplicate", "JMS-TWICE");
        assertEquals(
                1,
                gateway.requests().stream()
                        .filter(r -> new String(r.body(), UTF_8).contains("JMS-TWICE"))
                        .count());
    }

    private void send(Message message) throws JMSException {
        session.createProducer(session.createQueue("doku.orders")).send(message);
    }

    private Message refused() throws JMSException {
        return receive(session.createQueue("doku.orders.refused"));
    }

    private Message receive(Destination from) throws JMSException {
        try (MessageConsumer consumer = session.createConsumer(from)) {
            Message message = consumer.receive(PATIENCE_MS);
            assertNotNull(message, "nothing arrived at " + from);
            return message;
        }
    }

    private static String text(Message message) throws JMSException {
        return message instanceof TextMessage text
                ? text.getText()
                : new String(message.getBody(byte[].class), UTF_8);
    }

    private static JsonNode outcome(String outcome, String invoiceNumber) {
        Outbox outbox = service.outbox();
        Installation.waiting().until(() -> outbox.byInvoice(outcome).containsKey(invoiceNumber));
        Set<String> others = Set.of("declined", "unresolved", "conflict");
        others.forEach(o -> assertFalse(outbox.byInvoice(o).containsKey(invoiceNumber), o));
        return outbox.byInvoice(outcome).get(invoiceNumber);
    }

    /** Tells when somebody deserialises it. */
    private static final class Payload implements Serializable {

        private static final long serialVersionUID = 1L;
        private static volatile boolean read;

        private void readObject(ObjectInputStream in) throws IOException {
            read = true;
        }
    }
}
