package io.github.dokucamel.signature;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What there is to say about a timestamp, beside the signature over it. */
final class ClockFinding {

    /** Seconds that DOKU allows a request to be away from its own clock. */
    private static final long WINDOW = 3600;

    private static final String WRONG_ZONE =
            " Unless it is as old as that, an Indonesian time has another zone behind it, or the other way round.";

    private ClockFinding() {}

    static Optional<String> of(String name, String timestamp, Instant now) {
        try {
            String window = "; DOKU allows a request 3600 s either way.";
            return away(name, RequestTimestamp.parse(timestamp), now, window);
        } catch (IllegalArgumentException e) {
            return Optional.of(name + " is malformed: " + e.getMessage() + ".");
        }
    }

    /** The same of {@code X-TIMESTAMP}. */
    static Optional<String> ofSnap(String timestamp, Instant now) {
        try {
            return away("X-TIMESTAMP", SnapTimestamp.parse(timestamp), now, ".");
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage() + ".");
        }
    }

    private static Optional<String> away(String name, Instant at, Instant now, String window) {
        Duration away = Duration.between(at, now);
        if (away.abs().toSeconds() <= WINDOW) {
            return Optional.empty();
        }
        String words =
                name
                        + " is "
                        + inWords(away.abs())
                        + (away.isNegative() ? " ahead of" : " behind")
                        + " this clock"
                        + window;
        return Optional.of(isIndonesian(away) ? words + WRONG_ZONE : words);
    }

    /** Whether it is as far away as Indonesia's time, give or take some minutes. */
    private static boolean isIndonesian(Duration away) {
        long minutes = away.abs().plusMinutes(5).toMinutes();
        return minutes / 60 >= 7 && minutes / 60 <= 9 && minutes % 60 < 10;
    }

    private static String inWords(Duration away) {
        if (away.toDays() > 1) {
            return away.toDays() + " days";
        }
        return "%s h %s min".formatted(away.toHours(), away.toMinutesPart());
    }
}
