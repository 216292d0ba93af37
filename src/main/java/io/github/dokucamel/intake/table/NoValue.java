package io.github.dokucamel.intake.table;

import java.util.Set;

/** What people write where they have nothing to write. */
final class NoValue {

    private static final Set<String> WORDS =
            Set.of(
                    "",
                    "tidak ada",
                    "tdk ada",
                    "tidak punya",
                    "kosong",
                    "belum ada",
                    "n a",
                    "na",
                    "nihil",
                    "none",
                    "null",
                    "nil",
                    "no",
                    "x",
                    "xx",
                    "xxx",
                    "tba",
                    "0",
                    "00",
                    "000",
                    "unknown",
                    "tidak diketahui");

    private static final int LONGEST = 40;

    private NoValue() {}

    /** {@code -}, {@code tidak ada}, {@code #N/A}. */
    static boolean is(String text) {
        return text.length() <= LONGEST
                && text.indexOf('@') < 0
                && WORDS.contains(CellText.words(text));
    }
}
