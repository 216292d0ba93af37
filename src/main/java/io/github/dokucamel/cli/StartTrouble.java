package io.github.dokucamel.cli;

import io.github.dokucamel.InvalidRouteException;
import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.ledger.LedgerHeldException;
import io.github.dokucamel.operation.InvalidCatalogueException;
import io.github.dokucamel.settings.InvalidSettingException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.PropertyBindingException;

/** Why a command could not start, as one sentence where the trouble is a known one. */
final class StartTrouble {

    /** Of an option of an endpoint, which may be a password. */
    private static final Pattern VALUE = Pattern.compile("([?&{,(][\\w.-]+=)[^&},)\\s]*");

    /** What Camel shows of a step: {@code >>> process[ref:my-bean] <<<}. */
    private static final Pattern STEP =
            Pattern.compile(">>> \\w+\\[(?:ref:|\\w+\\{)?([^?\\]]+?)}?(?:\\?.*)?] ");

    private StartTrouble() {}

    /**
     * Empty for a trouble that nobody foresaw.
     *
     * @param routes texts of route files by name
     */
    static Optional<String> sentence(Throwable trouble, Map<String, String> routes) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidSettingException
                    || cause instanceof LedgerException
                    || cause instanceof InvalidCatalogueException
                    || cause instanceof InvalidRouteException) {
                return Optional.of(cause.getMessage());
            }
            if (cause instanceof InvalidPathException) {
                return Optional.of(
                        "a path has letters that no file can have here (locale %s). Set LC_ALL=C.UTF-8"
                                .formatted(System.getProperty("sun.jnu.encoding")));
            }
            if (cause instanceof FailedToCreateRouteException route) {
                return Optional.of(ofRoute(route.getRouteId(), cause, routes));
            }
            if (cause instanceof FailedToStartRouteException route) {
                return Optional.of(ofRoute(route.getRouteId(), cause, routes));
            }
            if (cause instanceof PropertyBindingException property) {
                String prefix = property.getOptionPrefix();
                String name =
                        prefix == null
                                ? property.getPropertyName()
                                : prefix.replaceFirst("\\.$", "") + "." + property.getOptionKey();
                return Optional.of(
                        "Camel knows no setting %s, or does not take its value".formatted(name));
            }
        }
        return Optional.empty();
    }

    /** The status to end with: a setting is the caller's, a held ledger is free later. */
    static int status(Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidSettingException) {
                return Doku.WRONG_INPUT;
            }
            if (cause instanceof LedgerHeldException) {
                return Doku.HELD;
            }
        }
        return Doku.FAILED;
    }

    private static String ofRoute(String id, Throwable trouble, Map<String, String> routes) {
        Throwable why = trouble.getCause() == null ? trouble : trouble.getCause();
        String reason = String.valueOf(why.getMessage()).replaceAll("\\s*\\R\\s*", " ").strip();
        return "%s: %s"
                .formatted(
                        place(id, String.valueOf(trouble.getMessage()), routes),
                        VALUE.matcher(reason).replaceAll("$1..."));
    }

    /** The line of the step that Camel shows, else that of its route. */
    private static String place(String id, String message, Map<String, String> routes) {
        String name = id.replaceFirst("^doku-", "");
        Pattern start = Pattern.compile("\\s+id: [\"']?" + Pattern.quote(name) + "[\"']?\\s*");
        Matcher shown = STEP.matcher(message);
        String step = shown.find() ? shown.group(1) : "\n";
        for (Map.Entry<String, String> file : routes.entrySet()) {
            List<String> lines = file.getValue().lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (start.matcher(lines.get(i)).matches()) {
                    int at = i;
                    while (at < lines.size() && !lines.get(at).contains(step)) {
                        at++;
                    }
                    return "%s, line %s, route %s"
                            .formatted(file.getKey(), (at < lines.size() ? at : i) + 1, name);
                }
            }
        }
        return "Route " + name;
    }
}
