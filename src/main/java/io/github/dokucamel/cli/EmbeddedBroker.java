package io.github.dokucamel.cli;

import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnector;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ActiveMQServers;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** The JMS broker that comes along: persistent, and reachable from this machine only. */
final class EmbeddedBroker implements AutoCloseable {

    private static final String IN_VM = "vm://0";
    private static final int THREADS = 8;

    private final ActiveMQServer server;

    private EmbeddedBroker(ActiveMQServer server) {
        this.server = server;
    }

    /** @param port loopback port; 0 = reachable from inside this process only */
    static EmbeddedBroker start(Path directory, int port) throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setPersistenceEnabled(true);
        configuration.setSecurityEnabled(false);
        configuration.setJMXManagementEnabled(false);
        configuration.setJournalType(JournalType.NIO);
        configuration.setJournalDirectory(directory.resolve("journal").toString());
        configuration.setBindingsDirectory(directory.resolve("bindings").toString());
        configuration.setLargeMessagesDirectory(directory.resolve("large-messages").toString());
        configuration.setPagingDirectory(directory.resolve("paging").toString());
        configuration.setJournalFileSize(1024 * 1024);
        configuration.setMaxDiskUsage(-1);
        configuration.setThreadPoolMaxSize(THREADS);
        configuration.setScheduledThreadPoolMaxSize(1);
        configuration.setGlobalMaxSize(32L * 1024 * 1024);
        configuration.addAcceptorConfiguration("in-vm", IN_VM);
        if (port != 0) {
            configuration.addAcceptorConfiguration("loopback", "tcp://127.0.0.1:" + port);
        }
        // An order that cannot be recorded now is tried again, without end: none goes astray.
        configuration.addAddressSetting(
                "#",
                new AddressSettings()
                        .setMaxDeliveryAttempts(-1)
                        .setRedeliveryDelay(1_000)
                        .setRedeliveryMultiplier(2)
                        .setMaxRedeliveryDelay(60_000)
                        .setAutoCreateQueues(true)
                        .setAutoCreateAddresses(true)
                        .setAutoDeleteQueues(false)
                        .setAutoDeleteAddresses(false));
        ActiveMQServer server = ActiveMQServers.newActiveMQServer(configuration);
        server.start();
        return new EmbeddedBroker(server);
    }

    ConnectionFactory connections() {
        return new ActiveMQConnectionFactory(IN_VM);
    }

    @Override
    public void close() {
        try {
            server.stop();
            // Its threads would keep the process for another minute.
            InVMConnector.resetThreadPool();
        } catch (Exception e) {
            // Its journal is durable; the next start goes on from there.
        }
    }
}
