package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Fault rules as people write them: {@code http-500:INV-5.*:2,reset-after:.*:share=0.02}, or as
 * JSON. Commas and colons inside brackets belong to the expression, as does what a backslash
 * precedes.
 */
final class FaultParser {

    private static final int SHOWN = 3;
    private static final int LONGEST = 60;
    private static final String LOCATION = FaultOption.LOCATION + "=";

    private FaultParser() {}

    /**
     * @throws IllegalArgumentException with the rule that is wrong, and what is wrong with it
     */
    static List<FaultRule> text(String text) {
        return split(text, ',').stream()
                .map(String::strip)
                .filter(rule -> !rule.isEmpty())
                .map(rule -> named(rule, () -> rule(rule)))
                .toList();
    }

    /**
     * @param body one rule or an array of them
     * @throws IllegalArgumentException with the rule that is wrong, and what is wrong with it
     */
    static List<FaultRule> json(byte[] body) {
        JsonNode given = Json.read(body);
        if (given.isMissingNode()) {
            throw new IllegalArgumentException("not JSON");
        }
        List<FaultRule> rules = new ArrayList<>();
        for (JsonNode rule : given.isArray() ? given : List.of(given)) {
            rules.add(named(rule.toString(), () -> rule(rule)));
        }
        return rules;
    }

    private static FaultRule named(String rule, Supplier<FaultRule> reading) {
        try {
            FaultRule read = reading.get();
            if (read.fault().isOutage() && read.option(FaultOption.FOR).isEmpty()) {
                throw new IllegalArgumentException(read.fault() + " needs a time, e.g. for 30s");
            }
            return read;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(rule + ": " + e.getMessage(), e);
        }
    }

    private static FaultRule rule(String text) {
        List<String> parts = parts(text);
        FaultRule rule = FaultRule.of(mode(parts.get(0)));
        for (int i = 1; i < parts.size(); i++) {
            String part = parts.get(i).strip();
            int equals = part.indexOf('=');
            String name = part.substring(0, Math.max(0, equals));
            boolean isOption = FaultOption.named(name).isPresent();
            if (isOption || i > 1 && equals >= 0) {
                rule = rule.with(option(name), part.substring(equals + 1).strip());
            } else if (i > 1 || !part.isEmpty()) {
                rule = rule.with(i == 1 ? FaultOption.INVOICE : FaultOption.TIMES, part);
            }
        }
        return rule;
    }

    /** An address holds colons of its own and therefore comes last. */
    private static List<String> parts(String rule) {
        int address = rule.indexOf(":" + LOCATION);
        List<String> parts = split(address < 0 ? rule : rule.substring(0, address), ':');
        if (address >= 0) {
            parts.add(rule.substring(address + 1));
        }
        return parts;
    }

    private static FaultRule rule(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("a rule must be an object");
        }
        FaultRule rule = FaultRule.of(mode(json.path("mode").asText("")));
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            if (!member.getKey().equals("mode")) {
                rule = rule.with(option(member.getKey()), member.getValue().asText());
            }
        }
        return rule;
    }

    private static Fault mode(String name) {
        String words = "there is no mode '%s'; the nearest are %s";
        return Fault.named(name.strip())
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        words.formatted(name, nearest(name.strip()))));
    }

    private static FaultOption option(String name) {
        String words = "there is no option '%s'; there are %s";
        List<FaultOption> all = List.of(FaultOption.values());
        return FaultOption.named(name)
                .orElseThrow(() -> new IllegalArgumentException(words.formatted(name, all)));
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (c == separator && depth <= 0) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
                if (c == '\\' && i + 1 < text.length()) {
                    part.append(text.charAt(++i));
                }
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /** The modes that may have been meant, nearest first. */
    private static List<Fault> nearest(String written) {
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
        int[] row = IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(diagonal, row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
