package io.github.dokucamel.report;

import io.github.dokucamel.told.Language;
import io.github.dokucamel.told.Reasons;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a row says otherwise than the order that was there before, as its document keeps it. */
final class WhatDiffers {

    private static final Pattern KEPT =
            Pattern.compile(
                    "What differs: (.*?)\\.(?: The rows of one order .*)?$", Pattern.DOTALL);

    /** Nothing but the amount. */
    private static final Pattern AMOUNT = Pattern.compile("amount \\([0-9]+ before, [0-9]+ now\\)");

    /** A field at the start of each part. */
    private static final Pattern FIELD =
            Pattern.compile("(^|, | and )([a-z][a-z_.]*)(?= \\(|, | and |$)");

    /** Where the earlier one came from. */
    private static final Pattern EARLIER =
            Pattern.compile(
                    "The earlier one came from (.*) on ([0-9-]{10}) at ([0-9:]{5}) UTC\\.",
                    Pattern.DOTALL);

    private WhatDiffers() {}

    /**
     * In brackets where the earlier one came from and on which day, then what differs; empty for nothing
     * of that.
     */
    static String from(@Nullable String message, PaperWords words) {
        Matcher earlier = EARLIER.matcher(message == null ? "" : message);
        String what = in(message, words);
        if (what.isEmpty() || !earlier.find()) {
            return "";
        }
        Instant at = Instant.parse(earlier.group(2) + "T" + earlier.group(3) + ":00Z");
        return words.of(
                "check.conflict_from",
                "from",
                Reasons.words("from", earlier.group(1), words.language()),
                "day",
                words.shownDay(at.toEpochMilli()),
                "what",
                what);
    }

    /** {@code due_date (2026-12-16 before, 2026-12-20 now)}; empty for nothing. */
    static String in(@Nullable String message) {
        Matcher kept = KEPT.matcher(message == null ? "" : message);
        return kept.find() ? kept.group(1) : "";
    }

    /** The same for people. */
    static String in(@Nullable String message, PaperWords words) {
        String kept = in(message);
        return words.language() == Language.EN
                ? FIELD.matcher(kept)
                        .replaceAll(
                                part ->
                                        Matcher.quoteReplacement(
                                                part.group(1) + words.field(part.group(2))))
                : Reasons.words("different", kept, words.language());
    }

    static boolean isAmountAlone(@Nullable String message) {
        return AMOUNT.matcher(in(message)).matches();
    }
}
