package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which operations there are. Read when the first call needs it: payment pages and their status
 * work without it, and without the library that reads it.
 */
final class SimulatedCatalogue {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedCatalogue.class);

    private final Path directory;
    private Map<String, CatalogueEntry> entries;

    /**
     * @param directory null: the packaged files
     */
    SimulatedCatalogue(Path directory) {
        this.directory = directory;
    }

    /** Those that DOKU serves and whose address is known. */
    Collection<CatalogueEntry> all() {
        if (entries == null) {
            entries = read();
        }
        return entries.values();
    }

    /** Whatever their method. */
    List<CatalogueEntry> at(String path) {
        return all().stream().filter(entry -> entry.isAt(path)).toList();
    }

    /** Several operations may share one path: that which the request fits best. */
    Optional<CatalogueEntry> find(ReceivedRequest request) {
        List<CatalogueEntry> sharing =
                at(request.path()).stream()
                        .filter(entry -> entry.method().equals(request.method()))
                        .toList();
        if (sharing.size() < 2) {
            return sharing.stream().findFirst();
        }
        JsonNode body = request.json();
        List<CatalogueEntry> named =
                sharing.stream()
                        .filter(entry -> EntryCheck.otherConstants(entry, body).isEmpty())
                        .toList();
        return (named.isEmpty() ? sharing : named)
                .stream()
                        .min(
                                Comparator.comparingInt(
                                        entry -> EntryCheck.distance(entry, request, body)));
    }

    private Map<String, CatalogueEntry> read() {
        try {
            return directory == null ? Packaged.ENTRIES : served(directory);
        } catch (LinkageError e) {
            LOG.error(
                    "SIMULATOR: knows payment pages only: is snakeyaml-engine on the class path?",
                    e);
            return Map.of();
        }
    }

    private static Map<String, CatalogueEntry> served(Path directory) {
        Map<String, CatalogueEntry> all = CatalogueText.entries(directory);
        all.values().removeIf(entry -> !entry.isServed());
        return Collections.unmodifiableMap(all);
    }

    /** Read once, however many simulators there are. */
    private static final class Packaged {
        static final Map<String, CatalogueEntry> ENTRIES = served(null);
    }
}
