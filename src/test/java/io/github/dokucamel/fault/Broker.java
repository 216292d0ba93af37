package io.github.dokucamel.fault;

import io.github.dokucamel.Ports;
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
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/**
 * A persistent broker beside the bundle, which can be stopped and started again. As it comes, it
 * gives a message up after ten deliveries. The user {@code doku} may not write to {@code forbidden}.
 */
final class Broker implements AutoCloseable {

    static final String USER = "doku";
    static final String PASSWORD = "broker-password-2";
    private static final Role ALL =
            new Role(
                    "shop", true, true, true, true, true, true, true, true, true, true, false,
                    false);
    private static final Role READER =
            new Role(
                    "shop", false, true, false, false, false, false, false, true, false, false,
                    false, false);

    private final Path directory;
    private final int port;
    private ActiveMQServer server;

    Broker(Path directory) throws Exception {
        this.directory = directory;
        this.port = Ports.free();
        start();
    }

    void start() throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setJMXManagementEnabled(false);
        configuration.setSecurityEnabled(true);
        configuration.setJournalType(JournalType.NIO);
        configuration.setJournalFileSize(1024 * 1024);
        configuration.setJournalDirectory(directory.resolve("journal").toString());
        configuration.setBindingsDirectory(directory.resolve("bindings").toString());
        configuration.setLargeMessagesDirectory(directory.resolve("large").toString());
        configuration.setPagingDirectory(directory.resolve("paging").toString());
        configuration.setMaxDiskUsage(-1);
        configuration.addAcceptorConfiguration(
                new TransportConfiguration(
                        NettyAcceptorFactory.class.getName(),
                        Map.of("host", "127.0.0.1", "port", port)));
        configuration.putSecurityRoles("#", Set.of(ALL));
        configuration.putSecurityRoles("forbidden", Set.of(READER));
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(USER, PASSWORD);
        users.addRole(USER, "shop");
        server =
                ActiveMQServers.newActiveMQServer(
                        configuration,
                        null,
                        new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users),
                        true);
        server.start();
    }

    void stop() throws Exception {
        server.stop();
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
    }

    ActiveMQConnectionFactory connections() {
        return new ActiveMQConnectionFactory(url(), USER, PASSWORD);
    }

    /** Messages that lie in a queue. */
    long waiting(String queue) {
        var found = server.locateQueue(queue);
        return found == null ? 0 : found.getMessageCount();
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
