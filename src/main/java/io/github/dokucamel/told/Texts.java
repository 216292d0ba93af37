package io.github.dokucamel.told;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Labels and sentences of one kind in one language; places for values are {@code {name}}. */
public final class Texts {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    private final Properties texts = new Properties();

    /**
     * @param kind a folder of {@code META-INF/doku}, with a file for each language
     */
    public Texts(String kind, Language language) {
        String resource = "/META-INF/doku/" + kind + "/" + language.code() + ".properties";
        try (Reader in =
                new InputStreamReader(
                        Objects.requireNonNull(Texts.class.getResourceAsStream(resource), resource),
                        StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String of(String key) {
        return Objects.requireNonNull(texts.getProperty(key), key);
    }

    /**
     * @param places name and value of each place, in turns
     */
    public String of(String key, String... places) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < places.length; i += 2) {
            values.put(places[i], places[i + 1]);
        }
        return PLACE.matcher(of(key))
                .replaceAll(
                        place ->
                                Matcher.quoteReplacement(
                                        values.getOrDefault(place.group(1), place.group())));
    }
}
