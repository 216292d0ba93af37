package io.github.dokucamel.cli.broker;

import io.github.dokucamel.told.Complaints;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whom the embedded broker sent away, and what it forbade: counted all, told once a minute. */
public final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final Pattern PORT = Pattern.compile(":\\d+$");

    private final Complaints complaints = new Complaints(Duration.ofMinutes(1));
    private final LongAdder logins = new LongAdder();
    private final LongAdder rights = new LongAdder();

    Refusals() {}

    void wrongLogin(RemotingConnection connection) {
        logins.increment();
        String address = address(connection);
        complaints.about(
                "login from " + address,
                "A client at "
                        + address
                        + " was sent away from the embedded JMS broker: wrong user or password",
                LOG::warn);
    }

    /** Without the name of what was wanted, which anybody can make up anew each time. */
    void forbidden(CheckType wanted) {
        rights.increment();
        complaints.about(
                "right to " + wanted,
                "The embedded JMS broker refused a client that has logged in what it may not do ("
                        + wanted
                        + "); docs/security.md says what it may",
                LOG::warn);
    }

    /** @param what there is too much of, always in the same words */
    void crowded(String what) {
        complaints.about(
                "more " + what,
                "The embedded JMS broker refused a client more "
                        + what
                        + ": so many there are that they would take the memory of the service",
                LOG::warn);
    }

    /** Each connection has a port of its own. */
    private static String address(RemotingConnection connection) {
        String address = connection.getRemoteAddress();
        return address == null
                ? "an unknown address"
                : PORT.matcher(address.replaceFirst("^.*/", "")).replaceFirst("");
    }

    /** Clients that came with a wrong user or password, since the start. */
    public long logins() {
        return logins.sum();
    }

    /** What clients that had logged in wanted and may not, since the start. */
    public long rights() {
        return rights.sum();
    }
}
