package io.github.dokucamel.settings;

import java.util.Set;
import java.util.regex.Pattern;

/** A path that DOKU calls here: what a server listens on and what is signed is the same text. */
final class ServedPath {

    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9._~-]+)+/?");

    /** First segments of the calls that the merchant's own systems make. */
    private static final Set<String> TAKEN = Set.of("orders", "operations", "openapi.json");

    private ServedPath() {}

    /** @param name of the setting that holds it, for the message */
    static String plain(Values values, String name, String path) {
        if (!PLAIN.matcher(path).matches()) {
            throw values.wrong(
                    name,
                    "holds "
                            + path
                            + ", which is no path: it starts with / and has neither host,"
                            + " query nor escapes");
        }
        return path;
    }

    /** One that is listened on. */
    static String free(Values values, String name, String path) {
        if (TAKEN.contains(plain(values, name, path).split("/")[1])) {
            throw values.wrong(name, "is taken by the calls of docs/intake.md");
        }
        return path;
    }
}
