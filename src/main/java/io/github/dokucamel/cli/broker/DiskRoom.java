package io.github.dokucamel.cli.broker;

import io.github.dokucamel.told.Complaints;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIOErrorException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes no message that the disk may not hold. The broker itself confirms one whose body it could
 * not write: of a failed write it hears, and of what was on its way then it goes on as if nothing
 * were.
 */
final class DiskRoom implements ActiveMQServerPlugin {

    private static final Logger LOG = LoggerFactory.getLogger(DiskRoom.class);

    /** The files that the journal makes ahead, and what it moves together. */
    private static final long JOURNAL_BYTES = 4L * 1024 * 1024;

    /** To who sent a message that is not taken. */
    static final String SENTENCE =
            "The disk of the embedded JMS broker is full or nearly so; nothing was taken: send it"
                    + " again when there is space";

    private final File directory;
    private final long least;
    private final Complaints complaints = new Complaints(Duration.ofMinutes(1));
    private volatile boolean hasFailed;

    /**
     * @param directory of the journal
     * @param mostBytes of a message's body as the broker keeps it
     */
    DiskRoom(Path directory, long mostBytes) {
        this.directory = directory.toFile();
        this.least = JOURNAL_BYTES + mostBytes;
    }

    @Override
    public void registered(ActiveMQServer server) {
        server.registerIOCriticalErrorListener((cause, message, file) -> end());
    }

    /** Whether there is room for another message; told where there is none. */
    boolean isShort() {
        if (directory.getUsableSpace() >= least) {
            return false;
        }
        complaints.about(
                "room",
                ("The disk of the embedded JMS broker is nearly full: no message is taken while"
                                + " fewer than %s MB are free")
                        .formatted(megabytes(least)),
                LOG::error);
        return true;
    }

    /** Asked when a large body has been written: whether that failed is known by now. */
    @Override
    public void beforeSend(
            ServerSession session,
            Transaction transaction,
            Message message,
            boolean direct,
            boolean noAutoCreateQueue)
            throws ActiveMQException {
        if (hasFailed || isShort()) {
            throw new ActiveMQIOErrorException(SENTENCE);
        }
    }

    private void end() {
        hasFailed = true;
        LOG.error(
                "The embedded JMS broker has stopped, because its disk took nothing more. What it"
                        + " confirmed is kept and nothing is taken until the service is restarted; free"
                        + " at least {} MB first",
                megabytes(least));
    }

    private static long megabytes(long bytes) {
        return (bytes + 1024 * 1024 - 1) / (1024 * 1024);
    }
}
