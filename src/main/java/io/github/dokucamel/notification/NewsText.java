package io.github.dokucamel.notification;

import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.signature.Digest;
import io.github.dokucamel.told.Shown;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Texts of news, cut and made safe to show; null where nothing usable was said. */
final class NewsText {

    static final int LONGEST_INVOICE_NUMBER = 64;
    static final int LONGEST_ID = 128;
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_MESSAGE = 200;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private static final DateTimeFormatter DATE =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .appendPattern("[XXX][XX][X]")
                    .toFormatter(Locale.ROOT);

    private NewsText() {}

    static String word(String text) {
        return Shown.of(text, LONGEST_WORD);
    }

    static String message(String text) {
        return Shown.of(text, LONGEST_MESSAGE);
    }

    /** Never null. */
    static String capitals(String text) {
        return text == null ? "" : AsciiCase.upper(text);
    }

    /** Compared with what the ledger holds, so unchanged or not at all. */
    static String exact(NewsBody.Value value, int longest) {
        boolean plausible =
                value != null
                        && !value.text().isBlank()
                        && value.text().length() <= longest
                        && value.text().codePoints().noneMatch(NewsText::isUnfit);
        return plausible ? value.text() : null;
    }

    private static boolean isUnfit(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }

    /** What may not be shown keeps a name, so that two refunds never become one. */
    static String distinct(String id) {
        String shown = Shown.of(id, LONGEST_ID);
        return id == null || id.equals(shown)
                ? shown
                : "withheld " + Digest.of(id.getBytes(StandardCharsets.UTF_8)).value();
    }

    /** @param zone of a date that names none */
    static Instant date(String text, ZoneOffset zone) {
        if (text == null || text.length() > LONGEST_WORD) {
            return null;
        }
        try {
            TemporalAccessor read = DATE.parseBest(text, Instant::from, LocalDateTime::from);
            Instant at =
                    read instanceof LocalDateTime local ? local.toInstant(zone) : (Instant) read;
            return at.isBefore(EARLIEST) || at.isAfter(LATEST) ? null : at;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
