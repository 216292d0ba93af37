package io.github.dokucamel.settings;

import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.told.NearestName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings there are, read from the packaged {@code application.properties}: that file is their
 * only list. A line {@code doku.x = v} is a setting with a default, {@code #doku.x =} one without.
 */
public final class SettingNames {

    private static final String RESOURCE = "/META-INF/doku/config/application.properties";
    private static final Pattern LINE = Pattern.compile("(#?)(doku\\.[^=]*?)\\s*=\\s*(.*)");

    private final Map<String, String> defaults;
    private final Map<String, Pattern> families;

    private SettingNames(Map<String, String> defaults, Map<String, Pattern> families) {
        this.defaults = defaults;
        this.families = families;
    }

    public static SettingNames packaged() {
        try (InputStream in = SettingNames.class.getResourceAsStream(RESOURCE)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SettingNames parse(String text) {
        Map<String, String> defaults = new LinkedHashMap<>();
        Map<String, Pattern> families = new LinkedHashMap<>();
        for (String line : text.split("\n")) {
            Matcher m = LINE.matcher(line.strip());
            if (!m.matches()) {
                continue;
            }
            String name = m.group(2);
            if (name.contains("<")) {
                families.put(name, family(name));
            } else {
                defaults.put(name, m.group(1).isEmpty() ? m.group(3).strip() : null);
            }
        }
        return new SettingNames(defaults, families);
    }

    private static Pattern family(String name) {
        StringBuilder pattern = new StringBuilder();
        int end = 0;
        for (int from = name.indexOf('<'); from >= 0; from = name.indexOf('<', end)) {
            boolean last = name.indexOf('<', from + 1) < 0;
            pattern.append(Pattern.quote(name.substring(end, from)));
            pattern.append(last ? "(.+)" : "([^.]+)");
            end = name.indexOf('>', from) + 1;
        }
        return Pattern.compile(pattern + Pattern.quote(name.substring(end)));
    }

    /** Every plain name with its default; null where it has none. */
    public Map<String, String> defaults() {
        return Collections.unmodifiableMap(defaults);
    }

    /** Names with a free part, e.g. {@code doku.merchant.<alias>.client-id}. */
    public Set<String> families() {
        return Collections.unmodifiableSet(families.keySet());
    }

    public boolean knows(String name) {
        return defaults.containsKey(name)
                || families.values().stream().anyMatch(p -> p.matcher(name).matches());
    }

    /**
     * @param where who gave it, for the message
     * @throws InvalidSettingException when there is no such setting
     */
    public void require(String name, String where) {
        if (!knows(name)) {
            throw new InvalidSettingException(
                    "%s in %s is no setting; %s".formatted(name, where, remedy(name)));
        }
    }

    /** What to do about a name that is none. */
    public String remedy(String name) {
        return nearest(name)
                .map(near -> "did you mean " + near + "?")
                .orElse("config/application.properties lists all of them");
    }

    /** The free parts of {@code name}, as groups from 1, if it belongs to {@code family}. */
    Optional<MatchResult> freeParts(String family, String name) {
        Matcher m = families.get(family).matcher(name);
        return m.matches() ? Optional.of(m.toMatchResult()) : Optional.empty();
    }

    /** The known name that was probably meant; empty when nothing comes near. */
    public Optional<String> nearest(String name) {
        Set<String> all = new TreeSet<>(defaults.keySet());
        all.addAll(families.keySet());
        return NearestName.of(name, all);
    }

    /** {@code doku.send.in-flight} → {@code DOKU_SEND_IN_FLIGHT}. */
    public static String environmentName(String name) {
        return AsciiCase.upper(name).replace('.', '_').replace('-', '_');
    }
}
