package io.github.dokucamel.told;

import io.github.dokucamel.signature.AsciiCase;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Guesses which known name was meant: case, separators and a slip or two do not count. */
public final class NearestName {

    private static final int LONGEST = 100;
    private static final int SHORTEST_START = 4;

    private NearestName() {}

    /**
     * @param known names, possibly dotted; the part behind the last dot is tried on its own too
     */
    public static Optional<String> of(String written, Collection<String> known) {
        return few(written, known, 1).stream().findFirst();
    }

    /** The nearest, and others that are nearly as near, the nearest first; empty when none is. */
    public static List<String> few(String written, Collection<String> known, int most) {
        String wanted = folded(written);
        if (wanted.isEmpty() || wanted.length() > LONGEST) {
            return List.of();
        }
        int furthest = Math.max(1, wanted.length() / 3);
        Map<String, Integer> near = new TreeMap<>();
        for (String name : known) {
            int distance = fromWanted(wanted, name);
            if (distance <= furthest) {
                near.put(name, distance);
            }
        }
        int least = near.values().stream().min(Integer::compare).orElse(0);
        return near.entrySet().stream()
                .filter(name -> name.getValue() <= least + 1)
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .limit(most)
                .toList();
    }

    private static int fromWanted(String wanted, String name) {
        String candidate = folded(name);
        int distance = distance(wanted, candidate);
        if (wanted.length() >= SHORTEST_START && candidate.startsWith(wanted)) {
            distance = Math.min(distance, 1);
        }
        if (name.indexOf('.') >= 0) {
            String leaf = folded(name.substring(name.lastIndexOf('.') + 1));
            distance = Math.min(distance, leaf.equals(wanted) ? 0 : Integer.MAX_VALUE);
        }
        return distance;
    }

    private static String folded(String name) {
        StringBuilder letters = new StringBuilder();
        for (char c : AsciiCase.lower(name).toCharArray()) {
            if (c != '_' && c != '-' && c != ' ') {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    /** Levenshtein: insertions, deletions and replacements that turn one into the other. */
    public static int distance(String a, String b) {
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
