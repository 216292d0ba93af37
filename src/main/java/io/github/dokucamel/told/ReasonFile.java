package io.github.dokucamel.told;

import io.github.dokucamel.told.Reasons.Entry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the files of the table of reasons. */
final class ReasonFile {

    private static final String PLACE = "/META-INF/doku/reasons/%s.ini";

    private ReasonFile() {}

    static List<Entry> load(String group) {
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
        Map<Language, Template> people = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String name = language.code();
            rules.put(language, new Template(texts.getOrDefault(name, "")));
            remedies.put(language, new Template(texts.getOrDefault(name + ".do", "")));
            people.put(
                    language,
                    new Template(
                            "%s. %s."
                                    .formatted(
                                            toPeople(texts, name, ""),
                                            toPeople(texts, name, ".do"))));
        }
        String sentence = "%s. %s.".formatted(texts.get("en"), texts.get("en.do"));
        Entry.Parts parts = new Entry.Parts(rules, remedies, people, new Template(sentence));
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

    static String toPeople(Map<String, String> texts, String language, String part) {
        String usual = texts.getOrDefault(language + part, "");
        return texts.getOrDefault(language + ".people" + part, usual);
    }
}
