package io.github.dokucamel.intake.table;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people's programs call the columns of an order, from {@code META-INF/doku/columns.properties}. */
final class HeaderNames {

    /**
     * @param rank how sure it is; of two columns for one field the lower one is read
     */
    record Meaning(String field, int rank) {}

    private static final String RESOURCE = "/META-INF/doku/columns.properties";

    /** Beside a name: {@code Total (Rp)}. */
    private static final Pattern CURRENCY = Pattern.compile(" (rp|idr|rupiah)$");

    /** Between the words of a name that has no blanks. */
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private static final Map<String, Meaning> MEANINGS = read();

    private HeaderNames() {}

    /** What a header means; null when nobody knows. */
    static @Nullable Meaning of(String header) {
        String words = CellText.words(header);
        Meaning meaning = MEANINGS.get(words);
        if (meaning == null) {
            meaning = MEANINGS.get(CURRENCY.matcher(words).replaceFirst(""));
        }
        if (meaning == null) {
            // As programs write it: InvoiceNumber.
            meaning = MEANINGS.get(CellText.words(CAMEL.matcher(header).replaceAll(" ")));
        }
        return meaning == null ? ofScaled(header) : meaning;
    }

    /** {@code Total (Rp 000)} is an amount, though none that can be billed. */
    private static @Nullable Meaning ofScaled(String header) {
        String name = AmountScale.without(header);
        Meaning meaning = name.equals(header) ? null : of(name);
        return meaning != null && Tidy.isAmount(meaning.field()) ? meaning : null;
    }

    /** By field, the surest first. */
    static Map<String, List<String>> all() {
        Map<String, List<String>> all = new TreeMap<>();
        Properties names = properties();
        names.stringPropertyNames().forEach(field -> all.put(field, names(names, field)));
        return all;
    }

    private static Map<String, Meaning> read() {
        Map<String, Meaning> meanings = new HashMap<>();
        all().forEach(
                        (field, names) -> {
                            for (String name : names) {
                                Meaning meaning = new Meaning(field, names.indexOf(name));
                                if (meanings.put(name, meaning) != null) {
                                    throw new IllegalStateException(
                                            RESOURCE + " has " + name + " twice");
                                }
                            }
                        });
        return meanings;
    }

    private static List<String> names(Properties properties, String field) {
        return List.of(properties.getProperty(field).split("\\s*,\\s*"));
    }

    private static Properties properties() {
        try (Reader in =
                new InputStreamReader(
                        Objects.requireNonNull(
                                HeaderNames.class.getResourceAsStream(RESOURCE), RESOURCE),
                        StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
