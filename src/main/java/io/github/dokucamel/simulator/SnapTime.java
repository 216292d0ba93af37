package io.github.dokucamel.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code X-TIMESTAMP}: seconds and an offset, Z included. The older scheme has Z alone. */
final class SnapTime {

    static final ZoneOffset JAKARTA = ZoneOffset.ofHours(7);

    private static final Pattern FORM =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(Z|[+-]\\d{2}:\\d{2})");
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    /** Of the older scheme; that of SNAP is not published. */
    private static final Duration WINDOW = Duration.ofHours(1);

    private SnapTime() {}

    static String of(Instant at) {
        return WRITTEN.format(at.atOffset(JAKARTA));
    }

    static Optional<Instant> read(String text) {
        try {
            return FORM.matcher(text).matches()
                    ? Optional.of(Instant.parse(text))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static boolean isNear(Instant given, Instant now) {
        return Duration.between(given, now).abs().compareTo(WINDOW) <= 0;
    }
}
