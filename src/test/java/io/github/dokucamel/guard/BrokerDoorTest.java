package io.github.dokucamel.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.Ports;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.fault.Console;
import io.github.dokucamel.simulator.Simulator;
import io.github.dokucamel.simulator.SimulatorOptions;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Properties;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.activemq.artemis.core.client.impl.ClientSessionFactoryInternal;
import org.apache.activemq.artemis.core.protocol.core.CoreRemotingConnection;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.CreateQueueMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded broker's port outside the simulator, as another user of the machine finds it. */
class BrokerDoorTest {

    private static final long PATIENCE_MS = 20_000;
    private static final int PORT = Ports.free();

    @TempDir static Path data;
    private static Simulator gateway;
    private static RunningService service;
    private static Properties login;
    private static Console console;
    private Connection connection;
    private ActiveMQSession session;

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectory(
                data.resolve("broker"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        console = Console.listen();
        gateway = RunningService.gateway();
        service =
                RunningService.start(
                        data,
                        gateway.baseUrl(),
                        "--doku.environment=sandbox",
                        "--doku.client-id=" + SimulatorOptions.DEFAULT_CLIENT_ID,
                        "--doku.secret-key=" + SimulatorOptions.DEFAULT_SECRET_KEY,
                        "--doku.intake.rest.enabled=false",
                        "--doku.intake.file.enabled=false",
                        "--doku.order.max-bytes=50000",
                        "--doku.jms.embedded.port=" + PORT);
        login = new Properties();
        try (var in = Files.newBufferedReader(data.resolve("jms-credentials"))) {
            login.load(in);
        }
    }

    @AfterAll
    static void stop() {
        service.close();
        gateway.close();
        console.close();
    }

    @BeforeEach
    void connect() throws JMSException {
        connection = client().createConnection();
        connection.start();
        session = session(connection);
    }

    @AfterEach
    void disconnect() throws JMSException {
        connection.close();
    }

    private static ActiveMQConnectionFactory client() {
        return client(login.getProperty("doku.jms.user"), login.getProperty("doku.jms.password"));
    }

    private static ActiveMQConnectionFactory client(String user, String password) {
        return new ActiveMQConnectionFactory(
                "tcp://127.0.0.1:" + PORT + "?callTimeout=5000", user, password);
    }

    private static ActiveMQSession session(Connection connection) throws JMSException {
        return (ActiveMQSession) connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    }

    @Test
    void loginAndJournalAreOursAlone() throws Exception {
        assertEquals("rw-------", rights("jms-credentials"));
        assertEquals("rwx------", rights("broker"));
        assertEquals(43, login.getProperty("doku.jms.password").length());
        assertFalse(console.all().contains(login.getProperty("doku.jms.password")));
    }

    private static String rights(String name) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(name)));
    }

    @ParameterizedTest
    @CsvSource({
        "doku, wrong",
        "doku,",
        ",",
        "ACTIVEMQ.CLUSTER.ADMIN.USER, CHANGE ME!!",
        "bundle, bundle"
    })
    void whoHasNoPasswordIsSentAway(String user, String password) {
        assertThrows(JMSException.class, () -> client(user, password).createConnection());
    }

    @Test
    void whoIsSentAwayIsCountedAndToldOfWithHisAddress() throws Exception {
        double before = refused("login");

        assertThrows(JMSException.class, () -> client("doku", "wrong").createConnection());
        assertThrows(JMSException.class, () -> client("doku", "wrong").createConnection());

        assertTrue(refused("login") >= before + 2, "counted");
        String told = "A client at 127.0.0.1 was sent away";
        assertEquals(1, console.all().split(told, -1).length - 1, "once a minute");
    }

    @Test
    void whatAClientMayNotIsCountedAndTold() throws Exception {
        double before = refused("right");

        assertRefused(() -> session.createConsumer(queue("doku.calls")));

        assertTrue(refused("right") > before, "counted");
        assertTrue(console.all().contains("what it may not do (CONSUME)"), console.all());
    }

    private static double refused(String reason) throws Exception {
        return service.observe("/observe/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("doku_broker_refused_total"))
                .filter(line -> line.contains("reason=\"" + reason + "\""))
                .mapToDouble(line -> Double.parseDouble(line.replaceFirst(".* ", "")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void placesAnOrderAndGetsTheReply() throws Exception {
        TemporaryQueue replies = session.createTemporaryQueue();

        send("doku.orders", SampleOrders.text("DOOR-1", 1000), replies);

        assertEquals("accepted", outcome(receive(replies)));
    }

    @Test
    void aLastingQueueForRepliesMayBeMadeUnderItsName() throws Exception {
        Queue replies = session.createQueue("doku.replies.shop");
        try (MessageConsumer consumer = session.createConsumer(replies)) {
            send("doku.orders", SampleOrders.text("DOOR-2", 1000), replies);

            assertEquals("accepted", outcome(consumer.receive(PATIENCE_MS)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"forceFailover", "createDivert", "destroyQueue", "listQueues"})
    void nobodyManagesTheBroker(String operation) throws Exception {
        Message message = session.createMessage();
        JMSManagementHelper.putOperationInvocation(message, "broker", operation);

        assertRefused(() -> session.createProducer(queue("activemq.management")).send(message));

        assertEquals(200, service.observe("/observe/health/ready").statusCode());
    }

    @Test
    void aReplyToTheManagementAddressIsNotSentForHim() throws Exception {
        Message order = session.createTextMessage("no order");
        order.setJMSReplyTo(queue("activemq.management"));
        JMSManagementHelper.putOperationInvocation(order, "broker", "forceFailover");

        session.createProducer(queue("doku.orders")).send(order);

        assertNotNull(receive(queue("doku.orders.refused")));
        assertEquals(200, service.observe("/observe/health/ready").statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "doku.orders",
                "doku.calls",
                "activemq.notifications",
                "activemq.management"
            })
    void nobodyReadsWhatIsNotHis(String queue) {
        assertRefused(() -> session.createConsumer(queue(queue)));
        assertRefused(() -> session.createBrowser(queue(queue)).getEnumeration().nextElement());
    }

    @Test
    void noQueueOfAnotherNameIsMade() throws Exception {
        ClientSession core = session.getCoreSession();
        assertRefused(() -> session.createConsumer(queue("foreign")));
        assertRefused(() -> session.createProducer(queue("foreign")).send(session.createMessage()));
        assertRefused(() -> core.createQueue(QueueConfiguration.of("foreign")));
        assertRefused(
                () -> core.createAddress(SimpleString.of("foreign"), RoutingType.MULTICAST, false));
        assertRefused(
                () -> core.createQueue(QueueConfiguration.of("thief").setAddress("doku.orders")));
        assertRefused(
                () ->
                        core.createQueue(
                                QueueConfiguration.of("thief")
                                        .setAddress("doku.calls")
                                        .setDurable(false)
                                        .setTemporary(true)));
        assertRefused(() -> core.deleteQueue("doku.orders.refused"));
        assertFalse(exists("foreign"));
    }

    @Test
    void aQueueThatNobodyOwnsEndsTheConnection() throws Exception {
        String name = UUID.randomUUID().toString();
        ClientSession core = session.getCoreSession();

        assertRefused(() -> core.createQueue(QueueConfiguration.of(name).setDurable(false)));

        assertFalse(exists(name));
    }

    /** The broker itself would make it: it takes who sends this for another broker. */
    @Test
    void noQueueIsMadeBeforeSomebodyHasLoggedIn() throws Exception {
        try (var locator = client().getServerLocator();
                var factory = (ClientSessionFactoryInternal) locator.createSessionFactory()) {
            CoreRemotingConnection bare = (CoreRemotingConnection) factory.getConnection();
            bare.getChannel(1, -1)
                    .send(
                            new CreateQueueMessage(
                                    QueueConfiguration.of("stranger").setAddress("stranger"),
                                    false));
            Installation.waiting().until(bare::isDestroyed);
        }
        assertFalse(exists("stranger"));
    }

    @Test
    void aPacketWithoutEndIsNotGathered() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", PORT)) {
            socket.setSoTimeout((int) PATIENCE_MS);
            socket.getOutputStream().write("ARTEMIS".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(ByteBuffer.allocate(8).putInt(0x7000_0000).array());

            assertEquals(-1, socket.getInputStream().read());
        }
    }

    /** Each says that two thousand million bytes follow; the broker would make room for them. */
    @ParameterizedTest
    @CsvSource({
        "SESS_SEND_CONTINUATION, 10",
        "SESS_SEND_CONTINUATION, 1",
        "SESS_RECEIVE_CONTINUATION, 10",
        "SESS_BINDINGQUERY_RESP, 10",
        "REPLICATION_SYNC_FILE, 2"
    })
    void noRoomIsMadeForWhatAPacketSaysOfItself(String kind, long channel) throws Exception {
        byte type = PacketImpl.class.getField(kind).getByte(null);
        try (Socket socket = new Socket("127.0.0.1", PORT)) {
            socket.setSoTimeout((int) PATIENCE_MS);
            socket.getOutputStream().write("ARTEMIS".getBytes(StandardCharsets.US_ASCII));
            byte[] says = new byte[20];
            Arrays.fill(says, (byte) 0x7f);
            socket.getOutputStream()
                    .write(
                            ByteBuffer.allocate(33)
                                    .putInt(29)
                                    .put(type)
                                    .putLong(channel)
                                    .put(says)
                                    .array());

            assertEquals(-1, socket.getInputStream().read());
        }
        assertFalse(console.all().contains("Failed to decode"), console.all());
        placesAnOrder("DOOR-" + kind + channel);
    }

    @Test
    void aMessageBeyondAnyOrderIsNotKept() throws Exception {
        assertRefused(() -> send("doku.orders", "x".repeat(3_000_000), null));

        placesAnOrder("DOOR-3");
        assertTrue(console.all().contains("beyond any order"), console.all());
        Path kept = data.resolve("broker/large-messages");
        Installation.waiting().until(() -> kept.toFile().list().length == 0);
    }

    @Test
    void whatIsTooLargeForAnOrderIsSetAsideWithTheReason() throws Exception {
        send("doku.orders", "x".repeat(60_000), null);

        String reason = receive(queue("doku.orders.refused")).getStringProperty("DokuReason");

        assertTrue(reason.contains("larger than doku.order.max-bytes"), reason);
    }

    @Test
    void aTemporaryQueueGoesWithItsConnection() throws Exception {
        SimpleString name = SimpleString.of(session.createTemporaryQueue().getQueueName());
        assertTrue(exists(name.toString()));

        connection.close();

        Installation.waiting().until(() -> !exists(name.toString()));
    }

    private void placesAnOrder(String invoiceNumber) throws Exception {
        try (Connection other = client().createConnection();
                Session theirs = session(other)) {
            theirs.createProducer(theirs.createQueue("doku.orders"))
                    .send(theirs.createTextMessage(SampleOrders.text(invoiceNumber, 1000)));
            Installation.waiting()
                    .until(() -> service.outbox().byInvoice("accepted").containsKey(invoiceNumber));
        }
    }

    private static void assertRefused(Executable attack) {
        assertThrows(Exception.class, attack);
    }

    private Queue queue(String name) throws JMSException {
        return session.createQueue(name);
    }

    /** Whether the broker has such an address; the bundle may ask. */
    private static boolean exists(String name) throws JMSException {
        try (Connection inside = service.connections().createConnection();
                ActiveMQSession asking = session(inside)) {
            return asking.getCoreSession().addressQuery(SimpleString.of(name)).isExists();
        } catch (org.apache.activemq.artemis.api.core.ActiveMQException e) {
            throw new AssertionError(e);
        }
    }

    private void send(String queue, String text, Queue replyTo) throws JMSException {
        Message message = session.createTextMessage(text);
        message.setJMSReplyTo(replyTo);
        session.createProducer(queue(queue)).send(message);
    }

    private Message receive(Queue from) throws JMSException {
        try (MessageConsumer consumer = session.createConsumer(from)) {
            Message message = consumer.receive(PATIENCE_MS);
            assertNotNull(message, "nothing arrived at " + from);
            return message;
        }
    }

    private static String outcome(Message reply) throws JMSException {
        return Outbox.json(((TextMessage) reply).getText()).get("outcome").asText();
    }
}
