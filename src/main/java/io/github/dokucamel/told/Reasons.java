package io.github.dokucamel.told;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** No sentence of ours is longer. */
    private static final int LONGEST = 4_000;

    /** Places of what somebody wrote, which is quoted as it stands. */
    private static final Set<String> QUOTED = Set.of("says", "before", "now", "headers");

    /** A number as English groups it. */
    private static final Pattern GROUPED = Pattern.compile("-?[0-9]{1,3}(,[0-9]{3})+");

    private static final Map<String, Entry> TABLE = new LinkedHashMap<>();

    /** By the place they may stand in, the longest first. */
    private static final Map<String, List<Entry>> WORDS = new LinkedHashMap<>();

    static {
        GROUPS.forEach(group -> ReasonFile.load(group).forEach(entry -> add(entry)));
        for (String file : List.of("words", "history")) {
            for (Entry word : ReasonFile.load(file)) {
                String slot = word.code.substring(0, word.code.indexOf('.'));
                WORDS.computeIfAbsent(slot, any -> new ArrayList<>()).add(word);
            }
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
        record Parts(
                Map<Language, Template> rules,
                Map<Language, Template> remedies,
                Map<Language, Template> people,
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

        /** Both, without names of settings and patterns, for who has a table before them. */
        String toPeople(Map<String, String> values, Language language) {
            return parts.people
                    .get(language)
                    .fill(
                            values,
                            place ->
                                    english ->
                                            place.equals("field")
                                                    ? field(english, language)
                                                    : words(place, english, language));
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
        boolean isOurs = !QUOTED.contains(place);
        return isOurs && GROUPED.matcher(english).matches() ? english.replace(',', '.') : english;
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

    /** What people call a field of an order: {@code due date}, {@code tanggal jatuh tempo}. */
    public static String field(String field, Language language) {
        return WORDS.get("field").stream()
                .filter(word -> word.code.equals("field." + field))
                .map(word -> ReasonFile.toPeople(word.texts, language.code(), ""))
                .findFirst()
                .orElseGet(() -> words("field", field, language));
    }
}
