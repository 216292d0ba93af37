package io.github.dokucamel.corpus;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Outbox;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Orders on the queue that ask for a reply, and the replies. */
final class Questions implements AutoCloseable {

    private static final long PATIENCE_MS = 20_000;

    private final Connection connection;
    private final Session session;
    private final Queue orders;
    private final Queue replies;
    private final MessageProducer producer;

    Questions(ConnectionFactory connections) throws JMSException {
        connection = connections.createConnection();
        session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        orders = session.createQueue("doku.orders");
        replies = session.createTemporaryQueue();
        producer = session.createProducer(orders);
        connection.start();
    }

    void ask(String id, String text) throws JMSException {
        send(id, session.createTextMessage(text));
    }

    void ask(String id, byte[] bytes) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(bytes);
        send(id, message);
    }

    private void send(String id, Message message) throws JMSException {
        message.setJMSReplyTo(replies);
        message.setJMSCorrelationID(id);
        producer.send(message);
    }

    /** By id; one per question, however often it comes. */
    Map<String, JsonNode> answers(int expected) throws JMSException {
        Map<String, JsonNode> answers = new TreeMap<>();
        try (MessageConsumer consumer = session.createConsumer(replies)) {
            while (answers.size() < expected) {
                Message reply = consumer.receive(PATIENCE_MS);
                assertNotNull(reply, "replies: " + answers.size() + " of " + expected);
                answers.put(reply.getJMSCorrelationID(), Outbox.json(text(reply)));
            }
        }
        return answers;
    }

    boolean isAnyWaiting() throws JMSException {
        try (QueueBrowser waiting = session.createBrowser(orders)) {
            return waiting.getEnumeration().hasMoreElements();
        }
    }

    private static String text(Message message) throws JMSException {
        return message instanceof TextMessage text
                ? text.getText()
                : new String(message.getBody(byte[].class), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
