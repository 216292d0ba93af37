package io.github.dokucamel.inbound;

import io.github.dokucamel.intake.HttpProblemException;
import java.util.function.Supplier;

/** A notification that DOKU did not sign like this. Whoever sent it learns nothing but that. */
final class RefusedNotificationException extends HttpProblemException {

    private static final long serialVersionUID = 1L;

    private final String sender;
    private final transient Supplier<String> why;

    /**
     * @param sender who it claims to come from, as it may stand in a log
     * @param why for the log; finding it out costs some time, and it shows no secret and no
     *     signature
     */
    RefusedNotificationException(String sender, Supplier<String> why) {
        super(401, "Unauthorized", "The signature does not hold");
        this.sender = sender;
        this.why = why;
    }

    String sender() {
        return sender;
    }

    String why() {
        return why.get();
    }
}
