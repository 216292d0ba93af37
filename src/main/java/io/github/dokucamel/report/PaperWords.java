package io.github.dokucamel.report;

import io.github.dokucamel.told.Figures;
import io.github.dokucamel.told.Language;
import io.github.dokucamel.told.Reasons;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What papers say in one language, and how they show sums and days on one clock. */
final class PaperWords {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    private final Language language;
    private final ZoneId zone;
    private final Properties texts = new Properties();
    private final Figures figures;

    PaperWords(Language language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
        this.figures = new Figures(language, zone);
        String resource = "/META-INF/doku/papers/" + language.code() + ".properties";
        try (Reader in =
                new InputStreamReader(
                        PaperWords.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Language language() {
        return language;
    }

    String of(String key) {
        return Objects.requireNonNull(texts.getProperty(key), key);
    }

    /**
     * @param places name and value of each place, in turns
     */
    String of(String key, String... places) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < places.length; i += 2) {
            values.put(places[i], places[i + 1]);
        }
        return PLACE.matcher(of(key))
                .replaceAll(
                        place ->
                                Matcher.quoteReplacement(
                                        values.getOrDefault(place.group(1), place.group())));
    }

    /** What people call a field: {@code nomor faktur}. */
    String field(String field) {
        return Reasons.field(field, language);
    }

    /** What the clock of {@link #time} is called: {@code WIB}. */
    String clock() {
        return Figures.called(zone).orElse(zone.getId());
    }

    /** The same clock in another language. */
    PaperWords in(Language other) {
        return other == language ? this : new PaperWords(other, zone);
    }

    /** On that clock; null stays null. */
    @Nullable LocalDateTime time(@Nullable Long millis) {
        return millis == null
                ? null
                : LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), zone)
                        .withSecond(0)
                        .withNano(0);
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    /** Null for what is none. */
    static @Nullable LocalDate day(@Nullable String iso) {
        try {
            return iso == null ? null : LocalDate.parse(iso);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** {@code 28 Nov 2026}. */
    String shown(LocalDate day) {
        return figures.day(day);
    }

    /** The same of a moment, on the clock of those who read it. */
    String shownDay(long millis) {
        return figures.day(Instant.ofEpochMilli(millis));
    }

    /** {@code 1.250}. */
    static String shown(long count) {
        return Figures.count(count, Language.ID);
    }

    /** {@code Rp 2.570.995.875}; what there is beside whole rupiah is not shown. */
    static String shown(BigDecimal rupiah) {
        return Figures.money(rupiah.setScale(0, RoundingMode.DOWN));
    }
}
