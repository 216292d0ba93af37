package io.github.dokucamel.cli.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Ports;
import io.github.dokucamel.fault.Console;
import io.github.dokucamel.signature.Secret;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQQueue;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that has logged in and takes the memory of the service; here there are 8 MB of it. */
class BoundsTest {

    private static final int MEMORY = 8 * 1024 * 1024;
    private static final int MOST = 32;
    private static final int PORT = Ports.free();
    private static final Queue REPLIES = new ActiveMQQueue("doku.replies");
    private static final Queue ORDERS = new ActiveMQQueue("doku.orders");

    @TempDir static Path data;
    private static EmbeddedBroker broker;
    private static Console console;
    private Connection connection;
    private Session session;

    /** What a client does again and again. */
    private interface Greed {
        void once(int time) throws Exception;
    }

    @BeforeAll
    static void start() throws Exception {
        console = Console.listen();
        broker =
                EmbeddedBroker.start(
                        data.resolve("broker"),
                        new Door(PORT, new Login("shop", Secret.of("word"))),
                        Set.of("doku.orders", "doku.calls"),
                        10_000,
                        MEMORY);
    }

    @AfterAll
    static void stop() {
        broker.close();
        console.close();
    }

    @BeforeEach
    void connect() throws JMSException {
        connection = client();
        session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    }

    @AfterEach
    void whoAsksForLittleIsServed() throws Exception {
        connection.close();
        Installation.waiting().until(BoundsTest::isServed);
    }

    private static boolean isServed() throws JMSException {
        try (Connection other = client();
                Session theirs = other.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            theirs.createConsumer(theirs.createTemporaryQueue());
            theirs.createProducer(ORDERS).send(theirs.createTextMessage("{}"));
            return true;
        } catch (JMSException e) {
            // What the other one had is being taken away.
            return false;
        }
    }

    private static Connection client() throws JMSException {
        Connection client =
                new ActiveMQConnectionFactory(
                                "tcp://127.0.0.1:" + PORT + "?callTimeout=5000", "shop", "word")
                        .createConnection();
        client.start();
        return client;
    }

    @Test
    void temporaryQueues() {
        assertEnds(MOST, time -> session.createTemporaryQueue(), "more queues");
    }

    @Test
    void subscribersOfATopic() {
        assertEnds(
                MOST, time -> session.createConsumer(session.createTopic("doku.replies.t")), null);
    }

    @Test
    void sessions() {
        assertEnds(MOST, time -> connection.createSession(true, 0), "more sessions");
    }

    @Test
    void consumers() {
        assertEnds(MOST, time -> session.createConsumer(REPLIES), "more consumers");
    }

    @Test
    void producers() {
        List<MessageProducer> open = new ArrayList<>();
        assertEnds(
                2 * MOST,
                time -> {
                    open.add(session.createProducer(ORDERS));
                    // The broker answers this one only.
                    session.createProducer(ORDERS).close();
                    session.createBrowser(REPLIES).close();
                },
                "too many producers");
    }

    @Test
    void metadata() {
        ClientSession core = ((ActiveMQSession) session).getCoreSession();
        assertEnds(16, time -> core.addMetaData("key" + time, "x".repeat(500)), "more metadata");
    }

    @Test
    void selectorsWithoutEnd() {
        String selector = "a = '" + "x".repeat(5_000) + "'";

        assertThrows(JMSException.class, () -> session.createConsumer(REPLIES, selector));

        assertTrue(console.all().contains("a selector or a login had more"), console.all());
    }

    @Test
    void messagesThatAreNeverCommitted() throws JMSException {
        Session open = connection.createSession(true, Session.SESSION_TRANSACTED);
        MessageProducer orders = open.createProducer(ORDERS);

        assertEnds(
                1_000,
                time -> orders.send(open.createTextMessage("x".repeat(1_000))),
                "without a commit");
        connection.close();

        for (int time = 0; time < 3; time++) {
            Installation.waiting().until(BoundsTest::isCommitted);
        }
    }

    /** Each half of what there is room for; what another had is given back when his connection ended. */
    private static boolean isCommitted() {
        try (Connection other = client();
                Session theirs = other.createSession(true, Session.SESSION_TRANSACTED)) {
            MessageProducer orders = theirs.createProducer(ORDERS);
            for (int message = 0; message < 150; message++) {
                orders.send(theirs.createTextMessage("x".repeat(1_000)));
            }
            theirs.commit();
            return true;
        } catch (JMSException e) {
            return false;
        }
    }

    @Test
    void ourselvesAreNotCrowdedOut() throws JMSException {
        assertEnds(MOST, time -> session.createTemporaryQueue(), "more queues");

        try (Connection ours = broker.connections().createConnection();
                Session inside = ours.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            inside.createProducer(new ActiveMQQueue("shop.paid"))
                    .send(inside.createTextMessage("{}"));
            for (int consumer = 0; consumer < 2 * MOST; consumer++) {
                inside.createConsumer(ORDERS);
            }
        }
    }

    /** @param told in the log; null where that may be one of several */
    private static void assertEnds(int most, Greed greed, String told) {
        int times = 0;
        try {
            while (times <= most) {
                greed.once(times);
                times++;
            }
        } catch (Exception e) {
            assertTrue(times > 5, "from the start: " + e);
        }
        assertTrue(times <= most, "it had " + times);
        assertTrue(told == null || console.all().contains(told), console.all());
        assertEquals(0, console.lines("STACK TRACE").size(), console.all());
    }
}
