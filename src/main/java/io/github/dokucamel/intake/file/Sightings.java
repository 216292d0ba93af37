package io.github.dokucamel.intake.file;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Since when a file has been seen unchanged. Holds so many files and no more: a new one is not
 * looked after until an old one has gone, rather than forgetting each before its time has come.
 */
final class Sightings {

    static final int MOST = 50_000;

    private final long minAgeNanos;
    private final long forgottenAfterNanos;
    private final LongSupplier nanoTime;
    private final Map<Path, Sighting> seen = new HashMap<>();

    Sightings(Duration minAge, LongSupplier nanoTime) {
        this.minAgeNanos = minAge.toNanos();
        this.forgottenAfterNanos = minAge.multipliedBy(2).plusMinutes(1).toNanos();
        this.nanoTime = nanoTime;
    }

    /** Notes a look at {@code file}; whether two looks, the minimum age apart, were equal. */
    synchronized boolean settled(Path file, Look look) {
        long now = nanoTime.getAsLong();
        Sighting before = seen.get(file);
        if (before == null && !room(now)) {
            return false;
        }
        boolean same = before != null && before.look.equals(look);
        boolean old = same && now - before.since >= minAgeNanos;
        // The end is read only where it decides: of a new look, and of an old one.
        int tail = same && !old ? before.tail : Look.tail(file, look.size());
        boolean settled = old && tail == before.tail;
        seen.put(
                file,
                new Sighting(look, tail, same && (settled || !old) ? before.since : now, now));
        return settled || minAgeNanos == 0;
    }

    synchronized void forget(Path file) {
        seen.remove(file);
    }

    private boolean room(long now) {
        if (seen.size() >= MOST) {
            seen.values().removeIf(sighting -> now - sighting.latest > forgottenAfterNanos);
        }
        return seen.size() < MOST;
    }

    private record Sighting(Look look, int tail, long since, long latest) {}
}
