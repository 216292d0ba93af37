package io.github.dokucamel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.dokucamel.told.Language;
import io.github.dokucamel.told.Shown;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperWordsTest {

    private static Properties texts(Language language) throws Exception {
        Properties texts = new Properties();
        try (Reader in =
                new InputStreamReader(
                        PaperWords.class.getResourceAsStream(
                                "/META-INF/doku/papers/" + language.code() + ".properties"),
                        StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts;
    }

    private static String places(String text) {
        return Pattern.compile("\\{[a-z_]+}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .collect(Collectors.joining());
    }

    @Test
    void bothLanguagesSayTheSameThings() throws Exception {
        Properties en = texts(Language.EN);
        Properties id = texts(Language.ID);
        assertEquals(new TreeSet<>(en.keySet()), new TreeSet<>(id.keySet()));
        for (String key : en.stringPropertyNames()) {
            assertEquals(places(en.getProperty(key)), places(id.getProperty(key)), key);
        }
    }

    /** Clerks read papers: no commands, settings or options. */
    @Test
    void noPaperNamesACommandOrASetting() throws Exception {
        Pattern forPrograms = Pattern.compile("\\bdoku [a-z]|doku\\.|--[a-z]|\\b[a-z]+_[a-z]");
        for (Language language : Language.values()) {
            Properties texts = texts(language);
            for (String key : texts.stringPropertyNames()) {
                String text = texts.getProperty(key).replaceAll("\\{[a-z_]+}", "");
                assertFalse(forPrograms.matcher(text).find(), key + ": " + text);
            }
        }
    }

    @Test
    void everyStatusAndAgeHasAWord() {
        for (Language language : Language.values()) {
            PaperWords words = PaperSamples.words(language);
            for (BillStatus status : BillStatus.values()) {
                words.of("status." + status.key());
            }
            for (Age age : Age.values()) {
                words.of("age." + age.key());
            }
        }
    }

    @Test
    void sumsDaysAndTheClockAreShownAsPeopleWriteThem() {
        PaperWords words = PaperSamples.words(Language.ID);
        assertEquals("Rp 2.570.995.875", PaperWords.shown(new BigDecimal("2570995875.00")));
        assertEquals("Rp 0", PaperWords.shown(BigDecimal.ZERO));
        assertEquals("28 Agu 2026", words.shown(LocalDate.parse("2026-08-28")));
        assertEquals(
                "28 Aug 2026",
                PaperSamples.words(Language.EN).shown(LocalDate.parse("2026-08-28")));
        assertEquals("WIB", words.clock());
        assertEquals("2026-11-29T01:30", "" + words.time(PaperSamples.PAID.toEpochMilli()));
    }

    @Test
    void aNumberThatIsNotShownIsExplainedInTheLanguageOfThePaper() {
        String withheld = Shown.of("4111111111111111");
        assertFalse(withheld.contains("4111"), withheld);
        assertEquals(
                "(tidak ditampilkan: mirip nomor kartu)",
                PaperSamples.words(Language.ID).number(withheld));
        assertEquals(withheld, PaperSamples.words(Language.EN).number(withheld));
        assertEquals("FJ-1", PaperSamples.words(Language.ID).number("FJ-1"));
    }

    @Test
    void aValueThatLooksLikeAPlaceStaysAsItIs() {
        assertEquals(
                "{clock} tagihan: ditagih 1, dibayar 2, dikembalikan 3, belum dibayar 4",
                PaperSamples.words(Language.ID)
                        .of(
                                "total.sentence",
                                "count",
                                "{clock}",
                                "billed",
                                "1",
                                "paid",
                                "2",
                                "refunded",
                                "3",
                                "open",
                                "4"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "0812-8745-8232, 6281287458232",
                "+62 812 8745 8232, 6281287458232",
                "62812 87458232, 6281287458232",
                "+62 0812 8745 8232, 6281287458232",
                "81287458232, 6281287458232",
                "0065 8123 4567, 6581234567",
                "+81 90 1234 5678, 819012345678",
                "(021) 555-1234, 62215551234",
                "tidak ada, none",
                "0812, none",
                "'', none"
            })
    void aPhoneInAnySpellingOpensItsChat(String phone, String number) {
        assertEquals(
                number == null ? null : "https://wa.me/" + number + "?text=Rp%201%20%26%20%C3%A9",
                WhatsApp.link(phone, "Rp 1 & \u00e9").orElse(null));
    }
}
