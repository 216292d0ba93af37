package io.github.dokucamel.cli.door;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The bytes of bodies that are in memory, over all connections. When there is no room, who showed no
 * key and holds most of what is unfinished makes it.
 */
final class BodyBytes {

    private final long most;
    private final Runnable full;
    private final Map<Visit, Long> held = new HashMap<>();
    private long total;

    /** @param full is told each time that somebody was turned away */
    BodyBytes(long most, Runnable full) {
        this.most = most;
        this.full = full;
    }

    /**
     * @param bytes all that it holds now
     * @return whether there is room for it; else it holds none
     */
    synchronized boolean hold(Visit visit, long bytes) {
        Long before = held.put(visit, bytes);
        total += bytes - (before == null ? 0 : before);
        while (total > most) {
            full.run();
            Optional<Visit> other = leastWelcome();
            if (other.isEmpty() || other.get() == visit) {
                release(visit);
                return false;
            }
            release(other.get());
            other.get().turnAway();
        }
        return true;
    }

    private Optional<Visit> leastWelcome() {
        return held.entrySet().stream()
                .filter(each -> each.getKey().waiting().isOn())
                .max(
                        Comparator.comparing(
                                        (Map.Entry<Visit, Long> each) ->
                                                !each.getKey().verdict().hasKey())
                                .thenComparing(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    synchronized void release(Visit visit) {
        Long bytes = held.remove(visit);
        total -= bytes == null ? 0 : bytes;
    }
}
