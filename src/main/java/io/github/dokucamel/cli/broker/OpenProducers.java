package io.github.dokucamel.cli.broker;

import static org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl.CREATE_PRODUCER;
import static org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl.REMOVE_PRODUCER;
import static org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl.SESS_CLOSE;

import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/** The producers that clients have open: the broker keeps each until it is closed, and counts none. */
final class OpenProducers {

    private final int most;

    /** How many, by connection and session. */
    private final Map<RemotingConnection, Map<Long, Integer>> open = new WeakHashMap<>();

    /** @param most of all clients together */
    OpenProducers(int most) {
        this.most = most;
    }

    /** Counts what this packet makes or closes; whether it makes one too many. */
    synchronized boolean isOneTooMany(Packet packet, RemotingConnection connection) {
        long session = packet.getChannelID();
        switch (packet.getType()) {
            case CREATE_PRODUCER ->
                    open.computeIfAbsent(connection, one -> new HashMap<>())
                            .merge(session, 1, Integer::sum);
            case REMOVE_PRODUCER ->
                    open.computeIfPresent(
                            connection,
                            (one, sessions) -> {
                                sessions.computeIfPresent(session, (id, count) -> count - 1);
                                return sessions;
                            });
            case SESS_CLOSE ->
                    open.computeIfPresent(
                            connection,
                            (one, sessions) -> {
                                sessions.remove(session);
                                return sessions;
                            });
            default -> {
                return false;
            }
        }
        return packet.getType() == CREATE_PRODUCER && count() > most;
    }

    private int count() {
        open.keySet().removeIf(RemotingConnection::isDestroyed);
        return open.values().stream()
                .flatMap(sessions -> sessions.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }
}
