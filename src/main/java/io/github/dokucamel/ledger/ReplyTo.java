package io.github.dokucamel.ledger;

/**
 * Where a reply goes. The ledger keeps it as {@code queue:NAME}, {@code topic:NAME}, or {@code
 * temp-queue:NAME} for one that ends with its connection.
 *
 * @param kind {@code queue} or {@code topic}
 * @param name of the destination; a temporary queue's starts with {@code temp-queue:}
 */
public record ReplyTo(String kind, String name) {

    /** Before the name of a queue that ends with its connection. */
    public static final String TEMPORARY = "temp-queue:";

    public static ReplyTo of(String kept) {
        int colon = kept.indexOf(':');
        return kept.startsWith(TEMPORARY)
                ? new ReplyTo("queue", kept)
                : new ReplyTo(kept.substring(0, colon), kept.substring(colon + 1));
    }

    public boolean isTemporary() {
        return name.startsWith(TEMPORARY);
    }

    /** @param jms name of the JMS component */
    public String endpoint(String jms) {
        return jms + ":" + kind + ":reply";
    }
}
