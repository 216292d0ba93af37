package io.github.dokucamel.settings;

import io.github.dokucamel.signature.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where DOKU's notifications arrive, and which of them are taken.
 *
 * @param paths what is listened on; at least one, each once
 * @param publicPaths the same paths as DOKU calls and signs them, in the same order
 * @param maxAge empty: DOKU repeats a notification up to 12 hours later, maybe with its first
 *     timestamp
 * @param qrisPath where Notify QRIS arrives; empty when it is off
 * @param qrisKeys what its words are made with, by alias of the merchant
 */
public record NotificationSettings(
        boolean isEnabled,
        List<String> paths,
        List<String> publicPaths,
        int maxBytes,
        Optional<Duration> maxAge,
        Optional<String> qrisPath,
        Map<String, Secret> qrisKeys) {

    private static final String PATH = "doku.notification.path";
    private static final String PUBLIC_PATH = "doku.notification.public-path";
    private static final String QRIS_PATH = "doku.notification.qris-path";
    private static final String QRIS_KEY = "doku.notification.qris-shared-key";
    private static final String MAX_AGE = "doku.notification.max-age";

    static NotificationSettings of(Values values, Predicate<String> isOn) {
        boolean enabled = isOn.test("doku.notification.enabled");
        List<String> paths = paths(values, PATH);
        if (paths.isEmpty() || paths.stream().distinct().count() != paths.size()) {
            throw values.wrong(PATH, "has to name at least one path, and each once");
        }
        paths.forEach(path -> ServedPath.free(values, PATH, path));
        Map<String, Secret> qrisKeys = new TreeMap<>();
        values.family("doku.merchant.<alias>.qris-shared-key")
                .forEach((alias, key) -> qrisKeys.put(alias, Values.secret(QRIS_KEY, key)));
        values.secret(QRIS_KEY).ifPresent(key -> qrisKeys.put("default", key));
        Optional<String> qrisPath =
                values.optional(QRIS_PATH)
                        .map(path -> ServedPath.free(values, QRIS_PATH, path))
                        .filter(path -> enabled && !qrisKeys.isEmpty());
        if (qrisPath.filter(paths::contains).isPresent()) {
            throw values.wrong(QRIS_PATH, "is listened on for something else already");
        }
        return new NotificationSettings(
                enabled,
                paths,
                publicPaths(values, paths),
                values.count("doku.notification.max-bytes", 1_000, 16_000_000),
                values.optional(MAX_AGE)
                        .map(given -> values.duration(MAX_AGE, Duration.ofSeconds(1))),
                qrisPath,
                Map.copyOf(qrisKeys));
    }

    private static List<String> publicPaths(Values values, List<String> paths) {
        if (values.optional(PUBLIC_PATH).isEmpty()) {
            return paths;
        }
        List<String> shown = paths(values, PUBLIC_PATH);
        if (shown.size() != paths.size()) {
            throw values.wrong(
                    PUBLIC_PATH,
                    "has to name one path for each of " + PATH + ", in the same order");
        }
        return shown;
    }

    private static List<String> paths(Values values, String name) {
        List<String> paths = Stream.of(values.text(name).split(",")).map(String::strip).toList();
        paths.forEach(path -> ServedPath.plain(values, name, path));
        return paths;
    }
}
