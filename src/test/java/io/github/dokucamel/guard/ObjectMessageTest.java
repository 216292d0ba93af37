package io.github.dokucamel.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Outbox;
import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.intake.message.ForeignBroker;
import io.github.dokucamel.simulator.Simulator;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A serialised object on the queue comes to life nowhere: not to be read, logged or answered. */
class ObjectMessageTest {

    private static final long PATIENCE_MS = 20_000;
    private static final List<String> MARKS = new CopyOnWriteArrayList<>();

    @TempDir Path data;
    private Simulator gateway;
    private ForeignBroker broker;
    private RunningService service;
    private Connection connection;
    private Session session;
    private Queue replies;

    @BeforeEach
    void start() throws Exception {
        MARKS.clear();
        gateway = RunningService.gateway();
        broker = ForeignBroker.start(data);
        service =
                RunningService.start(
                        data,
                        gateway.baseUrl(),
                        "--doku.intake.rest.enabled=false",
                        "--doku.intake.file.enabled=false",
                        "--doku.jms.broker-url=" + broker.url(),
                        "--doku.jms.user=" + ForeignBroker.USER,
                        "--doku.jms.password=" + ForeignBroker.PASSWORD);
        connection = broker.connections().createConnection();
        connection.start();
        session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        replies = session.createQueue("replies");
    }

    @AfterEach
    void stop() throws JMSException {
        connection.close();
        service.close();
        broker.close();
        gateway.close();
    }

    @Test
    void noObjectComesToLife() throws Exception {
        MapMessage map = session.createMapMessage();
        map.setString("invoice_number", "MAP-1");
        StreamMessage stream = session.createStreamMessage();
        stream.writeString("STREAM-1");
        var bytes = session.createBytesMessage();
        bytes.writeBytes(serialised(new Marking()));
        List<Message> messages =
                List.of(
                        session.createObjectMessage(new Marking()),
                        pretending(session.createObjectMessage(new Marking())),
                        map,
                        stream,
                        bytes);
        try (LoudLogs logs = new LoudLogs()) {
            for (Message message : messages) {
                message.setJMSReplyTo(replies);
                session.createProducer(session.createQueue("doku.orders")).send(message);
                Message kept = receive(session.createQueue("doku.orders.refused"));
                assertNotNull(kept.getStringProperty("DokuReason"));
                assertEquals("invalid", outcome(receive(replies)));
            }
            try (Stream<String> lines = logs.lines()) {
                assertTrue(lines.anyMatch(l -> l.contains("doku.orders")), "the logs are empty");
            }
        }
        assertEquals(List.of(), MARKS);
        assertEquals(0, gateway.requestCount());
        assertFalse(service.outbox().files("accepted").iterator().hasNext());
    }

    @Test
    void theMarkIsLeftWhereAnObjectIsRead() throws Exception {
        new ObjectInputStream(new ByteArrayInputStream(serialised(new Marking()))).readObject();
        assertEquals(List.of("read"), MARKS);
    }

    /** What some readers take for the word that all is well. */
    private static Message pretending(Message message) throws JMSException {
        message.setStringProperty("_type", Marking.class.getName());
        message.setStringProperty("content_type", "application/json");
        message.setStringProperty("CamelJmsMessageType", "Text");
        message.setStringProperty("JMS_AMQP_ContentType", "application/x-java-serialized-object");
        message.setJMSType(Marking.class.getName());
        return message;
    }

    private Message receive(Queue from) throws JMSException {
        try (var consumer = session.createConsumer(from)) {
            Message message = consumer.receive(PATIENCE_MS);
            assertNotNull(message, "nothing arrived at " + from);
            return message;
        }
    }

    private static String outcome(Message reply) throws JMSException {
        return Outbox.json(((TextMessage) reply).getText()).get("outcome").asText();
    }

    private static byte[] serialised(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    /** Leaves a mark when it is read. */
    private static final class Marking implements Serializable {

        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) throws IOException {
            MARKS.add("read");
        }
    }
}
