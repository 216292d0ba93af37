package io.github.dokucamel.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Messages that would end the process or stop the queue, on somebody else's broker, which takes
 * everything: each is set aside, and the next order goes through.
 */
class HostileMessageTest {

    private static final int LARGE = 5_000_000;

    @TempDir static Path data;
    private static Broker broker;
    private static Installation doku;
    private static Message again;
    private static int orders;
    private Connection connection;
    private ActiveMQSession session;

    @BeforeAll
    static void start() throws Exception {
        broker = new Broker(data.resolve("foreign"));
        try (Connection before = broker.connections().createConnection();
                Session session = before.createSession(true, Session.SESSION_TRANSACTED)) {
            before.start();
            Queue queue = session.createQueue("doku.orders");
            giveBack(session, queue, "AGAIN-5", 5);
            giveBack(session, queue, "AGAIN-4", 4);
        }
        doku =
                Installation.in(data)
                        .with("doku.intake.jms.enabled", "true")
                        .with("doku.intake.jms.consumers", "1")
                        .with("doku.order.max-bytes", "200000");
        doku.context().getRegistry().bind("doku-connection-factory", broker.connections());
        doku.start();
        try (Connection after = broker.connections().createConnection();
                Session session = after.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            after.start();
            again =
                    session.createConsumer(session.createQueue("doku.orders.refused"))
                            .receive(30_000);
        }
    }

    private static void giveBack(Session session, Queue queue, String invoiceNumber, int times)
            throws JMSException {
        Message order = session.createTextMessage(SampleOrders.text(invoiceNumber, 1000));
        order.setStringProperty("number", invoiceNumber);
        session.createProducer(queue).send(order);
        session.commit();
        try (var consumer = session.createConsumer(queue, "number = '" + invoiceNumber + "'")) {
            for (int i = 0; i < times; i++) {
                assertNotNull(consumer.receive(20_000));
                session.rollback();
            }
        }
    }

    @AfterAll
    static void stop() throws Exception {
        doku.close();
        broker.close();
    }

    @BeforeEach
    void connect() throws JMSException {
        connect(broker.connections());
    }

    private void connectCompressing(boolean compressing) throws JMSException {
        ActiveMQConnectionFactory factory = broker.connections();
        factory.setCompressLargeMessage(compressing);
        connect(factory);
    }

    private void connect(ActiveMQConnectionFactory factory) throws JMSException {
        connection = factory.createConnection();
        connection.start();
        session = (ActiveMQSession) connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    }

    @AfterEach
    void disconnect() throws JMSException {
        connection.close();
    }

    private void send(Message message) throws JMSException {
        session.createProducer(session.createQueue("doku.orders")).send(message);
    }

    private Message refused(String reason) throws JMSException {
        try (var kept = session.createConsumer(session.createQueue("doku.orders.refused"))) {
            Message message = kept.receive(30_000);
            assertNotNull(message, "nothing was set aside");
            String given = message.getStringProperty("DokuReason");
            assertTrue(given.contains(reason), given);
            return message;
        }
    }

    private void goesOn() throws JMSException {
        String invoiceNumber = "HOSTILE-" + ++orders;
        send(session.createTextMessage(SampleOrders.text(invoiceNumber, 1000)));
        Installation.waiting()
                .until(() -> doku.outbox().byInvoice("accepted").containsKey(invoiceNumber));
    }

    @Test
    void whatWasDeliveredFiveTimesWithoutAnEndIsSetAsideWhole() throws Exception {
        assertTrue(again.getStringProperty("DokuReason").contains("delivered 5 times"));
        assertEquals(
                SampleOrders.text("AGAIN-5", 1000), new String(again.getBody(byte[].class), UTF_8));
        Installation.waiting()
                .until(() -> doku.outbox().byInvoice("accepted").containsKey("AGAIN-4"));
    }

    @Test
    void whatIsTooLargeIsNotRead() throws Exception {
        MapMessage map = session.createMapMessage();
        map.setString("text", "x".repeat(LARGE));
        StreamMessage stream = session.createStreamMessage();
        stream.writeBytes(new byte[LARGE]);
        var bytes = session.createBytesMessage();
        bytes.writeBytes(new byte[LARGE]);
        send(session.createTextMessage("x".repeat(LARGE)));
        refused("larger than doku.order.max-bytes = 200000");
        send(bytes);
        refused("larger than doku.order.max-bytes = 200000");
        for (Message other :
                new Message[] {map, stream, session.createObjectMessage("x".repeat(LARGE))}) {
            send(other);
            refused("neither a TextMessage nor a BytesMessage");
        }
        goesOn();
    }

    @Test
    void whatWasCompressedIsNotInflatedBeyondAnOrder() throws Exception {
        connection.close();
        connectCompressing(true);
        send(session.createTextMessage("x".repeat(LARGE)));
        refused("larger than doku.order.max-bytes");
        var bytes = session.createBytesMessage();
        bytes.writeBytes(new byte[LARGE]);
        send(bytes);
        refused("larger than doku.order.max-bytes");
        goesOn();
    }

    @Test
    void aLargeOrderIsTakenAsItWasSent() throws Exception {
        for (boolean compressed : new boolean[] {false, true}) {
            connection.close();
            connectCompressing(compressed);
            String invoiceNumber = "LARGE-" + compressed;
            String order = SampleOrders.text(invoiceNumber, 1000);
            String spaces = " ".repeat(190_000);
            Queue replies = session.createTemporaryQueue();
            Message message =
                    session.createTextMessage(order.replace(",\"amount\"", spaces + ",\"amount\""));
            message.setJMSReplyTo(replies);
            send(message);
            Message reply = session.createConsumer(replies).receive(30_000);
            assertEquals(
                    "accepted",
                    Outbox.json(((TextMessage) reply).getText()).get("outcome").asText());
        }
    }

    @Test
    void aBodyThatIsNotWhatItSaysStopsNobody() throws Exception {
        raw(3, message -> message.getBodyBuffer().writeByte((byte) 7));
        refused("damaged");
        raw(3, message -> message.getBodyBuffer().writeBytes(new byte[] {1, 127, -1, -1, -1}));
        refused("damaged");
        raw(99, message -> message.getBodyBuffer().writeInt(1));
        refused("neither a TextMessage");
        raw(5, message -> message.getBodyBuffer().writeInt(Integer.MAX_VALUE));
        refused("neither a TextMessage");
        raw(4, message -> message.putIntProperty("_AMQ_LARGE_COMPRESSED", 7));
        refused("empty");
        raw(
                3,
                message ->
                        message.putBooleanProperty("_AMQ_LARGE_COMPRESSED", true)
                                .getBodyBuffer()
                                .writeBytes(new byte[] {1, 2, 3}));
        refused("");
        goesOn();
    }

    @Test
    void whatIsReadBesideTheBodyIsBounded() throws Exception {
        Message message = session.createTextMessage(SampleOrders.text("HEADER-1", 1000));
        message.setJMSCorrelationID("c".repeat(2_000));
        send(message);
        assertEquals(
                message.getJMSMessageID(),
                refused("JMSCorrelationID has more than 1000").getJMSCorrelationID());
        Message other = session.createTextMessage(SampleOrders.text("HEADER-2", 1000));
        other.setJMSReplyTo(session.createQueue("q".repeat(2_000)));
        send(other);
        refused("JMSReplyTo has more than 255");
        goesOn();
    }

    private void raw(int kind, Consumer<ClientMessage> content) throws Exception {
        ClientSession core = session.getCoreSession();
        try (ClientProducer producer = core.createProducer("doku.orders")) {
            ClientMessage message = core.createMessage((byte) kind, true);
            content.accept(message);
            producer.send(message);
        }
    }
}
