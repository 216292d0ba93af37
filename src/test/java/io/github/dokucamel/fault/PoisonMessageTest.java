package io.github.dokucamel.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.SampleOrders;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.DeadLetterChannelBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** Messages that nobody can use, and orders that cannot be recorded or answered just now. */
class PoisonMessageTest {

    @TempDir Path data;
    private Broker broker;
    private Installation doku;
    private Connection connection;
    private Session session;
    private final Console console = Console.listen();
    private final List<java.sql.Connection> ledger = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws Exception {
        broker = new Broker(data.resolve("foreign"));
        SQLiteDataSource given =
                new SQLiteDataSource() {
                    @Override
                    public java.sql.Connection getConnection() throws SQLException {
                        java.sql.Connection opened = super.getConnection();
                        ledger.add(opened);
                        return opened;
                    }
                };
        given.setUrl("jdbc:sqlite:" + data.resolve("own.db"));
        doku =
                Installation.in(data)
                        .with("doku.intake.jms.enabled", "true")
                        .with("doku.order.max-bytes", "2000");
        doku.context().getRegistry().bind("doku-ledger", given);
        doku.context().getRegistry().bind("doku-connection-factory", broker.connections());
        // A host's own: with it in ours' place, every message here would be handled, and so gone.
        doku.context()
                .getCamelContextExtension()
                .setErrorHandlerFactory(new DeadLetterChannelBuilder("log:hosts"));
        doku.start();
        connection = broker.connections().createConnection();
        session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        connection.start();
    }

    @AfterEach
    void stop() throws Exception {
        connection.close();
        doku.close();
        broker.close();
        console.close();
    }

    private void send(Message message) throws JMSException {
        session.createProducer(session.createQueue("doku.orders")).send(message);
    }

    private void assertGoesOn() throws JMSException {
        send(session.createTextMessage(SampleOrders.text("GOOD-1", 1000)));
        Installation.waiting()
                .until(() -> doku.outbox().byInvoice("accepted").containsKey("GOOD-1"));
        Installation.waiting().until(() -> broker.waiting("doku.orders") == 0);
    }

    @Test
    void eachIsKeptBesideTheQueueWithTheReasonAndTheQueueGoesOn() throws Exception {
        List<Message> poison = new ArrayList<>();
        poison.add(session.createTextMessage("{\"invoice_number\":\"BROKEN\","));
        poison.add(session.createTextMessage("[1,2,3]"));
        poison.add(session.createTextMessage(""));
        poison.add(session.createTextMessage(null));
        poison.add(session.createTextMessage("x".repeat(300_000)));
        poison.add(session.createMessage());
        poison.add(session.createObjectMessage(new Hostile()));
        MapMessage map = session.createMapMessage();
        map.setString("invoice_number", "MAP-1");
        poison.add(map);
        StreamMessage stream = session.createStreamMessage();
        stream.writeString("STREAM-1");
        poison.add(stream);
        for (byte[] bytes :
                new byte[][] {{}, {(byte) 0xff, 0, 1}, "y".repeat(300_000).getBytes(UTF_8)}) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(bytes);
            poison.add(message);
        }
        for (Message message : poison) {
            message.setStringProperty("CamelHttpUri", "http://127.0.0.1:1/");
            message.setStringProperty("JMSXGroupID", "../../etc");

            send(message);
        }

        List<String> reasons = new ArrayList<>();
        try (MessageConsumer kept =
                session.createConsumer(session.createQueue("doku.orders.refused"))) {
            for (int i = 0; i < poison.size(); i++) {
                Message message = kept.receive(20_000);
                assertNotNull(message, "only " + reasons);
                reasons.add(message.getStringProperty("DokuReason"));
                assertEquals(null, message.getStringProperty("CamelHttpUri"));
            }
        }

        assertTrue(reasons.stream().noneMatch(reason -> reason == null || reason.isBlank()));
        assertFalse(Hostile.read, "a hostile object was deserialised");
        assertGoesOn();
        assertEquals(1, doku.bundle().ledger().tally().size());
        assertEquals(1, doku.gateway().requestCount());
    }

    @Test
    void aRefusalThatCannotBeAnsweredIsKeptOnce() throws Exception {
        Message message = session.createTextMessage("no order");
        message.setJMSReplyTo(session.createQueue("forbidden"));
        send(message);

        Installation.waiting().until(() -> !console.lines("could not be answered").isEmpty());
        assertGoesOn();

        assertEquals(1, broker.waiting("doku.orders.refused"));
    }

    @Test
    void anOutcomeThatCannotBeAnsweredIsDeliveredElsewhereAllTheSame() throws Exception {
        Message message = session.createTextMessage(SampleOrders.text("FORBIDDEN-1", 1000));
        message.setJMSReplyTo(session.createQueue("forbidden"));
        send(message);

        Installation.waiting().until(() -> !console.lines("JMSReplyTo took no").isEmpty());
        assertGoesOn();

        assertTrue(doku.outbox().byInvoice("accepted").containsKey("FORBIDDEN-1"));
        assertTrue(doku.bundle().ledger().hasDeliveries(Integer.MAX_VALUE));
        assertEquals(2, doku.gateway().requestCount());
    }

    @Test
    void anOrderIsNotGivenUpByTheBrokerWhileTheLedgerCannotBeWritten() throws Exception {
        pragma("query_only = ON");
        send(session.createTextMessage(SampleOrders.text("HELD-1", 1000)));
        Installation.waiting().until(() -> doku.bundle().ledger().trouble().isPresent());
        assertEquals(1, broker.waiting("doku.orders"));

        pragma("query_only = OFF");
        Installation.waiting()
                .until(() -> doku.outbox().byInvoice("accepted").containsKey("HELD-1"));
        assertGoesOn();
        assertEquals(0, doku.outbox().files("duplicate").size());
        assertTrue(console.all().lines().count() < 10, console.all());
    }

    private void pragma(String text) throws SQLException {
        for (java.sql.Connection one : ledger) {
            if (one.isClosed()) {
                continue;
            }
            try (Statement sql = one.createStatement()) {
                sql.execute("PRAGMA " + text);
            }
        }
    }

    /** Tells when somebody deserialises it. */
    private static final class Hostile implements Serializable {

        private static final long serialVersionUID = 1L;
        private static volatile boolean read;

        private void readObject(ObjectInputStream in) throws IOException {
            read = true;
        }
    }
}
