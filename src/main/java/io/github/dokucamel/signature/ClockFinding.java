package io.github.dokucamel.signature;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** What there is to say about a timestamp, beside the signature over it. */
final class ClockFinding {

    /** Seconds that DOKU allows a request to be away from its own clock. */
    private static final long WINDOW = 3600;

    private static final Pattern FORM =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");

    private ClockFinding() {}

    static Optional<String> of(String name, String timestamp, Instant now) {
        Instant at;
        try {
            at = FORM.matcher(timestamp).matches() ? Instant.parse(timestamp) : null;
        } catch (DateTimeException e) {
            at = null;
        }
        if (at == null) {
            return Optional.of(
                    name
                            + " is malformed: it is UTC in whole seconds with a Z, such as"
                            + " 2020-08-11T08:45:42Z.");
        }
        Duration away = Duration.between(at, now);
        if (away.abs().toSeconds() <= WINDOW) {
            return Optional.empty();
        }
        return Optional.of(
                "%s is %s %s this clock; DOKU allows a request 3600 s either way."
                        .formatted(
                                name,
                                inWords(away.abs()),
                                away.isNegative() ? "ahead of" : "behind"));
    }

    private static String inWords(Duration away) {
        if (away.toDays() > 1) {
            return away.toDays() + " days";
        }
        return "%s h %s min".formatted(away.toHours(), away.toMinutesPart());
    }
}
