package io.github.dokucamel.order;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Guesses which known name was meant: case, separators and a slip or two do not count. */
public final class NearestName {

    private static final int LONGEST = 100;
    private static final int SHORTEST_START = 4;

    private NearestName() {}

    /**
     * @param known names, possibly dotted; the part behind the last dot is tried on its own too
     */
    public static Optional<String> of(String written, Collection<String> known) {
        String wanted = folded(written);
        if (wanted.isEmpty() || wanted.length() > LONGEST) {
            return Optional.empty();
        }
        String nearest = null;
        int least = Math.max(1, wanted.length() / 3) + 1;
        for (String name : new TreeSet<>(known)) {
            String candidate = folded(name);
            int distance = distance(wanted, candidate);
            if (wanted.length() >= SHORTEST_START && candidate.startsWith(wanted)) {
                distance = Math.min(distance, 1);
            }
            if (name.indexOf('.') >= 0) {
                String leaf = folded(name.substring(name.lastIndexOf('.') + 1));
                distance = Math.min(distance, leaf.equals(wanted) ? 0 : Integer.MAX_VALUE);
            }
            if (distance < least) {
                least = distance;
                nearest = name;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static String folded(String name) {
        StringBuilder letters = new StringBuilder();
        for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
            if (c != '_' && c != '-' && c != ' ') {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    /** Levenshtein: insertions, deletions and replacements that turn one into the other. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
