package io.github.dokucamel.told;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Several things in one sentence. */
public final class Listing {

    /** Places of lists whose parts are words of their own. */
    private static final Set<String> LISTS = Set.of("headers", "different");

    /** Not the commas inside of brackets. */
    private static final Pattern PARTED = Pattern.compile(", (?![^(]*\\))");

    private Listing() {}

    /** {@code 4, 5 and 6}. */
    public static String and(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : word(
                        "list.and",
                        Map.of(
                                "first", String.join(", ", parts.subList(0, last)),
                                "last", parts.get(last)));
    }

    /** {@code a or b or c}. */
    public static String or(List<String> parts) {
        return parts.size() < 2
                ? String.join("", parts)
                : word(
                        "list.or",
                        Map.of("first", parts.get(0), "list", or(parts.subList(1, parts.size()))));
    }

    /** {@code 4 to 30}. */
    public static String to(String first, String last) {
        return word("list.to", Map.of("first", first, "last", last));
    }

    /** {@code a, b and 3 more}, where there are more than are listed. */
    public static String some(List<String> parts, int most) {
        String listed = String.join(", ", parts.subList(0, Math.min(most, parts.size())));
        int more = parts.size() - most;
        return more > 0
                ? word(
                        "different.more",
                        Map.of("different", listed, "more", Integer.toString(more)))
                : listed;
    }

    private static String word(String code, Map<String, String> values) {
        return Reasons.word(code).rule(values, Language.EN);
    }

    /** Whether the parts of what stands in a place are turned one by one. */
    static boolean isIn(String place, String english) {
        return LISTS.contains(place) && PARTED.matcher(english).find();
    }

    static String told(String english, UnaryOperator<String> part) {
        return PARTED.splitAsStream(english).map(part).collect(Collectors.joining(", "));
    }
}
