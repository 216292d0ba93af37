package io.github.dokucamel.cli.broker;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.persistence.OperationContext;
import org.apache.activemq.artemis.core.postoffice.QueueBinding;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.impl.AddressInfo;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.core.transaction.TransactionOperationAbstract;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.protocol.SessionCallback;

/**
 * How much of the memory clients may hold: each queue, session and consumer takes some of it until it
 * is closed, and each message until it is committed. As the broker comes it counts none of them.
 */
final class Bounds implements ActiveMQServerPlugin {

    /** What a queue, a session and a consumer take together, with room for the rest. */
    private static final long BYTES_OF_EACH = 256 * 1024;

    private static final int MOST = 10_000;
    private static final int MOST_METADATA = 16;

    /** A message in memory is larger than what was sent. */
    private static final int BESIDE_BODY = 1_024;

    private static final int PART_OF_MEMORY = 8;

    private final int most;
    private final long mostUncommitted;
    private final Login bundle;
    private final Set<String> intakes;
    private final Refusals refusals;
    private final Packets packets;
    private final ActiveMQServer server;
    private final AtomicLong uncommitted = new AtomicLong();

    /** By name: those of clients whose messages wait for a commit. */
    private final Map<String, Boolean> transacted = new ConcurrentHashMap<>();

    /**
     * @param memory bytes of all of it
     * @param intakes the queues that we read: nobody else consumes there
     */
    Bounds(
            long memory,
            Login bundle,
            Set<String> intakes,
            Refusals refusals,
            Packets packets,
            ActiveMQServer server) {
        this.most = most(memory);
        this.mostUncommitted = memory / PART_OF_MEMORY;
        this.bundle = bundle;
        this.intakes = Set.copyOf(intakes);
        this.refusals = refusals;
        this.packets = packets;
        this.server = server;
    }

    /** Of queues, of sessions and of consumers. */
    static int most(long memory) {
        return (int) Math.min(MOST, memory / BYTES_OF_EACH);
    }

    @Override
    public void beforeAddAddress(AddressInfo address, boolean reload) throws ActiveMQException {
        // Whose it is, is not said here: the queue at it is judged by who makes it.
        refuse("addresses", server.getPostOffice().getAddresses().size() >= ours());
    }

    @Override
    public void beforeCreateQueue(QueueConfiguration queue) throws ActiveMQException {
        boolean isOurs = bundle.user().equals(String.valueOf(queue.getUser()));
        long there = server.getPostOffice().getAllBindings().count();
        refuse("queues", there >= (isOurs ? ours() : most));
    }

    /** What clients have taken leaves room for replies and destinations. */
    private int ours() {
        return most + most / 4;
    }

    @Override
    @SuppressWarnings("TooManyParameters") // as it is declared
    public void beforeCreateSession(
            String name,
            String user,
            int minLargeMessageSize,
            RemotingConnection connection,
            boolean autoCommitSends,
            boolean autoCommitAcks,
            boolean preAcknowledge,
            boolean xa,
            String defaultAddress,
            SessionCallback callback,
            boolean autoCreateQueues,
            OperationContext context,
            Map<SimpleString, RoutingType> prefixes)
            throws ActiveMQException {
        if (isClients(connection)) {
            if (server.getSessionCount() >= most) {
                // As one whose login is wrong: of any other the broker writes a stack trace.
                throw new ActiveMQSecurityException(crowded("sessions"));
            }
            if (!autoCommitSends) {
                transacted.put(name, true);
            }
        }
    }

    @Override
    public void afterCreateSession(ServerSession session) {
        BoundedCore.opened(session.getRemotingConnection());
    }

    @Override
    public void afterCloseSession(ServerSession session, boolean failed) {
        transacted.remove(session.getName());
    }

    @Override
    public void beforeCreateConsumer(
            long id,
            QueueBinding binding,
            SimpleString filter,
            boolean browseOnly,
            boolean supportLargeMessage)
            throws ActiveMQException {
        if (!intakes.contains(binding.getAddress().toString())) {
            refuse("consumers", server.getTotalConsumerCount() >= most);
        }
    }

    @Override
    public void beforeSessionMetadataAdded(ServerSession session, String key, String data)
            throws ActiveMQException {
        Map<String, String> there = session.getMetaData();
        refuse("metadata of a session", there != null && there.size() >= MOST_METADATA);
    }

    @Override
    public void beforeSend(
            ServerSession session,
            Transaction transaction,
            Message message,
            boolean direct,
            boolean noAutoCreateQueue)
            throws ActiveMQException {
        if (transaction == null || !transacted.containsKey(session.getName())) {
            return;
        }
        long size = message.getMemoryEstimate() + BESIDE_BODY;
        if (uncommitted.addAndGet(size) > mostUncommitted) {
            // He waits for no answer to any of them.
            packets.end(
                    session.getRemotingConnection(),
                    "it sent more messages without a commit than there is memory for");
        }
        transaction.addOperation(
                new TransactionOperationAbstract() {
                    @Override
                    public void afterCommit(Transaction ended) {
                        uncommitted.addAndGet(-size);
                    }

                    @Override
                    public void afterRollback(Transaction ended) {
                        uncommitted.addAndGet(-size);
                    }
                });
    }

    private static boolean isClients(RemotingConnection connection) {
        return !(connection.getTransportConnection() instanceof InVMConnection);
    }

    private void refuse(String what, boolean isTooMany) throws ActiveMQException {
        if (isTooMany) {
            throw new ActiveMQException(crowded(what));
        }
    }

    private String crowded(String what) {
        refusals.crowded(what);
        return "The broker has no room for more " + what;
    }
}
