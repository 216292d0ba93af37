package io.github.dokucamel.deliver;

import static io.github.dokucamel.settings.DeliverySettings.PER_BATCH;

import io.github.dokucamel.disk.OursAlone;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.settings.DeliverySettings;
import io.github.dokucamel.settings.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;

/** Where outcomes go: every configured Camel URI, checked before anything starts. */
public record Destinations(Map<Outcome, List<String>> byOutcome) {

    /** The destination of replies to JMSReplyTo. */
    public static final String REPLY = "reply";

    private static final Pattern PER = Pattern.compile("(?i)^file:[^?]*\\?(.*&)?per(=|&|$)");

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
                    checkLines(property, uris);
                });
    }

    /** Two that write lines into one file would take it from each other. */
    private static void checkLines(String property, List<String> uris) {
        if (uris.stream().noneMatch(Destinations::isPerBatch)) {
            return;
        }
        Set<Path> seen = new HashSet<>();
        for (String uri : uris) {
            Optional<Path> directory = directory(uri).map(d -> d.toAbsolutePath().normalize());
            if (directory.isPresent() && !seen.add(directory.get())) {
                throw new InvalidSettingException(
                        "%s: %s stands there twice, once at least with per=batch. Name it once"
                                .formatted(property, directory.get()));
            }
        }
    }

    private static void check(CamelContext context, String property, String uri) {
        if (PER.matcher(uri).find() && !isPerBatch(uri)) {
            throw new InvalidSettingException(
                    ("%s: per= of a file: URI is batch and stands alone. Write file:DIR%s for a file"
                                    + " of lines per batch, or leave per= out for a file per order;"
                                    + " other options are Camel's and need a destination of their"
                                    + " own")
                            .formatted(property, PER_BATCH));
        }
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

    /** Whether the outcomes of a batch go there as lines of one file. */
    static boolean isPerBatch(String uri) {
        return uri.endsWith(PER_BATCH) && isDirectory(uri);
    }

    /**
     * The directory of a plain {@code file:} URI, or one {@code per=batch}, to which documents are
     * delivered exactly once. One with other options belongs to Camel's file component, which delivers
     * at least once.
     */
    static Optional<Path> directory(String uri) {
        String plain =
                uri.endsWith(PER_BATCH) ? uri.substring(0, uri.length() - PER_BATCH.length()) : uri;
        if (!plain.startsWith("file:") || plain.contains("?")) {
            return Optional.empty();
        }
        String path = plain.substring("file:".length());
        return Optional.of(Path.of(path.startsWith("//") ? path.substring(2) : path));
    }
}
