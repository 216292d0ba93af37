package io.github.dokucamel.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Ports;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.fault.Console;
import io.github.dokucamel.simulator.Simulator;
import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator's broker asks for no password, says so, and is managed by nobody all the same. */
class OpenBrokerTest {

    @TempDir Path data;

    @Test
    void anybodyPlacesOrdersButNobodyManagesIt() throws Exception {
        int port = Ports.free();
        try (Console console = Console.listen();
                Simulator gateway = RunningService.gateway();
                RunningService service =
                        RunningService.start(
                                data,
                                gateway.baseUrl(),
                                "--doku.intake.rest.enabled=false",
                                "--doku.intake.file.enabled=false",
                                "--doku.api-key=open-broker-key-0123456789-abcdef",
                                "--doku.jms.embedded.port=" + port);
                Connection connection =
                        new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port)
                                .createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            String said = console.lines("without a password").toString();
            assertTrue(said.contains("doku.api-key or not"), said);
            assertFalse(Files.exists(data.resolve("jms-credentials")));

            Queue replies = session.createQueue("shop.replies");
            var consumer = session.createConsumer(replies);
            Message order = session.createTextMessage(SampleOrders.text("OPEN-1", 1000));
            order.setJMSReplyTo(replies);
            session.createProducer(session.createQueue("doku.orders")).send(order);
            assertNotNull(consumer.receive(20_000));

            Message divert = session.createMessage();
            JMSManagementHelper.putOperationInvocation(divert, "broker", "createDivert");
            Queue management = session.createQueue("activemq.management");
            assertThrows(Exception.class, () -> session.createProducer(management).send(divert));
            Queue orders = session.createQueue("doku.orders");
            assertThrows(Exception.class, () -> session.createConsumer(orders));

            assertEquals(200, service.observe("/observe/health/ready").statusCode());
            service.stopBroker();
            Installation.waiting()
                    .until(() -> service.observe("/observe/health/ready").statusCode() == 503);
            String ready = service.observe("/observe/health/ready").body();
            assertTrue(ready.contains("The embedded JMS broker has stopped"), ready);
        }
    }
}
