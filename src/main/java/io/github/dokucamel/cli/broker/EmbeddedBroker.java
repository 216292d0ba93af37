package io.github.dokucamel.cli.broker;

import io.github.dokucamel.disk.OursAlone;
import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnector;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ActiveMQServer.SERVER_STATE;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.server.impl.ServiceRegistryImpl;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;

/** The JMS broker that comes along: persistent, and reachable from this machine at most. */
public final class EmbeddedBroker implements AutoCloseable {

    private static final String IN_VM = "vm://0";
    private static final String PORT = "loopback";
    private static final int THREADS = 8;
    private static final int CONNECTIONS = 100;
    private static final int HANDSHAKE_SECONDS = 5;

    /** Beside the body, two bytes a character: what the client writes before it. */
    private static final long FRAMING_BYTES = 64 * 1024;

    private final ActiveMQServer server;
    private final Login bundle;
    private final Refusals refusals;

    private EmbeddedBroker(ActiveMQServer server, Login bundle, Refusals refusals) {
        this.server = server;
        this.bundle = bundle;
        this.refusals = refusals;
    }

    /**
     * @param directory of the journal; made ours alone
     * @param intakes the queues that we read; refused messages go to the same name with {@code
     *     .refused}
     * @param mostBytes of one order or call
     */
    public static EmbeddedBroker start(
            Path directory, Door door, Set<String> intakes, int mostBytes) throws Exception {
        return start(directory, door, intakes, mostBytes, Runtime.getRuntime().maxMemory());
    }

    /** @param memory bytes that this process may have at most */
    static EmbeddedBroker start(
            Path directory, Door door, Set<String> intakes, int mostBytes, long memory)
            throws Exception {
        OursAlone.closedDirectory(directory);
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setPersistenceEnabled(true);
        configuration.setSecurityEnabled(true);
        // Otherwise a wrong password that comes again is sent away without anybody hearing of it.
        configuration.setAuthenticationCacheSize(0);
        // Whoever knows these may do everything; as they come they are the same everywhere.
        configuration.setClusterUser(Login.unguessable());
        configuration.setClusterPassword(Login.unguessable());
        configuration.setJMXManagementEnabled(false);
        configuration.setJournalType(JournalType.NIO);
        configuration.setJournalDirectory(directory.resolve("journal").toString());
        configuration.setBindingsDirectory(directory.resolve("bindings").toString());
        configuration.setLargeMessagesDirectory(directory.resolve("large-messages").toString());
        configuration.setPagingDirectory(directory.resolve("paging").toString());
        configuration.setJournalFileSize(1024 * 1024);
        // Ours is asked at each message; the broker's looks every few seconds and lets all wait.
        configuration.setMaxDiskUsage(-1);
        configuration.setThreadPoolMaxSize(THREADS);
        configuration.setScheduledThreadPoolMaxSize(1);
        configuration.setGlobalMaxSize(32L * 1024 * 1024);
        // A message that ends the process is known again by its count.
        configuration.setPersistDeliveryCountBeforeDelivery(true);
        configuration.addAcceptorConfiguration("in-vm", IN_VM);
        if (door.port() != 0) {
            configuration.addAcceptorConfiguration(
                    PORT,
                    "tcp://127.0.0.1:%s?protocols=CORE&autoStart=false&connectionsAllowed=%s&handshake-timeout=%s"
                            .formatted(door.port(), CONNECTIONS, HANDSHAKE_SECONDS));
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
        for (String intake : intakes) {
            configuration.addQueueConfiguration(lasting(intake));
            configuration.addQueueConfiguration(lasting(intake + ".refused"));
        }
        Login bundle = Login.random("bundle-" + Login.unguessable());
        Refusals refusals = new Refusals();
        long mostBody = 2L * mostBytes + FRAMING_BYTES;
        DiskRoom room = new DiskRoom(directory, mostBody);
        Packets packets = new Packets(mostBody, room, new OpenProducers(2 * Bounds.most(memory)));
        ServiceRegistryImpl services = new ServiceRegistryImpl();
        services.addIncomingInterceptor(packets);
        ActiveMQServer server =
                new ActiveMQServerImpl(
                        configuration,
                        null,
                        new Rights(bundle, door, intakes, refusals),
                        null,
                        services);
        server.addProtocolManagerFactory(new BoundedCore());
        server.start();
        server.getManagementService().enableNotifications(false);
        EmbeddedBroker broker = new EmbeddedBroker(server, bundle, refusals);
        broker.removeDeadReplyQueues();
        server.registerBrokerPlugin(new Bounds(memory, bundle, intakes, refusals, packets, server));
        server.registerBrokerPlugin(room);
        Acceptor port = server.getRemotingService().getAcceptor(PORT);
        if (port != null) {
            port.start();
        }
        return broker;
    }

    private static QueueConfiguration lasting(String name) {
        return QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST).setDurable(true);
    }

    /**
     * Where a reply came after its asker had gone, an earlier version left an ordinary queue of the
     * temporary one's name. Nobody is there yet at the start: each of that kind is dead.
     */
    private void removeDeadReplyQueues() throws Exception {
        for (SimpleString address : Set.copyOf(server.getPostOffice().getAddresses())) {
            if (Rights.TEMPORARY.matcher(address.toString()).matches()) {
                server.removeAddressInfo(address, null, true);
            }
        }
    }

    /** With every right but to manage the broker. */
    public ConnectionFactory connections() {
        return new ActiveMQConnectionFactory(IN_VM, bundle.user(), bundle.password().revealed());
    }

    public Refusals refusals() {
        return refusals;
    }

    /** Why it takes and gives no message; empty while it does. */
    public Optional<String> trouble() {
        return server.getState() == SERVER_STATE.STARTED && server.isActive()
                ? Optional.empty()
                : Optional.of("The embedded JMS broker has stopped; restart the service");
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
