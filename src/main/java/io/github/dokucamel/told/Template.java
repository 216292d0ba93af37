package io.github.dokucamel.told;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence with places for values: {@code {line}} for one that is the same in every language,
 * {@code [kind]} for English words. A place of words that stays empty takes the blank beside it with
 * it.
 */
final class Template {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}|\\[([a-z_]+)]");

    /** What the places are filled with, and what stands around them. */
    private record Piece(String text, boolean isPlace, boolean isWords) {}

    private final List<Piece> pieces = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private final Pattern pattern;
    private final String longest;

    Template(String text) {
        Matcher place = PLACE.matcher(text);
        int end = 0;
        while (place.find()) {
            literal(text.substring(end, place.start()));
            boolean words = place.group(2) != null;
            pieces.add(new Piece(words ? place.group(2) : place.group(1), true, words));
            end = place.end();
        }
        literal(text.substring(end));
        pattern = Pattern.compile(regex(), Pattern.DOTALL);
        longest =
                pieces.stream()
                        .filter(piece -> !piece.isPlace)
                        .map(piece -> piece.text.strip())
                        .reduce("", (a, b) -> a.length() >= b.length() ? a : b);
    }

    private void literal(String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, false, false));
        }
    }

    private String regex() {
        StringBuilder regex = new StringBuilder();
        for (Piece piece : pieces) {
            if (!piece.isPlace) {
                regex.append(quoted(piece.text));
            } else if (groups.contains(piece.text)) {
                regex.append('\\').append(groups.indexOf(piece.text) + 1).append("(?![0-9])");
            } else {
                groups.add(piece.text);
                regex.append("(.*?)");
            }
        }
        return regex.toString();
    }

    /** A blank may have gone with an empty place beside it. */
    private static String quoted(String text) {
        String inner = text.strip();
        String start = text.startsWith(" ") ? " ?" : "";
        String end = text.endsWith(" ") && !inner.isEmpty() ? " ?" : "";
        return start + Pattern.quote(inner) + end;
    }

    /** The names of its places. */
    List<String> places() {
        return List.copyOf(groups);
    }

    /** How many of its characters are given; of two that fit a text the longer one is meant. */
    int size() {
        return pieces.stream().filter(p -> !p.isPlace).mapToInt(p -> p.text.length()).sum();
    }

    /**
     * @param values by place; one without stays as it is written
     * @param words by the name of the place, what turns its English words into others
     */
    String fill(Map<String, String> values, Words words) {
        StringBuilder text = new StringBuilder();
        boolean swallow = false;
        for (Piece piece : pieces) {
            String filled = piece.text;
            if (piece.isPlace) {
                String value = values.getOrDefault(piece.text, "{" + piece.text + "}");
                filled = piece.isWords ? words.of(piece.text).apply(value) : value;
                if (piece.isWords && filled.isEmpty()) {
                    boolean before = !text.isEmpty() && text.charAt(text.length() - 1) == ' ';
                    text.setLength(text.length() - (before ? 1 : 0));
                    swallow = !before;
                    continue;
                }
            }
            text.append(swallow && filled.startsWith(" ") ? filled.substring(1) : filled);
            swallow = false;
        }
        return text.toString();
    }

    /** The words of a place. */
    interface Words {
        UnaryOperator<String> of(String place);
    }

    /** The values that it was filled with; empty for another text. */
    Optional<Map<String, String>> read(String text) {
        if (!text.contains(longest)) {
            return Optional.empty();
        }
        Matcher read = pattern.matcher(text);
        if (!read.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            values.put(groups.get(i), read.group(i + 1));
        }
        return Optional.of(values);
    }
}
