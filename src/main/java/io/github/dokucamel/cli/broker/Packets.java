package io.github.dokucamel.cli.broker;

import static org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl.*;

import io.github.dokucamel.told.Complaints;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.ChannelImpl.CHANNEL_ID;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.CreateQueueMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionSendContinuationMessage;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every packet that comes by the port, before the broker acts on it. What no client of JMS
 * needs (clustering, replication, federation, making a queue before one has logged in) and a message
 * that grows beyond any order ends the connection.
 */
final class Packets implements Interceptor {

    private static final Logger LOG = LoggerFactory.getLogger(Packets.class);

    static final Set<Byte> BEFORE_A_SESSION =
            Set.of(
                    PING,
                    DISCONNECT,
                    DISCONNECT_V2,
                    DISCONNECT_V3,
                    PACKETS_CONFIRMED,
                    SUBSCRIBE_TOPOLOGY,
                    SUBSCRIBE_TOPOLOGY_V2,
                    CHECK_FOR_FAILOVER,
                    CREATESESSION,
                    CREATESESSION_V2,
                    REATTACH_SESSION);

    static final Set<Byte> IN_A_SESSION =
            Set.of(
                    PACKETS_CONFIRMED,
                    CREATE_ADDRESS,
                    CREATE_QUEUE,
                    CREATE_QUEUE_V2,
                    CREATE_SHARED_QUEUE,
                    CREATE_SHARED_QUEUE_V2,
                    DELETE_QUEUE,
                    SESS_CREATECONSUMER,
                    SESS_ACKNOWLEDGE,
                    SESS_INDIVIDUAL_ACKNOWLEDGE,
                    SESS_EXPIRED,
                    SESS_COMMIT,
                    SESS_ROLLBACK,
                    SESS_QUEUEQUERY,
                    SESS_BINDINGQUERY,
                    SESS_XA_START,
                    SESS_XA_END,
                    SESS_XA_COMMIT,
                    SESS_XA_PREPARE,
                    SESS_XA_ROLLBACK,
                    SESS_XA_JOIN,
                    SESS_XA_SUSPEND,
                    SESS_XA_RESUME,
                    SESS_XA_FORGET,
                    SESS_XA_FAILED,
                    SESS_XA_INDOUBT_XIDS,
                    SESS_XA_SET_TIMEOUT,
                    SESS_XA_GET_TIMEOUT,
                    SESS_START,
                    SESS_STOP,
                    SESS_CLOSE,
                    SESS_FLOWTOKEN,
                    SESS_SEND,
                    SESS_SEND_LARGE,
                    SESS_SEND_CONTINUATION,
                    SESS_CONSUMER_CLOSE,
                    SESS_FORCE_CONSUMER_DELIVERY,
                    SESS_PRODUCER_REQUEST_CREDITS,
                    SESS_ADD_METADATA,
                    SESS_ADD_METADATA2,
                    SESS_UNIQUE_ADD_METADATA,
                    CREATE_PRODUCER,
                    REMOVE_PRODUCER);

    private static final Set<Byte> IN_PIECES = Set.of(SESS_SEND_LARGE, SESS_SEND_CONTINUATION);
    private static final Set<Byte> MESSAGES =
            Set.of(SESS_SEND, SESS_SEND_LARGE, SESS_SEND_CONTINUATION);

    /** Of what is no message: names, selectors and logins, which the broker keeps. */
    private static final int LONGEST_OTHER = 4 * 1024;

    private final long mostBytes;
    private final DiskRoom room;
    private final OpenProducers producers;
    private final Complaints complaints = new Complaints();

    /** Bytes of the body that is on its way, by connection and session. */
    private final Map<RemotingConnection, Map<Long, Long>> underway = new WeakHashMap<>();

    private final Set<RemotingConnection> ending = Collections.newSetFromMap(new WeakHashMap<>());

    /** @param mostBytes of a message's body as the broker keeps it, two a character */
    Packets(long mostBytes, DiskRoom room, OpenProducers producers) {
        this.mostBytes = mostBytes;
        this.room = room;
        this.producers = producers;
    }

    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) {
        if (isEnding(connection)) {
            return false;
        }
        // It is written as it comes, before anybody is asked; half of it would be taken for all.
        if (IN_PIECES.contains(packet.getType()) && room.isShort()) {
            end(connection, DiskRoom.SENTENCE);
            return false;
        }
        if (connection.getTransportConnection() instanceof InVMConnection) {
            return true;
        }
        if (!isAClients(packet)) {
            end(connection, "it sent what no JMS client sends");
            return false;
        }
        if (!MESSAGES.contains(packet.getType()) && packet.getPacketSize() > LONGEST_OTHER) {
            end(
                    connection,
                    "a name, a selector or a login had more than " + LONGEST_OTHER + " bytes");
            return false;
        }
        if (producers.isOneTooMany(packet, connection)) {
            end(connection, "clients had too many producers at once");
            return false;
        }
        if (isTooLarge(packet, connection)) {
            end(
                    connection,
                    "a message had more than "
                            + mostBytes
                            + " bytes, beyond any order of doku.order.max-bytes; nothing of it was"
                            + " kept");
            return false;
        }
        return true;
    }

    private static boolean isAClients(Packet packet) {
        if (packet.getChannelID() < CHANNEL_ID.USER.id) {
            return BEFORE_A_SESSION.contains(packet.getType());
        }
        // What passes away ends with its connection: nobody would ever take it away otherwise.
        boolean staysUnowned =
                packet instanceof CreateQueueMessage made
                        && !made.isDurable()
                        && !made.isTemporary();
        return IN_A_SESSION.contains(packet.getType()) && !staysUnowned;
    }

    private synchronized boolean isTooLarge(Packet packet, RemotingConnection connection) {
        if (packet.getType() == SESS_SEND_LARGE) {
            bodies(connection).put(packet.getChannelID(), 0L);
        }
        if (!(packet instanceof SessionSendContinuationMessage part)) {
            return false;
        }
        long size =
                bodies(connection)
                        .merge(packet.getChannelID(), (long) part.getBody().length, Long::sum);
        return size > mostBytes;
    }

    private Map<Long, Long> bodies(RemotingConnection connection) {
        return underway.computeIfAbsent(connection, one -> new HashMap<>());
    }

    private synchronized boolean isEnding(RemotingConnection connection) {
        return ending.contains(connection);
    }

    /** As if it had failed: then the broker takes away what it had begun to keep. */
    @SuppressWarnings("FutureReturnValueIgnored") // what it does there, the broker tells itself
    void end(RemotingConnection connection, String why) {
        synchronized (this) {
            ending.add(connection);
        }
        connection.asyncFail(new ActiveMQException(why));
        complaints.about(why, "The embedded JMS broker closed a connection: " + why, LOG::warn);
    }
}
