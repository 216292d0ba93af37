package io.github.dokucamel.signature;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Timestamps that may have been signed instead of the one in the header. */
final class TimestampSlips {

    private static final int MOST_SECONDS = 5;
    private static final String REMEDY = ". Take the time once, and sign what the header says.";

    private final List<Slip> slips = new ArrayList<>();
    private final UnaryOperator<String> signed;

    private TimestampSlips(UnaryOperator<String> signed) {
        this.signed = signed;
    }

    /** @param signed what is signed for a timestamp */
    static List<Slip> of(UnaryOperator<String> signed, String sent) {
        TimestampSlips all = new TimestampSlips(signed);
        try {
            all.near(OffsetDateTime.parse(sent.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2")));
        } catch (DateTimeException e) {
            // What is no time is told of by itself.
        }
        return all.slips;
    }

    private void near(OffsetDateTime sent) {
        for (int seconds = 1; seconds <= MOST_SECONDS; seconds++) {
            add(
                    seconds + " s earlier than it was sent",
                    written("XXX", sent.minusSeconds(seconds)));
            add(seconds + " s later than it was sent", written("XXX", sent.plusSeconds(seconds)));
        }
        for (int hours : new int[] {0, 7, 8, 9}) {
            ZoneOffset zone = ZoneOffset.ofHours(hours);
            for (String form : hours == 0 ? List.of("XXX", "xxx") : List.of("XXX")) {
                add(
                        "in another zone than it was sent",
                        written(form, sent.withOffsetSameInstant(zone)));
                add(
                        "with another zone behind the same time",
                        written(form, sent.withOffsetSameLocal(zone)));
            }
        }
        add("without its zone", written("", sent));
        add("without the colon of its zone", written("xx", sent));
        add("with milliseconds", written(".SSSXXX", sent));
        add("with a blank for its T", written("XXX", sent).replace('T', ' '));
        add("in seconds since 1970", String.valueOf(sent.toEpochSecond()));
    }

    private static String written(String end, OffsetDateTime time) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss" + end, Locale.ROOT).format(time);
    }

    private void add(String how, String timestamp) {
        slips.add(
                new Slip(
                        "The timestamp was signed " + how + REMEDY, () -> signed.apply(timestamp)));
    }
}
