package io.github.dokucamel.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.dokucamel.Installation;
import io.github.dokucamel.KeyStoreFile;
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
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ActiveMQServers;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker of somebody else's that wants TLS, a user and a password. */
class ForeignBrokerTest {

    private static final long PATIENCE_MS = 20_000;
    private static final String USER = "doku";
    private static final String PASSWORD = "broker-password-1";
    private static final String[] JMS_ONLY = {
        "--doku.intake.rest.enabled=false", "--doku.intake.file.enabled=false"
    };

    @TempDir Path data;
    private Simulator gateway;
    private ActiveMQServer broker;
    private String url;

    @BeforeEach
    void start() throws Exception {
        gateway = RunningService.gateway();
        Path keys = KeyStoreFile.make(data.resolve("broker.p12"));
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setPersistenceEnabled(false);
        configuration.setJMXManagementEnabled(false);
        configuration.setSecurityEnabled(true);
        configuration.addAcceptorConfiguration(
                new TransportConfiguration(
                        NettyAcceptorFactory.class.getName(),
                        Map.of(
                                "host",
                                "127.0.0.1",
                                "port",
                                port,
                                "sslEnabled",
                                true,
                                "keyStorePath",
                                keys.toString(),
                                "keyStorePassword",
                                KeyStoreFile.PASSWORD)));
        configuration.putSecurityRoles(
                "#",
                Set.of(
                        new Role(
                                "shop", true, true, true, true, true, true, true, true, true, true,
                                false, false)));
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(USER, PASSWORD);
        users.addRole(USER, "shop");
        broker =
                ActiveMQServers.newActiveMQServer(
                        configuration,
                        null,
                        new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users),
                        false);
        broker.start();
        url =
                "tcp://127.0.0.1:%d?sslEnabled=true&trustStorePath=%s&trustStorePassword=%s"
                        .formatted(port, keys, KeyStoreFile.PASSWORD);
    }

    @AfterEach
    void stop() throws Exception {
        broker.stop();
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
