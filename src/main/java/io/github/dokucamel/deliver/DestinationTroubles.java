package io.github.dokucamel.deliver;

import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.told.Complaints;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the console about destinations that take nothing, and when they take documents again. */
final class DestinationTroubles {

    private static final Logger LOG = LoggerFactory.getLogger(DestinationTroubles.class);
    private static final String LEDGER = "ledger";

    private final Complaints complaints = new Complaints();

    void failed(String destination, Throwable failure) {
        if (failure instanceof LedgerException) {
            ledger(failure);
            return;
        }
        complaints.about(
                destination,
                ("Destination %s took no document (%s). Outcomes for it stay in the outbox and are"
                                + " tried again by themselves")
                        .formatted(name(destination), reason(destination, failure)),
                LOG::warn);
    }

    /** A reply that nobody can get any more is not kept: its order is in the ledger. */
    void gone() {
        complaints.about(
                "gone",
                "A reply was not delivered: the temporary destination of its JMSReplyTo is gone with its"
                        + " connection. The outcome is in the ledger; it is not tried again",
                LOG::warn);
    }

    void ledger(Throwable failure) {
        complaints.about(LEDGER, "No outcome can be delivered now: " + failure, LOG::error);
    }

    /** Replies go to a queue each: that one takes its reply says nothing of the others. */
    void works(String destination) {
        if (!destination.equals(Destinations.REPLY) && complaints.over(destination)) {
            LOG.info("Destination {} takes documents again", name(destination));
        }
    }

    private static String name(String destination) {
        if (destination.equals(Destinations.REPLY)) {
            return "JMSReplyTo";
        }
        return Destinations.isDirectory(destination)
                ? destination
                : Destinations.scheme(destination);
    }

    /** The class only, for what a component says may hold addresses, passwords or the document. */
    private static String reason(String destination, Throwable failure) {
        if (failure == null) {
            return "failed";
        }
        boolean tellable = Destinations.isDirectory(destination) && failure instanceof IOException;
        String kind = failure.getClass().getSimpleName();
        return tellable ? kind + ": " + failure.getMessage() : kind;
    }
}
