package io.github.dokucamel.told;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One reason of the table, with what it is about. Codes and the names of values are those of {@code
 * META-INF/doku/reasons}.
 *
 * @param code stable, for programs: {@code amount_cents}
 * @param values by name, fit to be shown
 */
public record Why(String code, Map<String, String> values) {

    public Why {
        values = Map.copyOf(values);
    }

    /**
     * @param namesAndValues one after the other, as many as the table has places
     */
    public static Why of(String code, Object... namesAndValues) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], String.valueOf(namesAndValues[i + 1]));
        }
        return new Why(code, values);
    }

    /** What is wrong, no full stop: {@code has cents, and rupiah have none}. */
    public String rule(Language language) {
        return Reasons.of(code).rule(values, language);
    }

    /** What to do, no full stop. */
    public String remedy(Language language) {
        return Reasons.of(code).remedy(values, language);
    }

    /** Both, with full stops. */
    public String sentence(Language language) {
        return rule(language) + ". " + remedy(language) + ".";
    }

    /** The same in words of people who have a table before them, without names of settings. */
    public String toPeople(Language language) {
        return Reasons.of(code).toPeople(values, language);
    }
}
