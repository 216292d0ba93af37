package io.github.dokucamel.signature;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * The header {@code Request-Timestamp}: UTC, whole seconds, literal Z, e.g. {@code
 * 2020-08-11T08:45:42Z}.
 *
 * <p>DOKU refuses one that is more than 3600 s away from its own clock, so it is made anew for every
 * attempt.
 */
public final class RequestTimestamp {

    private static final Pattern FORM =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");

    private RequestTimestamp() {}

    /**
     * @throws IllegalArgumentException it is none; the message does not quote it
     */
    public static Instant parse(String text) {
        try {
            if (FORM.matcher(text).matches()) {
                return Instant.parse(text);
            }
        } catch (DateTimeException e) {
            // Like one of another form.
        }
        throw new IllegalArgumentException(
                "it is UTC in whole seconds with a Z, such as 2020-08-11T08:45:42Z");
    }

    /** {@code yyyy-MM-dd'T'HH:mm:ss'Z'}; fractions of a second are cut off, not rounded. */
    public static String of(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
