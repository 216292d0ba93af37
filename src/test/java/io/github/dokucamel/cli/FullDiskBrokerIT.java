package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.Ports;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.simulator.Simulator;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders by the broker that comes along, whose disk takes nothing more: told taken is kept. */
@Tag("full")
class FullDiskBrokerIT {

    /** In one piece, and in several, which the broker writes as they come. */
    private static final int[] CHARACTERS = {2_000, 70_000, 300_000};

    @TempDir Path directory;
    private final int port = Ports.free();
    private final Set<String> taken = new TreeSet<>();

    @Test
    void refusesWhileTheDiskIsFullAndGoesOnWhenThereIsSpace() throws Exception {
        Path data = Files.createDirectories(directory.resolve("data"));
        assumeTrue(FullDiskIT.canMount(data), "needs the right to mount a small disk");
        try (Simulator gateway = FullDiskIT.gateway();
                DokuProcess service =
                        DokuProcess.startIn(
                                "unshare -rm",
                                "mount -t tmpfs -o size=40m none '" + data + "' || exit 99",
                                directory,
                                environment(gateway),
                                settings())) {
            awaitBroker(service);
            send("BEFORE", 30);
            assertEquals(30, taken.size());
            Path seen = Path.of("/proc/" + service.pid() + "/root" + data);
            Path filler = seen.resolve("filler");
            FullDiskIT.fill(filler);
            send("FULL", 12);
            assertEquals(30, taken.size(), "taken though the disk was full");
            assertTrue(service.output().contains("no message is taken while fewer"));
            Files.delete(filler);
            send("AFTER", 30);
            assertEquals(60, taken.size(), service.output());
            awaitOutcomes(new Outbox(seen.resolve("outbox")), service);
            assertFalse(service.output().contains("JMS broker has stopped"), service.output());
            service.terminate();
            assertEquals(143, service.status(), service.output());
        }
    }

    /** What no look beforehand can know: the disk refuses in the middle of a body. */
    @Test
    void aBodyThatCouldNotBeWrittenIsNotConfirmed() throws Exception {
        try (Simulator gateway = FullDiskIT.gateway()) {
            try (DokuProcess service =
                    DokuProcess.startUnder(
                            "ulimit -f 3000", directory, environment(gateway), settings())) {
                awaitBroker(service);
                send("BEFORE", 3);
                assertEquals(3, taken.size());
                assertThrows(JMSException.class, () -> sendOne("LARGE-1", 950_000));
                Installation.waiting()
                        .until(() -> service.output().contains("JMS broker has stopped"));
                assertThrows(JMSException.class, () -> sendOne("LARGE-2", 950_000));
                service.terminate();
                service.status();
            }
            try (DokuProcess service =
                    DokuProcess.start(directory, environment(gateway), settings())) {
                awaitBroker(service);
                send("AFTER", 3);
                assertEquals(6, taken.size());
                awaitOutcomes(new Outbox(directory.resolve("data/outbox")), service);
                service.terminate();
                assertEquals(143, service.status(), service.output());
            }
        }
    }

    /** Of exactly those whose sender was told so. */
    private void awaitOutcomes(Outbox outbox, DokuProcess service) {
        Installation.waiting()
                .until(() -> outbox.byInvoice("accepted").keySet().containsAll(taken));
        assertEquals(taken, outbox.byInvoice("accepted").keySet(), service.output());
        assertEquals(Set.of(), outbox.files("invalid"), service.output());
        assertFalse(service.output().contains("damaged"), service.output());
    }

    private void send(String name, int orders) {
        for (int i = 0; i < orders; i++) {
            try {
                String invoice = name + "-" + i;
                sendOne(invoice, CHARACTERS[i % CHARACTERS.length]);
                taken.add(invoice);
            } catch (JMSException refused) {
                // As told to its sender.
            }
        }
    }

    private void sendOne(String invoice, int characters) throws JMSException {
        try (ActiveMQConnectionFactory broker =
                        new ActiveMQConnectionFactory(
                                "tcp://127.0.0.1:"
                                        + port
                                        + "?reconnectAttempts=0&callTimeout=10000",
                                "shop",
                                "word");
                Connection connection = broker.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            session.createProducer(session.createQueue("doku.orders"))
                    .send(
                            session.createTextMessage(
                                    SampleOrders.text(invoice, 150_000) + " ".repeat(characters)));
        }
    }

    private void awaitBroker(DokuProcess service) {
        Installation.waiting()
                .until(
                        () -> {
                            try (ActiveMQConnectionFactory broker =
                                            new ActiveMQConnectionFactory(
                                                    "tcp://127.0.0.1:" + port, "shop", "word");
                                    Connection connection = broker.createConnection()) {
                                connection.start();
                                return true;
                            } catch (JMSException e) {
                                assertTrue(service.isAlive(), service.output());
                                return false;
                            }
                        });
    }

    private String[] settings() {
        return new String[] {
            "run",
            "--doku.intake.rest.enabled=false",
            "--doku.notification.enabled=false",
            "--doku.jms.embedded.port=" + port,
            "--doku.management.port=0"
        };
    }

    private static Map<String, String> environment(Simulator gateway) {
        Map<String, String> environment = new HashMap<>(FullDiskIT.environment(gateway));
        environment.put("DOKU_JMS_USER", "shop");
        environment.put("DOKU_JMS_PASSWORD", "word");
        return environment;
    }
}
