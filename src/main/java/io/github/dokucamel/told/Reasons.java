package io.github.dokucamel.told;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The table of reasons: why a cell, an order, a file or a call is refused, doubted or worth a word,
 * in each language, and the words inside of those sentences. Documents keep the English sentence;
 * {@link #read} finds out again what it says, so that it can be told in another language.
 */
public final class Reasons {

    /** The files of {@code META-INF/doku/reasons}, in the order in which documents list them. */
    public static final List<String> GROUPS =
            List.of("cell", "order", "read", "call", "batch", "answer");

    private static final String PLACE = "/META-INF/doku/reasons/%s.ini";

    /** No sentence of ours is longer. */
    private static final int LONGEST = 4_000;

    /** A number as English groups it. */
    private static final Pattern GROUPED = Pattern.compile("-?[0-9]{1,3}(,[0-9]{3})+");

    private static final Map<String, Entry> TABLE = new LinkedHashMap<>();

    /** By the place they may stand in, the longest first. */
    private static final Map<String, List<Entry>> WORDS = new LinkedHashMap<>();

    static {
        GROUPS.forEach(group -> load(group).forEach(entry -> add(entry)));
        for (Entry word : load("words")) {
            String slot = word.code.substring(0, word.code.indexOf('.'));
            WORDS.computeIfAbsent(slot, any -> new ArrayList<>()).add(word);
        }
        WORDS.values()
                .forEach(all -> all.sort(Comparator.comparing(word -> -word.english().size())));
    }

    /**
     * One line of the table.
     *
     * @param group the file it stands in
     * @param texts by their names there: {@code example}, {@code en}, {@code en.do}, {@code id},
     *     {@code id.do}
     */
    public record Entry(String group, String code, Map<String, String> texts, Parts parts) {

        /** Its sentences, ready to be filled. */
        private record Parts(
                Map<Language, Template> rules,
                Map<Language, Template> remedies,
                Template sentence) {}

        private Template english() {
            return parts.rules.get(Language.EN);
        }

        String rule(Map<String, String> values, Language language) {
            return fill(parts.rules.get(language), values, language);
        }

        String remedy(Map<String, String> values, Language language) {
            return fill(parts.remedies.get(language), values, language);
        }
    }

    private Reasons() {}

    /** All reasons, in the order of the table. */
    public static Collection<Entry> all() {
        return Collections.unmodifiableCollection(TABLE.values());
    }

    /** @throws IllegalArgumentException for a code that the table does not have */
    static Entry of(String code) {
        Entry entry = TABLE.get(code);
        if (entry == null) {
            throw new IllegalArgumentException("There is no reason " + code);
        }
        return entry;
    }

    /**
     * What an English sentence says.
     *
     * @param sentence as {@link Why#sentence} makes it
     */
    public static Optional<Why> read(String sentence) {
        if (sentence.length() > LONGEST) {
            return Optional.empty();
        }
        return TABLE.values().stream()
                .map(entry -> read(entry, sentence))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(why -> of(why.code()).parts.sentence.size()));
    }

    private static Optional<Why> read(Entry entry, String sentence) {
        return entry.parts.sentence.read(sentence).map(values -> new Why(entry.code, values));
    }

    /**
     * English words, or a number with commas, in another language; as they are where the table does not
     * have them.
     *
     * @param place where they stand, e.g. {@code state}
     */
    public static String words(String place, String english, Language language) {
        if (language == Language.EN) {
            return english;
        }
        if (Listing.isIn(place, english)) {
            return Listing.told(english, part -> words(place, part, language));
        }
        for (Entry word : WORDS.getOrDefault(place, List.of())) {
            Optional<Map<String, String>> values = word.english().read(english);
            if (values.isPresent()) {
                return word.rule(values.get(), language);
            }
        }
        return GROUPED.matcher(english).matches() ? english.replace(',', '.') : english;
    }

    /** One of the words, by its code. */
    static Entry word(String code) {
        return WORDS.get(code.substring(0, code.indexOf('.'))).stream()
                .filter(word -> word.code.equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static String fill(Template template, Map<String, String> values, Language language) {
        return template.fill(values, place -> english -> words(place, english, language));
    }

    private static void add(Entry entry) {
        if (TABLE.put(entry.code, entry) != null) {
            throw new IllegalStateException("The reason " + entry.code + " stands twice");
        }
    }

    private static List<Entry> load(String group) {
        List<Entry> entries = new ArrayList<>();
        Map<String, String> texts = new LinkedHashMap<>();
        String code = "";
        for (String line : lines(PLACE.formatted(group))) {
            if (line.matches("\\[[a-z0-9_.]+]")) {
                add(group, code, texts, entries);
                texts = new LinkedHashMap<>();
                code = line.substring(1, line.length() - 1);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                String[] parts = line.split("=", 2);
                texts.put(parts[0].strip(), parts[1].strip());
            }
        }
        add(group, code, texts, entries);
        return entries;
    }

    private static void add(
            String group, String code, Map<String, String> texts, List<Entry> entries) {
        if (code.isEmpty()) {
            return;
        }
        Map<Language, Template> rules = new EnumMap<>(Language.class);
        Map<Language, Template> remedies = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String name = language.code();
            rules.put(language, new Template(texts.getOrDefault(name, "")));
            remedies.put(language, new Template(texts.getOrDefault(name + ".do", "")));
        }
        String sentence = "%s. %s.".formatted(texts.get("en"), texts.get("en.do"));
        Entry.Parts parts = new Entry.Parts(rules, remedies, new Template(sentence));
        entries.add(new Entry(group, code, Collections.unmodifiableMap(texts), parts));
    }

    private static List<String> lines(String resource) {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        Reasons.class.getResourceAsStream(resource), resource),
                                StandardCharsets.UTF_8))) {
            return reader.lines().map(String::strip).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
