package io.github.dokucamel.intake.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.simulator.Simulator;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker of somebody else's that wants TLS, a user and a password. */
class ForeignBrokerTest {

    private static final long PATIENCE_MS = 20_000;
    private static final String USER = ForeignBroker.USER;
    private static final String PASSWORD = ForeignBroker.PASSWORD;
    private static final String[] JMS_ONLY = {
        "--doku.intake.rest.enabled=false", "--doku.intake.file.enabled=false"
    };

    @TempDir Path data;
    private Simulator gateway;
    private ForeignBroker broker;
    private String url;

    @BeforeEach
    void start() throws Exception {
        gateway = RunningService.gateway();
        broker = ForeignBroker.start(data);
        url = broker.url();
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
        gateway.close();
    }

    @Test
    void isReachedByUrlUserAndPassword() throws Exception {
        try (RunningService service =
                RunningService.start(
                        data,
                        gateway.baseUrl(),
                        JMS_ONLY[0],
                        JMS_ONLY[1],
                        "--doku.jms.broker-url=" + url,
                        "--doku.jms.user=" + USER,
                        "--doku.jms.password=" + PASSWORD)) {
            assertEquals("accepted", ask("FOREIGN-1"));
            Installation.waiting()
                    .until(() -> service.outbox().byInvoice("accepted").containsKey("FOREIGN-1"));
        }
    }

    @Test
    void isReachedByABeanOfTheConfigurationFile() throws Exception {
        String bean = "camel.beans.doku-connection-factory";
        Path file = data.resolve("application.properties");
        Files.writeString(
                file,
                "%s = #class:%s%n%s.brokerURL = %s%n%s.user = %s%n%s.password = %s%n"
                        .formatted(
                                bean,
                                ActiveMQConnectionFactory.class.getName(),
                                bean,
                                url,
                                bean,
                                USER,
                                bean,
                                PASSWORD));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningService service =
                        RunningService.configured(
                                file,
                                data,
                                gateway.baseUrl(),
                                JMS_ONLY[0],
                                JMS_ONLY[1],
                                "--doku.jms.embedded.port=" + taken.getLocalPort(),
                                "--doku.destination.accepted=jms:queue:shop.accepted")) {
            assertEquals("accepted", ask("BEAN-1"));
            try (Connection connection = connect();
                    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
                Queue accepted = session.createQueue("shop.accepted");
                assertNotNull(session.createConsumer(accepted).receive(PATIENCE_MS));
            }
            Installation.waiting().until(() -> service.bundle().ledger().tally().size() == 1);
        }
    }

    private Connection connect() throws JMSException {
        ConnectionFactory factory = new ActiveMQConnectionFactory(url, USER, PASSWORD);
        Connection connection = factory.createConnection();
        connection.start();
        return connection;
    }

    /** Sends one order and waits for the reply. */
    private String ask(String invoiceNumber) throws JMSException {
        try (Connection connection = connect();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            Queue replies = session.createTemporaryQueue();
            Message order = session.createTextMessage(SampleOrders.text(invoiceNumber, 90_000));
            order.setJMSReplyTo(replies);
            session.createProducer(session.createQueue("doku.orders")).send(order);
            Message reply = session.createConsumer(replies).receive(PATIENCE_MS);
            assertNotNull(reply, "no reply to " + invoiceNumber);
            return Outbox.json(((TextMessage) reply).getText()).get("outcome").asText();
        }
    }
}
