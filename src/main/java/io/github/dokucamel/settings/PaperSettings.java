package io.github.dokucamel.settings;

import io.github.dokucamel.told.Language;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/**
 * How papers are written.
 *
 * @param daily when the workbook over all files is written every day; empty for never
 */
public record PaperSettings(Language language, Optional<LocalTime> daily) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    static PaperSettings of(Values values) {
        return new PaperSettings(
                language(values),
                values.optional(
                        "doku.report.daily", PaperSettings::time, "is no time such as 07:00"));
    }

    /** In which people are told things, on paper or not. */
    static Language language(Values values) {
        return values.read(
                "doku.language",
                name -> Language.of(name).orElseThrow(IllegalArgumentException::new),
                "is neither en nor id");
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text, TIME);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
