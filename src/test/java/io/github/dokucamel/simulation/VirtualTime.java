package io.github.dokucamel.simulation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/** A time that passes only when the scheduler says so, on the wall and by the monotonic clock. */
final class VirtualTime extends Clock {

    static final long BEGIN = 1_795_000_000_000L;

    private long now = BEGIN;

    void pass(long millis) {
        now += millis;
    }

    long nanoTime() {
        return TimeUnit.MILLISECONDS.toNanos(now);
    }

    @Override
    public long millis() {
        return now;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(now);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
