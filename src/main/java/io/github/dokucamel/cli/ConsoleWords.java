package io.github.dokucamel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.told.Figures;
import io.github.dokucamel.told.Language;
import io.github.dokucamel.told.Reasons;
import io.github.dokucamel.told.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;

/** What commands say to people in one language, and how they show sums and times on one clock. */
final class ConsoleWords {

    private final Language language;
    private final Texts texts;
    private final Figures figures;

    ConsoleWords(Language language, ZoneId zone) {
        this.language = language;
        this.texts = new Texts("console", language);
        this.figures = new Figures(language, zone);
    }

    static ConsoleWords of(Settings settings) {
        return new ConsoleWords(settings.intake().language(), settings.orders().zone());
    }

    /**
     * @param places name and value of each place, in turns
     */
    String of(String key, String... places) {
        return texts.of(key, places);
    }

    /** An outcome, or how a payment or a batch stands. */
    String state(String state) {
        return Reasons.words("state", state, language);
    }

    HistoryText history() {
        return new HistoryText(language);
    }

    String count(long number) {
        return Figures.count(number, language);
    }

    /** Of a number; of anything else {@code Rp 0}. */
    static String money(JsonNode rupiah) {
        return Figures.money(rupiah.decimalValue());
    }

    /** A sentence with its moments on the reader's clock. */
    String told(String sentence) {
        return figures.told(sentence);
    }

    /** Of a moment as documents have it; what is none stays as it is. */
    String time(JsonNode at) {
        try {
            return figures.time(Instant.parse(at.asText()));
        } catch (DateTimeException e) {
            return at.asText();
        }
    }
}
