package io.github.dokucamel.report;

import io.github.dokucamel.told.Figures;
import io.github.dokucamel.told.Language;
import io.github.dokucamel.told.Reasons;
import io.github.dokucamel.told.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** What papers say in one language, and how they show sums and days on one clock. */
final class PaperWords {

    private final Language language;
    private final ZoneId zone;
    private final Texts texts;
    private final Figures figures;

    PaperWords(Language language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
        this.figures = new Figures(language, zone);
        this.texts = new Texts("papers", language);
    }

    Language language() {
        return language;
    }

    String of(String key) {
        return texts.of(key);
    }

    /**
     * @param places name and value of each place, in turns
     */
    String of(String key, String... places) {
        return texts.of(key, places);
    }

    /** What people call a field: {@code nomor faktur}, {@code invoice number}. */
    String field(String field) {
        return Reasons.field(field, language);
    }

    /** An invoice number, or in words why it is not shown. */
    @Nullable String number(@Nullable String number) {
        return number == null ? null : Reasons.words("withheld", number, language);
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

    /** A sentence with its moments on that clock. */
    String told(String sentence) {
        return figures.told(sentence);
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
