package io.github.dokucamel.settings;

import io.github.dokucamel.signature.Secret;
import io.github.dokucamel.told.Shown;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The values of one installation: what was given over the packaged defaults, read by type. */
final class Values {

    private static final Duration LONGEST = Duration.ofDays(3_650);

    /** Values that may hold a password inside a URL. */
    private static final Pattern URLS = Pattern.compile("doku\\.destination\\..*|.*(-|\\.)url");

    private final SettingNames names;
    private final Map<String, String> given;

    /** A sentence for each; told together, not one per start. */
    private final Set<String> missing = new LinkedHashSet<>();

    Values(SettingNames names, Map<String, String> given) {
        this.names = names;
        this.given = Map.copyOf(given);
    }

    boolean known(String name) {
        return names.knows(name);
    }

    Optional<String> optional(String name) {
        if (!names.knows(name)) {
            throw new IllegalStateException(name + " is not listed in application.properties");
        }
        String value = given.get(name);
        if (value == null) {
            value = names.defaults().get(name);
        }
        return Optional.ofNullable(value).map(String::strip).filter(v -> !v.isEmpty());
    }

    /** Given, even when empty: an empty destination means nowhere. */
    Optional<String> givenText(String name) {
        return Optional.ofNullable(given.get(name)).map(String::strip);
    }

    String text(String name) {
        return optional(name)
                .orElseGet(
                        () -> {
                            missing(name + " is missing; set it");
                            return Optional.ofNullable(names.defaults().get(name))
                                    .orElseThrow(this::refusal);
                        });
    }

    /** Goes on with whatever stands for it, until {@link #refusal}. */
    void missing(String sentence) {
        missing.add(sentence);
    }

    boolean isAnyMissing() {
        return !missing.isEmpty();
    }

    InvalidSettingException refusal() {
        return new InvalidSettingException(String.join("\n", missing));
    }

    boolean flag(String name) {
        return choice(name, Map.of("true", true, "false", false), "is neither true nor false");
    }

    /** One of a few words, which each stand for something. */
    <T> T choice(String name, Map<String, T> meanings, String rule) {
        T meant = meanings.get(text(name));
        if (meant == null) {
            throw wrong(name, rule);
        }
        return meant;
    }

    int count(String name, int least, int most) {
        return read(
                name,
                v -> {
                    int n = Integer.parseInt(v);
                    if (n < least || n > most) {
                        throw new IllegalArgumentException();
                    }
                    return n;
                },
                "is no whole number from " + least + " to " + most);
    }

    int port(String name) {
        return count(name, 0, 65_535);
    }

    Duration duration(String name) {
        return duration(name, Duration.ZERO);
    }

    Duration duration(String name, Duration least) {
        return read(
                name,
                v -> {
                    Duration duration = DurationText.read(v);
                    if (duration.compareTo(least) < 0 || duration.compareTo(LONGEST) > 0) {
                        throw new IllegalArgumentException();
                    }
                    return duration;
                },
                "is no duration such as 500ms, 20s, 5m or 24h"
                        + (least.isZero() ? "" : ", at least " + least.toMillis() + "ms"));
    }

    /** Separated by commas; none when it is empty. */
    List<Duration> durations(String name) {
        return optional(name, DurationText::readAll, "is no list of durations such as 30m,6h,12h")
                .orElse(List.of());
    }

    Pattern pattern(String name) {
        try {
            return Pattern.compile(text(name));
        } catch (PatternSyntaxException e) {
            throw wrong(name, "is no regular expression: " + e.getDescription());
        }
    }

    <T> T read(String name, Function<String, T> parser, String rule) {
        String value = text(name);
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw wrong(name, rule);
        }
    }

    /** Empty when it is not given. */
    <T> Optional<T> optional(String name, Function<String, T> parser, String rule) {
        return optional(name).map(given -> read(name, parser, rule));
    }

    Optional<Secret> secret(String name) {
        return optional(name).map(value -> secret(name, value));
    }

    static Secret secret(String name, String value) {
        try {
            return Secret.of(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(name + ": " + e.getMessage());
        }
    }

    /** Every plain setting that has a value and is no secret. */
    Map<String, String> plain() {
        Map<String, String> plain = new HashMap<>();
        names.defaults().keySet().stream()
                .filter(Values::isShown)
                .forEach(name -> optional(name).ifPresent(value -> plain.put(name, value)));
        return plain;
    }

    private static boolean isShown(String name) {
        return !name.endsWith("key")
                && !name.endsWith("password")
                && !name.endsWith("passphrase")
                && !URLS.matcher(name).matches();
    }

    InvalidSettingException wrong(String name, String rule) {
        return new InvalidSettingException(name + ": " + shown(name) + " " + rule);
    }

    private String shown(String name) {
        String value = optional(name).orElse("");
        return URLS.matcher(name).matches()
                ? Shown.url(value)
                : isShown(name) ? value : "the value";
    }

    /** All given names of one family, by their free part. */
    Map<String, String> family(String family) {
        Map<String, String> found = new HashMap<>();
        given.forEach(
                (name, value) ->
                        names.freeParts(family, name)
                                .ifPresent(parts -> found.put(parts.group(1), value.strip())));
        return found;
    }

    /** Those of a family with two free parts: by the first, then by the second. */
    Map<String, Map<String, String>> familyOfTwo(String family) {
        Map<String, Map<String, String>> found = new HashMap<>();
        given.forEach(
                (name, value) ->
                        names.freeParts(family, name)
                                .ifPresent(
                                        parts ->
                                                found.computeIfAbsent(
                                                                parts.group(1),
                                                                first -> new HashMap<>())
                                                        .put(parts.group(2), value.strip())));
        return found;
    }
}
