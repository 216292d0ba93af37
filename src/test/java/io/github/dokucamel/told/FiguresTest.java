package io.github.dokucamel.told;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    private static final Figures JAKARTA = in("Asia/Jakarta", Language.ID);

    private static Figures in(String zone, Language language) {
        return new Figures(language, ZoneId.of(zone));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0             | Rp 0
                    999           | Rp 999
                    1000          | Rp 1.000
                    90000.00      | Rp 90.000
                    2570995875    | Rp 2.570.995.875
                    999999999999  | Rp 999.999.999.999
                    1000.5        | Rp 1.000,50
                    -250000       | -Rp 250.000
                    -0.001        | Rp 0
                    1E+6          | Rp 1.000.000
                    """)
    void moneyIsRupiahWithDots(BigDecimal amount, String shown) {
        assertEquals(shown, Figures.money(amount));
    }

    @Test
    void theSameOfWholeRupiah() {
        assertEquals("Rp 2.570.995.875", Figures.money(2_570_995_875L));
        assertEquals("-Rp 9.223.372.036.854.775.808", Figures.money(Long.MIN_VALUE));
    }

    @Test
    void countsAreGroupedAsTheReaderDoes() {
        assertEquals("1.000.000", Figures.count(1_000_000, Language.ID));
        assertEquals("1,000,000", Figures.count(1_000_000, Language.EN));
        assertEquals("-12", Figures.count(-12, Language.EN));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-28, 28 Nov 2026, 28 Nov 2026",
        "2026-05-01, 1 May 2026, 1 Mei 2026",
        "2026-08-05, 5 Aug 2026, 5 Agu 2026",
        "2026-10-31, 31 Oct 2026, 31 Okt 2026",
        "2028-02-29, 29 Feb 2028, 29 Feb 2028",
        "2026-12-31, 31 Dec 2026, 31 Des 2026"
    })
    void daysHaveTheirMonthInWords(LocalDate day, String english, String indonesian) {
        assertEquals(english, in("UTC", Language.EN).day(day));
        assertEquals(indonesian, JAKARTA.day(day));
    }

    /** Five in the afternoon of UTC is the next day in Indonesia. */
    @ParameterizedTest
    @CsvSource({
        "Asia/Jakarta, 1 Jan 2027 00:05 WIB",
        "Asia/Pontianak, 1 Jan 2027 00:05 WIB",
        "Asia/Makassar, 1 Jan 2027 01:05 WITA",
        "Asia/Jayapura, 1 Jan 2027 02:05 WIT",
        "UTC, 31 Des 2026 17:05 UTC",
        "Asia/Singapore, 1 Jan 2027 01:05 UTC+08:00"
    })
    void timesAreThoseOfTheZone(String zone, String shown) {
        Instant at = Instant.parse("2026-12-31T17:05:59Z");
        assertEquals(shown, in(zone, Language.ID).time(at));
        assertEquals(shown.replaceFirst(" [0-9]+:.*", ""), in(zone, Language.ID).day(at));
    }

    @Test
    void momentsInSentencesAreOnTheClockOfThoseWhoReadThem() {
        Figures wib = new Figures(Language.ID, ZoneId.of("Asia/Jakarta"));
        assertEquals(
                "datang 1 Des 2026 00:30 WIB, lalu 28 Nov 2026 10:00 WIB",
                wib.told("datang 2026-11-30 pukul 17:30 UTC, lalu 2026-11-28T03:00:59.1Z"));
        assertEquals("2026-13-40 at 25:00 UTC", wib.told("2026-13-40 at 25:00 UTC"));
        assertEquals("2026-11-30", wib.told("2026-11-30"));
    }
}
