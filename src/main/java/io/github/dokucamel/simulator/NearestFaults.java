package io.github.dokucamel.simulator;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The modes that somebody may have meant who wrote one that does not exist. */
final class NearestFaults {

    private static final int SHOWN = 3;
    private static final int LONGEST = 60;

    private NearestFaults() {}

    /** Nearest first. */
    static List<Fault> to(String written) {
        String wanted = written.toLowerCase(Locale.ROOT).replace('_', '-');
        String compared = wanted.substring(0, Math.min(LONGEST, wanted.length()));
        return Stream.of(Fault.values())
                .sorted(Comparator.comparingInt(fault -> steps(compared, fault.toString())))
                .limit(SHOWN)
                .toList();
    }

    /** A beginning of a name is nearer to it than any slip of the pen. */
    private static int steps(String written, String name) {
        return !written.isEmpty() && name.startsWith(written)
                ? name.length() - written.length() - LONGEST
                : distance(written, name);
    }

    /** Levenshtein: insertions, deletions and replacements that turn one into the other. */
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(replaced, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[b.length()];
    }
}
