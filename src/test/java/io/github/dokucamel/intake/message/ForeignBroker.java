package io.github.dokucamel.intake.message;

import io.github.dokucamel.KeyStoreFile;
import io.github.dokucamel.Ports;
import jakarta.jms.ConnectionFactory;
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

/** A broker of somebody else's that wants TLS, a user and a password. */
public final class ForeignBroker implements AutoCloseable {

    public static final String USER = "doku";
    public static final String PASSWORD = "broker-password-1";

    private final ActiveMQServer server;
    private final String url;

    private ForeignBroker(ActiveMQServer server, String url) {
        this.server = server;
        this.url = url;
    }

    /** @param directory where its keys go */
    public static ForeignBroker start(Path directory) throws Exception {
        Path keys = KeyStoreFile.make(directory.resolve("broker.p12"));
        int port = Ports.free();
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
        ActiveMQServer server =
                ActiveMQServers.newActiveMQServer(
                        configuration,
                        null,
                        new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users),
                        false);
        server.start();
        return new ForeignBroker(
                server,
                "tcp://127.0.0.1:%d?sslEnabled=true&trustStorePath=%s&trustStorePassword=%s"
                        .formatted(port, keys, KeyStoreFile.PASSWORD));
    }

    /** With the password of its trust store. */
    public String url() {
        return url;
    }

    public ConnectionFactory connections() {
        return new ActiveMQConnectionFactory(url, USER, PASSWORD);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
