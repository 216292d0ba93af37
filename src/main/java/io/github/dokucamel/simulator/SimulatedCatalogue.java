package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Which operations there are. Read when the first call needs it: payment pages and their status
 * work without it, and without the library that reads it.
 */
final class SimulatedCatalogue {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedCatalogue.class);

    private static final String PACKAGED = "META-INF/doku/config/operations";
    private static final JsonNode OWN = Json.read(Json.resource("own-operations.json"));

    static final CatalogueEntry PAYMENT_PAGE =
            CatalogueEntry.of("payment-page", OWN.path("payment-page"));
    static final CatalogueEntry ORDER_STATUS =
            CatalogueEntry.of("order-status", OWN.path("order-status"));

    private final Path directory;
    private final boolean isStrict;
    private Map<String, CatalogueEntry> entries;

    /**
     * @param directory null: the packaged files
     * @param isStrict whether only what is documented is taken
     */
    SimulatedCatalogue(Path directory, boolean isStrict) {
        this.directory = directory;
        this.isStrict = isStrict;
    }

    /** What a value of this type is called to those who send a payment page. */
    static String called(String type) {
        return OWN.path("types").path(type).asText();
    }

    /** Those that DOKU serves and whose address is known. */
    Collection<CatalogueEntry> all() {
        if (entries == null) {
            entries = new LinkedHashMap<>(read());
            if (!isStrict) {
                entries.replaceAll((id, entry) -> entry.lenient());
            }
        }
        return entries.values();
    }

    /** Whatever their method. */
    List<CatalogueEntry> at(String path) {
        if (OrderStatus.isAskedBy(path)) {
            return List.of(ORDER_STATUS);
        }
        return PAYMENT_PAGE.isAt(path)
                ? List.of(PAYMENT_PAGE)
                : all().stream().filter(entry -> entry.isAt(path)).toList();
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
        List<EntryCheck> checks =
                sharing.stream().map(entry -> new EntryCheck(entry, request, body)).toList();
        List<EntryCheck> named =
                checks.stream().filter(check -> check.otherConstants().isEmpty()).toList();
        return (named.isEmpty() ? checks : named)
                .stream().min(Comparator.comparingInt(EntryCheck::distance)).map(EntryCheck::entry);
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

    /** Read once, however many simulators there are. */
    private static final class Packaged {
        static final Map<String, CatalogueEntry> ENTRIES = served(null);
    }

    /** Each with what it takes over from another one. */
    private static Map<String, CatalogueEntry> served(Path directory) {
        ObjectNode words = words(directory);
        Map<String, CatalogueEntry> entries = new LinkedHashMap<>();
        for (String id : (Iterable<String>) words::fieldNames) {
            CatalogueEntry entry = CatalogueEntry.of(id, whole(id, words, 0));
            if (entry.isServed()) {
                entries.put(id, entry);
            }
        }
        return Collections.unmodifiableMap(entries);
    }

    /** Fields and constants are merged by path, everything else is taken over as a whole. */
    private static JsonNode whole(String id, ObjectNode words, int depth) {
        JsonNode own = words.path(id);
        if (!own.hasNonNull("like") || depth > words.size()) {
            return own;
        }
        JsonNode like = whole(own.get("like").asText(), words, depth + 1);
        ObjectNode whole = like.isObject() ? like.deepCopy() : Json.object();
        for (Map.Entry<String, JsonNode> member : own.properties()) {
            String key = member.getKey();
            boolean merges = key.equals("fields") || key.equals("constants");
            if (merges
                    && whole.get(key) instanceof ObjectNode before
                    && member.getValue() instanceof ObjectNode more) {
                before.setAll(more);
            } else {
                whole.set(key, member.getValue());
            }
        }
        return whole;
    }

    private static ObjectNode words(Path directory) {
        ObjectNode words = Json.object();
        try {
            if (directory != null) {
                readAll(directory, words);
            } else {
                readPackaged(words);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the operation catalogue cannot be read", e);
        }
        return words;
    }

    private static void readPackaged(ObjectNode words) throws IOException {
        URL there = SimulatedCatalogue.class.getResource("/" + PACKAGED);
        if (there == null) {
            throw new IllegalStateException("not on the class path: " + PACKAGED);
        }
        if (there.getProtocol().equals("file")) {
            readAll(Path.of(URI.create(there.toString())), words);
            return;
        }
        String jar = there.toString().substring("jar:".length(), there.toString().indexOf("!/"));
        try (FileSystem files = FileSystems.newFileSystem(Path.of(URI.create(jar)))) {
            readAll(files.getPath(PACKAGED), words);
        }
    }

    /** As data, without asking whether they keep to the format: that is the bundle's own check. */
    private static void readAll(Path directory, ObjectNode words) throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.yaml")) {
            for (Path file : files) {
                try (InputStream in = Files.newInputStream(file)) {
                    Load load = new Load(LoadSettings.builder().build());
                    JsonNode entries = json.valueToTree(load.loadFromInputStream(in));
                    if (entries instanceof ObjectNode byId) {
                        words.setAll(byId);
                    }
                }
            }
        }
    }
}
