package io.github.dokucamel.deliver;

import io.github.dokucamel.disk.OursAlone;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.settings.DeliverySettings;
import io.github.dokucamel.settings.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;

/** Where outcomes go: every configured Camel URI, checked before anything starts. */
public record Destinations(Map<Outcome, List<String>> byOutcome) {

    /** The destination of replies to JMSReplyTo. */
    public static final String REPLY = "reply";

    /** Every URI once. */
    public Set<String> all() {
        Set<String> all = new LinkedHashSet<>();
        byOutcome.values().forEach(all::addAll);
        return all;
    }

    /** The directories that documents are delivered to as files. */
    public List<Path> directories() {
        return all().stream().map(Destinations::directory).flatMap(Optional::stream).toList();
    }

    /**
     * Resolves every destination, so that a missing component or a bad URI stops the start instead of
     * the first outcome.
     *
     * @throws InvalidSettingException naming the property
     */
    public void check(CamelContext context) {
        byOutcome.forEach(
                (outcome, uris) -> {
                    String property = DeliverySettings.destinationName(outcome);
                    uris.forEach(uri -> check(context, property, uri));
                });
    }

    private static void check(CamelContext context, String property, String uri) {
        try {
            Optional<Path> directory = directory(uri);
            if (directory.isPresent()) {
                OursAlone.makeDirectories(directory.get());
            } else {
                context.getEndpoint(uri);
            }
        } catch (IOException e) {
            throw new InvalidSettingException(
                    property + ": the directory of " + uri + " cannot be created", e);
        } catch (RuntimeException e) {
            throw new InvalidSettingException(
                    ("%s: %s is no destination that can be resolved: %s. Is the component in lib/, and"
                                    + " the URI spelled as the component's documentation says?")
                            .formatted(property, scheme(uri), reason(e)),
                    e);
        }
    }

    /** Without what follows the scheme: a URI may hold a password. */
    static String scheme(String uri) {
        int colon = uri.indexOf(':');
        return colon < 0 ? "\"" + uri + "\"" : uri.substring(0, colon + 1) + "...";
    }

    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }

    /** Whether documents go there as files, exactly once. */
    public static boolean isDirectory(String uri) {
        return directory(uri).isPresent();
    }

    /**
     * The directory of a plain {@code file:} URI, to which documents are delivered exactly once. One
     * with options belongs to Camel's file component, which delivers at least once.
     */
    static Optional<Path> directory(String uri) {
        if (!uri.startsWith("file:") || uri.contains("?")) {
            return Optional.empty();
        }
        String path = uri.substring("file:".length());
        return Optional.of(Path.of(path.startsWith("//") ? path.substring(2) : path));
    }
}
