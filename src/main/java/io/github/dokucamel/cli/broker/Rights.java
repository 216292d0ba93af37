package io.github.dokucamel.cli.broker;

import java.util.Set;
import java.util.regex.Pattern;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.RolePrincipal;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * Who comes in, and what each may do.
 *
 * <p>The bundle, inside this process, may do everything but manage the broker, which nobody may. A
 * client at the port puts messages on the queues that we read, and reads every other one; it may make
 * temporary queues, and lasting ones whose name begins with {@code doku.replies}. Where no password
 * is asked for, it may make and fill queues of any other name too.
 */
final class Rights implements ActiveMQSecurityManager5 {

    private static final RolePrincipal BUNDLE = new RolePrincipal("bundle");
    private static final RolePrincipal CLIENT = new RolePrincipal("client");

    /** The broker's own: its management, its notifications, its inner queues. */
    private static final Pattern RESERVED = Pattern.compile("(activemq\\.|\\$).*");

    private static final Pattern REPLIES = Pattern.compile("doku\\.replies(\\..+)?");

    /** What clients call a temporary queue. */
    static final Pattern TEMPORARY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** A subscriber of a topic makes a queue of its own; at an address that is not there it cannot. */
    private static final Set<CheckType> LISTENING =
            Set.of(
                    CheckType.CONSUME,
                    CheckType.BROWSE,
                    CheckType.CREATE_NON_DURABLE_QUEUE,
                    CheckType.DELETE_NON_DURABLE_QUEUE);

    private static final Set<CheckType> LASTING =
            Set.of(CheckType.CREATE_ADDRESS, CheckType.CREATE_DURABLE_QUEUE);

    private final Login bundle;
    private final Door door;
    private final Set<String> intakes;
    private final Refusals refusals;

    /**
     * @param bundle known to this process only, under a name that no client can guess: what was
     *     granted is remembered by name
     * @param intakes the queues that we read
     */
    Rights(Login bundle, Door door, Set<String> intakes, Refusals refusals) {
        this.bundle = bundle;
        this.door = door;
        this.intakes = intakes;
        this.refusals = refusals;
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user,
            @Nullable String password,
            RemotingConnection connection,
            @Nullable String domain) {
        if (connection.getTransportConnection() instanceof InVMConnection) {
            return bundle.matches(user, password) ? subject(bundle.user(), BUNDLE) : null;
        }
        Login asked = door.login();
        if (asked == null) {
            return subject("anybody", CLIENT);
        }
        if (asked.matches(user, password)) {
            return subject(asked.user(), CLIENT);
        }
        refusals.wrongLogin(connection);
        return null;
    }

    private static Subject subject(String user, RolePrincipal role) {
        return new Subject(true, Set.of(new UserPrincipal(user), role), Set.of(), Set.of());
    }

    @Override
    public boolean authorize(
            Subject subject, Set<Role> roles, CheckType wanted, String addressAndQueue) {
        boolean may = may(subject, wanted, addressAndQueue.replaceFirst("::.*", ""));
        if (!may) {
            refusals.forbidden(wanted);
        }
        return may;
    }

    private boolean may(Subject subject, CheckType wanted, String address) {
        if (wanted == CheckType.MANAGE || RESERVED.matcher(address).matches()) {
            return false;
        }
        return subject.getPrincipals().contains(BUNDLE) || isClients(wanted, address);
    }

    private boolean isClients(CheckType wanted, String address) {
        if (intakes.contains(address)) {
            return wanted == CheckType.SEND;
        }
        if (LISTENING.contains(wanted)) {
            return true;
        }
        if (TEMPORARY.matcher(address).matches()) {
            return wanted == CheckType.CREATE_ADDRESS || wanted == CheckType.DELETE_ADDRESS;
        }
        if (door.isOpen()) {
            return wanted == CheckType.SEND || LASTING.contains(wanted);
        }
        return REPLIES.matcher(address).matches() && LASTING.contains(wanted);
    }

    @Override
    public boolean validateUser(String user, String password) {
        return false;
    }

    @Override
    public boolean validateUserAndRole(
            String user, String password, Set<Role> roles, CheckType wanted) {
        return false;
    }
}
