package io.github.dokucamel.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.signature.NameUuid;
import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls on a queue of the embedded broker, and from a caller in the same process. */
class CallMessageTest extends CallCase {

    private static final long PATIENCE_MS = 20_000;

    private Connection connection;
    private Session session;

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
    void repliesWithWhatDokuSaid() throws JMSException {
        Destination replies = session.createTemporaryQueue();
        Message message = message("card-capture", capture("J-1"));
        message.setStringProperty("idempotency_key", "jms-1");
        message.setStringProperty("merchant", "default");
        message.setJMSReplyTo(replies);
        message.setJMSCorrelationID("capture-1");
        send(message);

        Message reply = receive(replies);

        assertEquals("capture-1", reply.getJMSCorrelationID());
        JsonNode document = Outbox.json(((TextMessage) reply).getText());
        assertEquals("accepted", document.get("outcome").asText());
        assertEquals("SUCCESS", document.at("/response/payment/status").asText());
        assertEquals("jms-1", document.get("idempotency_key").asText());
        assertEquals("doku.calls", document.at("/source/name").asText());
    }

    @Test
    void repliesWithWhatIsWrongWithACall() throws JMSException {
        Destination replies = session.createTemporaryQueue();
        Message message = message("card-captur", capture("J-2"));
        message.setJMSReplyTo(replies);
        send(message);

        JsonNode document = Outbox.json(((TextMessage) receive(replies)).getText());

        assertEquals("invalid", document.get("outcome").asText());
        assertTrue(document.toString().contains("card-capture"), document.toString());
    }

    @Test
    void keepsWhatIsNoCallBesideItsQueue() throws JMSException {
        send(message("card-capture", "no call"));

        Message kept = receive(session.createQueue("doku.calls.refused"));

        assertTrue(kept.getStringProperty("DokuReason").contains("DOKU's body"));
    }

    @Test
    void takesTheSameKeyOnce() throws JMSException {
        for (int i = 0; i < 2; i++) {
            Message message = message("card-capture", capture("J-3"));
            message.setStringProperty("idempotency_key", "jms-3");
            send(message);
        }

        Installation.waiting()
                .until(
                        () ->
                                service.outbox().documents("duplicate").stream()
                                        .anyMatch(d -> d.toString().contains("jms-3")));
        assertEquals(1, sent("J-3").size());
    }

    /** A ledger that never heard of it gives a message that comes again the same Request-Id. */
    @Test
    void aCallWithoutAKeyHasOneByItsMessage() throws JMSException {
        Destination replies = session.createTemporaryQueue();
        Message message = message("card-capture", capture("J-4"));
        message.setJMSReplyTo(replies);
        send(message);

        JsonNode document = Outbox.json(((TextMessage) receive(replies)).getText());

        assertEquals(
                lettered(NameUuid.of("message", "jms", "doku.calls", message.getJMSMessageID())),
                document.get("idempotency_key").asText());
        assertEquals(1, sent("J-4").size());
    }

    @Test
    void answersACallerInTheSameProcess() {
        JsonNode document =
                direct(
                        Map.of(
                                "operation",
                                "card-capture",
                                "idempotency_key",
                                "direct-1",
                                "CamelHttpUri",
                                "http://127.0.0.1:1/"),
                        capture("D-1"));

        assertEquals("accepted", document.get("outcome").asText());
        assertEquals("direct-1", document.get("idempotency_key").asText());
        assertEquals("direct", document.at("/source/intake").asText());
        assertEquals(1, sent("D-1").size());
    }

    @Test
    void tellsACallerInTheSameProcessWhatIsMissing() {
        JsonNode document = direct(Map.of(), capture("D-2"));

        assertEquals("invalid", document.get("outcome").asText());
        assertEquals("operation", document.at("/error/violations/0/field").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key", "idempotencyKey", "X-Idempotency-Key"})
    void refusesACallerWhoseKeyIsNotHeard(String name) {
        Map<String, Object> headers = Map.of("operation", "card-capture", name, "direct-3");

        String told = failureOf(headers, capture("D-3"));

        assertTrue(told.contains("its name is idempotency_key"), told);
        assertEquals(0, sent("D-3").size());
    }

    @Test
    void refusesAKeyThatIsNoText() {
        Map<String, Object> headers = Map.of("operation", "card-capture", "idempotency_key", 42);

        String told = failureOf(headers, capture("D-4"));

        assertTrue(told.contains("idempotency_key is no text"), told);
        assertEquals(0, sent("D-4").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Idempotency_Key", "idempotencyKey", "IDEMPOTENCY_KEY", "Merchant"})
    void keepsAMessageWhosePropertyIsNotHeard(String name) throws Exception {
        Message message = message("card-capture", capture("J-" + name));
        message.setStringProperty(name, "j-3");
        Destination replies = session.createTemporaryQueue();
        message.setJMSReplyTo(replies);

        send(message);

        String reply = ((TextMessage) receive(replies)).getText();
        assertTrue(reply.contains("its name is"), reply);
        Message kept = receive(session.createQueue("doku.calls.refused"));
        assertEquals(capture("J-" + name), new String(kept.getBody(byte[].class), UTF_8));
        assertEquals(0, sent("J-" + name).size());
    }

    private static String failureOf(Map<String, Object> headers, String body) {
        Exchange failed =
                service.context()
                        .createFluentProducerTemplate()
                        .to("direct:doku-call-operation")
                        .withHeaders(headers)
                        .withBody(body)
                        .send();
        return failed.getException().getMessage();
    }

    private static JsonNode direct(Map<String, Object> headers, String body) {
        return Outbox.json(
                service.context()
                        .createFluentProducerTemplate()
                        .to("direct:doku-call-operation")
                        .withHeaders(headers)
                        .withBody(body)
                        .request(String.class));
    }

    private Message message(String operation, String body) throws JMSException {
        Message message = session.createTextMessage(body);
        message.setStringProperty("operation", operation);
        return message;
    }

    private void send(Message message) throws JMSException {
        session.createProducer(session.createQueue("doku.calls")).send(message);
    }

    private Message receive(Destination from) throws JMSException {
        try (MessageConsumer consumer = session.createConsumer(from)) {
            Message message = consumer.receive(PATIENCE_MS);
            assertNotNull(message, "nothing arrived at " + from);
            return message;
        }
    }

    /** No digit that could be one of a card. */
    private static String lettered(UUID id) {
        String letters = id.toString();
        for (char digit = '0'; digit <= '9'; digit++) {
            letters = letters.replace(digit, (char) ('g' + digit - '0'));
        }
        return letters;
    }
}
