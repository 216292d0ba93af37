package io.github.dokucamel.settings;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Durations as people write them, with their unit: {@code 500ms}, {@code 20s}, {@code 7d}. */
final class DurationText {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,12})\\s*(ms|s|m|h|d)");

    private DurationText() {}

    /** Separated by commas. */
    static List<Duration> readAll(String text) {
        return Stream.of(text.split(",", -1)).map(d -> read(d.strip())).toList();
    }

    /** @throws IllegalArgumentException when it is none */
    static Duration read(String text) {
        Matcher m = SHAPE.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException();
        }
        long n = Long.parseLong(m.group(1));
        return switch (m.group(2)) {
            case "ms" -> Duration.ofMillis(n);
            case "s" -> Duration.ofSeconds(n);
            case "m" -> Duration.ofMinutes(n);
            case "h" -> Duration.ofHours(n);
            default -> Duration.ofDays(n);
        };
    }
}
