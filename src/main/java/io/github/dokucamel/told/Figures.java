package io.github.dokucamel.told;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Money, days and times as people in Indonesia read them; for programs they stay digits and UTC.
 *
 * @param zone in which days end and clocks are read
 */
public record Figures(Language language, ZoneId zone) {

    private static final List<String> ENGLISH =
            List.of(
                    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                    "Dec");

    private static final List<String> INDONESIAN =
            List.of(
                    "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov",
                    "Des");

    /** What Indonesians call their times. */
    private static final Map<String, String> ZONES =
            Map.of(
                    "Asia/Jakarta", "WIB",
                    "Asia/Pontianak", "WIB",
                    "Asia/Makassar", "WITA",
                    "Asia/Ujung_Pandang", "WITA",
                    "Asia/Jayapura", "WIT");

    private static final int DECIMALS = 2;

    /** A moment as sentences for programs have it. */
    private static final Pattern UTC =
            Pattern.compile(
                    "([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T| at | pukul )([0-9]{2}:[0-9]{2})"
                            + "(?::[0-9]{2}(?:\\.[0-9]+)?)?(?:Z| UTC)");

    /** {@code Rp 2.570.995.875}; a debt is {@code -Rp 1.000}. */
    public static String money(long rupiah) {
        return money(BigDecimal.valueOf(rupiah));
    }

    /** The same, with {@code ,50} where there are decimals. */
    public static String money(BigDecimal rupiah) {
        BigDecimal rounded = rupiah.abs().setScale(DECIMALS, RoundingMode.HALF_UP);
        String plain = rounded.toPlainString();
        int point = plain.indexOf('.');
        String decimals = plain.substring(point + 1);
        String sign = rupiah.signum() < 0 && rounded.signum() > 0 ? "-" : "";
        return sign
                + "Rp "
                + grouped(plain.substring(0, point))
                + (decimals.matches("0+") ? "" : "," + decimals);
    }

    /** How many: {@code 1.000} in Indonesian, {@code 1,000} in English. */
    public static String count(long number, Language language) {
        String grouped = grouped(Long.toString(Math.abs(number)));
        String sign = number < 0 ? "-" : "";
        return sign + (language == Language.ID ? grouped : grouped.replace('.', ','));
    }

    private static String grouped(String digits) {
        return digits.replaceAll("(?<=[0-9])(?=(?:[0-9]{3})+$)", ".");
    }

    /** {@code 28 Nov 2026}, {@code 5 Agu 2026}. */
    public String day(LocalDate day) {
        List<String> months = language == Language.ID ? INDONESIAN : ENGLISH;
        return day.getDayOfMonth()
                + " "
                + months.get(day.getMonthValue() - 1)
                + " "
                + day.getYear();
    }

    /** The day on which it is so in the zone. */
    public String day(Instant at) {
        return day(at.atZone(zone).toLocalDate());
    }

    /** {@code 28 Nov 2026 14:05 WIB}. */
    public String time(Instant at) {
        ZonedDateTime there = at.atZone(zone);
        return String.format(
                Locale.ROOT,
                "%s %02d:%02d %s",
                day(there.toLocalDate()),
                there.getHour(),
                there.getMinute(),
                name(there));
    }

    /** A sentence with its moments on the clock of those who read it. */
    public String told(String sentence) {
        return UTC.matcher(sentence)
                .replaceAll(found -> Matcher.quoteReplacement(told(found.group(), found)));
    }

    private String told(String moment, MatchResult found) {
        try {
            return time(Instant.parse(found.group(1) + "T" + found.group(2) + ":00Z"));
        } catch (DateTimeException e) {
            return moment;
        }
    }

    /** {@code WIB}, or {@code UTC+08:00} where Indonesians have no name for it. */
    public String zoneName(Instant at) {
        return name(at.atZone(zone));
    }

    /** What Indonesians call the clock of a zone; empty for one they have no name for. */
    public static Optional<String> called(ZoneId zone) {
        return Optional.ofNullable(ZONES.get(zone.getId()));
    }

    private String name(ZonedDateTime there) {
        String offset = there.getOffset().getId();
        return called(zone).orElse(offset.equals("Z") ? "UTC" : "UTC" + offset);
    }
}
