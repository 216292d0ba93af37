package io.github.dokucamel.fault;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Ports;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.cli.DokuProcess;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner with little memory, and messages that used to end it at every start. */
@Tag("full")
class MessageKillIT {

    private static final int HUNDRED_MB = 100_000_000;
    private static final int CHARACTERS = 60_000_000;

    @TempDir Path directory;

    @Test
    void hugeMessagesAreSetAsideAndTheProcessLives() throws Exception {
        try (Broker broker = new Broker(directory.resolve("foreign"))) {
            int messages = sendHuge(broker);
            try (DokuProcess doku =
                            start(
                                    "--doku.jms.broker-url=" + broker.url(),
                                    "--doku.jms.user=" + Broker.USER,
                                    "--doku.jms.password=" + Broker.PASSWORD);
                    Connection connection = broker.connections().createConnection();
                    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
                connection.start();
                List<String> reasons = new ArrayList<>();
                try (var kept =
                        session.createConsumer(session.createQueue("doku.orders.refused"))) {
                    for (int i = 0; i < messages; i++) {
                        Message one = kept.receive(120_000);
                        assertNotNull(one, () -> reasons + doku.output());
                        reasons.add(one.getStringProperty("DokuReason"));
                    }
                }
                assertTrue(reasons.stream().noneMatch(r -> r.contains("times")), reasons::toString);
                place(session, "HUGE-AFTER");
                awaitAccepted(doku, "HUGE-AFTER");
            }
        }
    }

    private static int sendHuge(Broker broker) throws JMSException {
        int sent = 0;
        for (boolean compressed : new boolean[] {false, true}) {
            ActiveMQConnectionFactory factory = broker.connections();
            factory.setCompressLargeMessage(compressed);
            try (Connection connection = factory.createConnection();
                    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
                for (int kind = 0; kind < 5; kind++) {
                    session.createProducer(session.createQueue("doku.orders"))
                            .send(huge(session, kind));
                    sent++;
                }
            }
        }
        return sent;
    }

    private static Message huge(Session session, int kind) throws JMSException {
        switch (kind) {
            case 0 -> {
                return session.createTextMessage("x".repeat(CHARACTERS));
            }
            case 1 -> {
                var bytes = session.createBytesMessage();
                bytes.writeBytes(new byte[HUNDRED_MB]);
                return bytes;
            }
            case 2 -> {
                MapMessage map = session.createMapMessage();
                map.setBytes("text", new byte[HUNDRED_MB]);
                return map;
            }
            case 3 -> {
                StreamMessage stream = session.createStreamMessage();
                stream.writeBytes(new byte[HUNDRED_MB]);
                return stream;
            }
            default -> {
                return session.createObjectMessage(new byte[HUNDRED_MB]);
            }
        }
    }

    /** The ledger is locked, so that the message is in hand when the process is killed. */
    @Test
    void aMessageInHandAtFiveDeathsIsKnownAgain() throws Exception {
        int port = Ports.free();
        try (DokuProcess doku = start("--doku.jms.embedded.port=" + port)) {
            Installation.waiting().until(() -> doku.output().contains("\n  inbox "));
            doku.terminate();
            doku.status();
        }
        try (var ledger =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + directory.resolve("data/ledger.db"));
                var sql = ledger.createStatement()) {
            for (int death = 0; death < 5; death++) {
                try (DokuProcess doku = start("--doku.jms.embedded.port=" + port)) {
                    Installation.waiting().until(() -> doku.output().contains("\n  inbox "));
                    sql.execute("BEGIN EXCLUSIVE");
                    if (death == 0) {
                        send(port);
                    }
                    Installation.waiting()
                            .until(() -> doku.output().contains("could not be written"));
                    doku.kill();
                    doku.status();
                }
                sql.execute("ROLLBACK");
            }
        }
        try (DokuProcess doku = start("--doku.jms.embedded.port=" + port)) {
            Installation.waiting().until(() -> doku.output().contains("delivered 5 times"));
            try (Connection connection = connect(port);
                    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
                connection.start();
                assertNotNull(
                        session.createConsumer(session.createQueue("doku.orders.refused"))
                                .receive(20_000));
                place(session, "DEATH-AFTER");
                awaitAccepted(doku, "DEATH-AFTER");
            }
        }
    }

    private void send(int port) throws JMSException {
        try (Connection connection = connect(port);
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            place(session, "DEATH-1");
        }
    }

    private static Connection connect(int port) throws JMSException {
        return new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port).createConnection();
    }

    private static void place(Session session, String invoiceNumber) throws JMSException {
        session.createProducer(session.createQueue("doku.orders"))
                .send(session.createTextMessage(SampleOrders.text(invoiceNumber, 1000)));
    }

    private void awaitAccepted(DokuProcess doku, String invoiceNumber) {
        Path accepted = directory.resolve("data/outbox/accepted");
        Installation.waiting()
                .until(
                        () -> {
                            assertTrue(doku.isAlive(), doku::output);
                            return Files.exists(accepted) && holds(accepted, invoiceNumber);
                        });
    }

    private static boolean holds(Path accepted, String invoiceNumber) throws IOException {
        try (Stream<Path> files = Files.list(accepted)) {
            return files.anyMatch(file -> file.toString().contains(invoiceNumber));
        }
    }

    private DokuProcess start(String... settings) throws IOException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "run",
                                "--doku.data-dir=" + directory.resolve("data"),
                                "--doku.http.port=0",
                                "--doku.management.port=0",
                                "--doku.simulator.port=" + Ports.free(),
                                "--doku.intake.file.enabled=true",
                                "--doku.progress.interval=0s"));
        arguments.addAll(List.of(settings));
        return DokuProcess.start(
                directory,
                Map.of("JAVA_OPTS", "-Xmx128m -XX:TieredStopAtLevel=1"),
                arguments.toArray(String[]::new));
    }
}
