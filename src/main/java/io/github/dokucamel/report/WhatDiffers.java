package io.github.dokucamel.report;

import io.github.dokucamel.told.Language;
import io.github.dokucamel.told.Reasons;
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

    private WhatDiffers() {}

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
