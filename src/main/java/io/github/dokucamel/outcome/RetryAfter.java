package io.github.dokucamel.outcome;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the header of that name: seconds or an HTTP date. */
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofHours(1);

    /** Who asks for more than this does not mean us; then our own schedule is better. */
    private static final Duration ABSURD = Duration.ofDays(7);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final int LONGEST_HEADER = 64;

    private RetryAfter() {}

    /**
     * @return at most an hour; null when the header is absent, unreadable, in the past or absurd
     */
    static @Nullable Duration read(@Nullable String header, Instant now) {
        if (header == null || header.length() > LONGEST_HEADER) {
            return null;
        }
        Duration wait = wait(header.strip(), now);
        if (wait == null || wait.isNegative() || wait.compareTo(ABSURD) > 0) {
            return null;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static @Nullable Duration wait(String header, Instant now) {
        if (SECONDS.matcher(header).matches()) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            Instant then =
                    ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Duration.between(now, then);
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }
}
