package io.github.dokucamel.cli.door;

import io.github.dokucamel.told.Complaints;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of one server. When there are too many, the one that has been waited for longest
 * makes room, whatever was promised to it; where none is waited for, the new one is told to come
 * again.
 */
final class Visits {

    private static final Logger LOG = LoggerFactory.getLogger(Visits.class);

    /** Longer than proxies keep a connection that they may use again. */
    private static final double IDLE = 2.5;

    /** The part of all that one address may have. */
    private static final int SHARE = 8;

    private static final int LEAST_SHARE = 8;

    private final Limits limits;
    private final Predicate<InetAddress> isTrusted;
    private final BodyBytes bodies;
    private final Complaints complaints = new Complaints();
    private final Set<Visit> all = new HashSet<>();
    private final Map<Object, Integer> byAddress = new HashMap<>();

    /** @param isTrusted who may have as many connections as there are */
    Visits(Limits limits, Predicate<InetAddress> isTrusted, BodyBytes bodies) {
        this.limits = limits;
        this.isTrusted = isTrusted;
        this.bodies = bodies;
    }

    BodyBytes bodies() {
        return bodies;
    }

    /** From the first byte of a request to its last. */
    long patienceMs() {
        return limits.patience().toMillis();
    }

    long idleMs() {
        return (long) (patienceMs() * IDLE);
    }

    /** Whether there is room for it; then it is counted until it has {@link #left}. */
    synchronized boolean enter(Visit visit) {
        if (limits.descriptors().areShort()) {
            complain(
                    "descriptors",
                    "Out of file descriptors: %s. New connections are closed; raise the limit (ulimit -n)"
                            .formatted(limits.descriptors()));
            return makeRoom(visit);
        }
        int most = Math.max(LEAST_SHARE, limits.mostConnections() / SHARE);
        if (!isTrusted.test(visit.address())
                && byAddress.getOrDefault(place(visit.address()), 0) >= most) {
            complain(
                    "address",
                    "One address has %s connections, and gets no more. If it is a proxy, name it in"
                                    .formatted(most)
                            + " doku.trusted-proxy.addresses");
            return false;
        }
        if (all.size() >= limits.mostConnections()) {
            complain(
                    "connections",
                    "There are %s connections, as many as doku.http.max-connections allows"
                            .formatted(all.size()));
            return makeRoom(visit);
        }
        return add(visit);
    }

    private boolean makeRoom(Visit visit) {
        Optional<Visit> idle =
                all.stream()
                        .filter(each -> each.waiting().isOn())
                        .min(Comparator.comparingLong(each -> each.waiting().since()));
        idle.ifPresent(
                each -> {
                    left(each);
                    each.close();
                });
        return idle.isPresent() && add(visit);
    }

    private boolean add(Visit visit) {
        all.add(visit);
        byAddress.merge(place(visit.address()), 1, Integer::sum);
        return true;
    }

    synchronized void left(Visit visit) {
        bodies.release(visit);
        if (all.remove(visit)) {
            byAddress.computeIfPresent(
                    place(visit.address()), (place, count) -> count == 1 ? null : count - 1);
        }
    }

    /**
     * Ends those that were waited for in vain.
     *
     * @return whether there is anybody to look at again
     */
    boolean endLate() {
        long now = System.nanoTime();
        List<Visit> late;
        boolean isAnybodyThere;
        synchronized (this) {
            late = all.stream().filter(visit -> visit.waiting().isOver(now)).toList();
            isAnybodyThere = !all.isEmpty();
        }
        late.forEach(Visit::close);
        return isAnybodyThere;
    }

    /** A provider gives each of its customers 64 bits of addresses to choose from. */
    private static Object place(InetAddress address) {
        return address instanceof Inet6Address
                ? Arrays.hashCode(Arrays.copyOf(address.getAddress(), 8))
                : address;
    }

    private void complain(String subject, String sentence) {
        complaints.about(subject, sentence, LOG::warn);
    }
}
