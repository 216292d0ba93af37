package io.github.dokucamel.settings;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Where DOKU's notifications arrive, and which of them are taken. */
public final class NotificationSettings {

    private static final String PATH = "doku.notification.path";
    private static final String PUBLIC_PATH = "doku.notification.public-path";

    private final Values values;
    private final boolean embedded;

    NotificationSettings(Values values, boolean embedded) {
        this.values = values;
        this.embedded = embedded;
    }

    public boolean isEnabled() {
        String name = "doku.notification.enabled";
        return embedded && values.givenText(name).isEmpty() ? false : values.flag(name);
    }

    /** What is listened on; at least one, each once. */
    public List<String> paths() {
        List<String> paths = paths(PATH);
        if (paths.isEmpty() || paths.stream().distinct().count() != paths.size()) {
            throw values.wrong(PATH, "has to name at least one path, and each once");
        }
        paths.forEach(path -> ServedPath.free(values, PATH, path));
        return paths;
    }

    /** The same paths as DOKU calls and signs them, in the same order. */
    public List<String> publicPaths() {
        List<String> paths = paths();
        if (values.optional(PUBLIC_PATH).isEmpty()) {
            return paths;
        }
        List<String> shown = paths(PUBLIC_PATH);
        if (shown.size() != paths.size()) {
            throw values.wrong(
                    PUBLIC_PATH,
                    "has to name one path for each of " + PATH + ", in the same order");
        }
        return shown;
    }

    private List<String> paths(String name) {
        List<String> paths = Stream.of(values.text(name).split(",")).map(String::strip).toList();
        paths.forEach(path -> ServedPath.plain(values, name, path));
        return paths;
    }

    public int maxBytes() {
        return values.count("doku.notification.max-bytes", 1_000, 16_000_000);
    }

    /** Empty: DOKU repeats a notification up to 12 hours later, maybe with its first timestamp. */
    public Optional<Duration> maxAge() {
        String name = "doku.notification.max-age";
        return values.optional(name).map(given -> values.duration(name, Duration.ofSeconds(1)));
    }

    /** Reads each of them once: a wrong one throws. */
    void check() {
        Stream.of(isEnabled(), paths(), publicPaths(), maxBytes(), maxAge())
                .forEach(Objects::requireNonNull);
    }
}
