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

    static final int MOST = 10_000;

    private final long minAgeNanos;
    private final long forgottenAfterNanos;
    private final LongSupplier nanoTime;
    private final Map<Path, Sighting> seen = new HashMap<>();

    Sightings(Duration minAge, LongSupplier nanoTime) {
        this.minAgeNanos = minAge.toNanos();
        this.forgottenAfterNanos = minAge.multipliedBy(2).plusMinutes(1).toNanos();
        this.nanoTime = nanoTime;
    }

    /** Notes a look at {@code file}; whether it has been the same for the minimum age. */
    synchronized boolean settled(Path file, long size, long modifiedMillis) {
        long now = nanoTime.getAsLong();
        Sighting before = seen.get(file);
        boolean same =
                before != null && before.size == size && before.modifiedMillis == modifiedMillis;
        if (before == null && !room(now)) {
            return false;
        }
        long since = same ? before.since : now;
        seen.put(file, new Sighting(size, modifiedMillis, since, now));
        return now - since >= minAgeNanos;
    }

    private boolean room(long now) {
        if (seen.size() >= MOST) {
            seen.values().removeIf(sighting -> now - sighting.latest > forgottenAfterNanos);
        }
        return seen.size() < MOST;
    }

    private record Sighting(long size, long modifiedMillis, long since, long latest) {}
}
