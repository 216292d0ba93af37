package io.github.dokucamel.ledger;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a reply goes. The ledger keeps it as {@code queue:NAME} or {@code topic:NAME}, with {@code
 * temp-} before it for one that ends with its connection.
 *
 * @param kind {@code queue} or {@code topic}
 * @param name as the broker has it
 */
public record ReplyTo(String kind, String name, boolean isTemporary) {

    private static final String QUEUE = "queue";
    private static final Pattern KEPT = Pattern.compile("(temp-)?(queue|topic):(?s:(.*))");

    /** As some clients write the kind before a name. */
    private static final Pattern WRITTEN = Pattern.compile("temp-(queue|topic)://(?s:(.+))");

    /**
     * How brokers name what ends with its connection, where a client does not say that it does: a
     * UUID (Artemis), ActiveMQ Classic, IBM MQ, RabbitMQ, Qpid, Solace, TIBCO.
     */
    private static final Pattern TEMPORARY_NAME =
            Pattern.compile(
                    "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
                            + "|ID:.+"
                            + "|(queue://[^/]*/)?AMQ\\.[0-9A-F]{16}.*"
                            + "|jms-temp-(queue|topic)-.+"
                            + "|amq\\.gen-.+"
                            + "|TempQueue[0-9a-f-]{36}"
                            + "|#P2P/QTMP/.+"
                            + "|\\$TMP\\$\\..+");

    /** One that was kept, or that {@link #named} named. */
    public static ReplyTo of(String kept) {
        Matcher parts = KEPT.matcher(kept);
        if (!parts.matches()) {
            throw new IllegalArgumentException("This was not kept as the destination of a reply");
        }
        return of(parts.group(2), parts.group(3), parts.group(1) != null);
    }

    /**
     * @param name as a client tells it
     * @param saidTemporary whether the client says that it ends with its connection; if not, its name
     *     may
     */
    public static ReplyTo of(String kind, String name, boolean saidTemporary) {
        Matcher written = WRITTEN.matcher(name);
        return written.matches()
                ? new ReplyTo(written.group(1), written.group(2), true)
                : new ReplyTo(kind, name, saidTemporary || TEMPORARY_NAME.matcher(name).matches());
    }

    /** As the ledger keeps it. */
    public String kept() {
        return (isTemporary ? "temp-" : "") + kind + ":" + name;
    }

    /** What a message is sent to: the name, and of one that may be gone all that is known of it. */
    public String named() {
        return isTemporary ? kept() : name;
    }

    public boolean isQueue() {
        return kind.equals(QUEUE);
    }

    /** @param jms name of the JMS component */
    public String endpoint(String jms) {
        return jms + ":" + kind + ":reply";
    }
}
