package io.github.dokucamel.send.queue;

import java.util.Optional;
import org.apache.camel.Exchange;

/** What a step that looks for work tells the consumer of its route. */
public final class NextLook {

    private static final String DUE_AT = "doku-due-at";

    private NextLook() {}

    /**
     * @param found whether to look again at once, when this has been worked off
     * @param dueAt when there will be work, should none be written before; milliseconds since 1970,
     *     a past one for soon
     */
    public static void after(Exchange exchange, boolean found, Optional<Long> dueAt) {
        // Camel's own schedulers go by this property too.
        exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, found);
        exchange.setProperty(DUE_AT, dueAt.orElse(null));
    }

    static boolean isAtOnce(Exchange exchange) {
        return exchange.getProperty(Exchange.SCHEDULER_POLLED_MESSAGES, false, Boolean.class);
    }

    /** {@link Long#MAX_VALUE} when nobody knows. */
    static long dueAt(Exchange exchange) {
        return exchange.getProperty(DUE_AT, Long.MAX_VALUE, Long.class);
    }
}
