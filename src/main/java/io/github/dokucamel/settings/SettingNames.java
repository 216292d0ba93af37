package io.github.dokucamel.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
        int from = name.indexOf('<');
        int to = name.indexOf('>');
        return Pattern.compile(
                Pattern.quote(name.substring(0, from))
                        + "(.+)"
                        + Pattern.quote(name.substring(to + 1)));
    }

    /** Every plain name with its default; null where it has none. */
    public Map<String, String> defaults() {
        return java.util.Collections.unmodifiableMap(defaults);
    }

    /** Names with a free part, e.g. {@code doku.merchant.<alias>.client-id}. */
    public java.util.Set<String> families() {
        return java.util.Collections.unmodifiableSet(families.keySet());
    }

    public boolean knows(String name) {
        return defaults.containsKey(name)
                || families.values().stream().anyMatch(p -> p.matcher(name).matches());
    }

    /** The free part of {@code name} if it belongs to {@code family}. */
    public Optional<String> freePart(String family, String name) {
        Matcher m = families.get(family).matcher(name);
        return m.matches() ? Optional.of(m.group(1)) : Optional.empty();
    }

    /** The known name that was probably meant. */
    public String nearest(String name) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String known : defaults.keySet()) {
            int d = distance(name, known);
            if (d < least) {
                least = d;
                best = known;
            }
        }
        for (String known : families.keySet()) {
            int d = distance(name, known);
            if (d < least) {
                least = d;
                best = known;
            }
        }
        return best;
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }

    /** {@code doku.send.in-flight} → {@code DOKU_SEND_IN_FLIGHT}. */
    public static String environmentName(String name) {
        return name.toUpperCase(java.util.Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
