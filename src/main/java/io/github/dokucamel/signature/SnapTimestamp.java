package io.github.dokucamel.signature;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.regex.Pattern;

/** The header {@code X-TIMESTAMP}: whole seconds with an offset, 2024-03-26T16:01:41+07:00. */
public final class SnapTimestamp {

    /** Where DOKU is: western Indonesia. */
    public static final ZoneOffset DEFAULT_ZONE = ZoneOffset.ofHours(7);

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

    private static final Pattern BASIC_OFFSET = Pattern.compile("([+-]\\d{2})(\\d{2})$");

    /** Years beyond it are nothing that milliseconds since 1970 can hold. */
    private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}-.*");

    private static final DateTimeFormatter READ =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .appendOffset("+HH:mm", "Z")
                    .toFormatter(Locale.ROOT);

    private SnapTimestamp() {}

    public static String of(Instant at) {
        return of(at, DEFAULT_ZONE);
    }

    /** Fractions of a second are cut off; UTC is written as Z. */
    public static String of(Instant at, ZoneOffset zone) {
        return WRITTEN.format(at.atOffset(zone));
    }

    /**
     * Any ISO 8601 date and time with a year of four digits and an explicit offset.
     *
     * @throws IllegalArgumentException it is none; the message does not quote it
     */
    public static Instant parse(String text) {
        try {
            boolean isOurEra = text != null && FOUR_DIGITS.matcher(text).matches();
            String spelled = isOurEra ? BASIC_OFFSET.matcher(text).replaceFirst("$1:$2") : "";
            return OffsetDateTime.parse(spelled, READ).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "X-TIMESTAMP is no date and time with an offset, such as"
                            + " 2024-03-26T16:01:41+07:00");
        }
    }
}
