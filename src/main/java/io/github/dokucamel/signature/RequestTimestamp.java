package io.github.dokucamel.signature;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The header {@code Request-Timestamp}: UTC, whole seconds, literal Z, e.g. {@code
 * 2020-08-11T08:45:42Z}.
 *
 * <p>DOKU refuses one that is more than 3600 s away from its own clock, so it is made anew for every
 * attempt.
 */
public final class RequestTimestamp {

    private RequestTimestamp() {}

    /** {@code yyyy-MM-dd'T'HH:mm:ss'Z'}; fractions of a second are cut off, not rounded. */
    public static String of(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
