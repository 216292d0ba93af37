package io.github.dokucamel.intake.format;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/** The character between the cells: of comma, semicolon and tab the one the header uses most. */
final class CsvSeparator {

    /** Longest header that is looked at. */
    static final int HEADER = 64 * 1024;

    private static final String CANDIDATES = ",;\t";

    private CsvSeparator() {}

    /**
     * @param text stands at the start of the file, and does again afterwards
     */
    static char of(Reader text) throws IOException {
        int[] seen = new int[CANDIDATES.length()];
        boolean quoted = false;
        boolean started = false;
        text.mark(HEADER);
        for (int i = 0; i < HEADER; i++) {
            int c = text.read();
            boolean lineEnd = c == '\n' || c == '\r';
            if (c < 0 || lineEnd && started && !quoted) {
                break;
            }
            started |= !lineEnd;
            quoted ^= c == '"';
            int candidate = CANDIDATES.indexOf(c);
            if (candidate >= 0 && !quoted) {
                seen[candidate]++;
            }
        }
        text.reset();
        int most = Arrays.stream(seen).max().orElseThrow();
        return CANDIDATES.charAt(Arrays.stream(seen).boxed().toList().indexOf(most));
    }
}
