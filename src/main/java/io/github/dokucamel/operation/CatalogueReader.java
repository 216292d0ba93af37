package io.github.dokucamel.operation;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads catalogue files; the format is described in {@code docs/operations.md}. All files are read
 * before any entry, since an entry may be like one of another file.
 */
final class CatalogueReader {

    static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** What an entry does not take over from the one it is like. */
    private static final Set<String> OWN = Set.of("alias", "reference", "like");

    private static final Set<String> MERGED = Set.of("fields", "constants", "defaults");

    private final OperationReader operations;
    private final Map<String, EntryNode> entries = new LinkedHashMap<>();
    private final Map<String, EntryNode> resolved = new LinkedHashMap<>();

    CatalogueReader(Set<String> shapes) {
        this.operations = new OperationReader(shapes);
    }

    List<Operation> read(List<Catalogue.Source> sources) {
        sources.forEach(this::collect);
        Set<String> taken = new LinkedHashSet<>(entries.keySet());
        Map<String, Operation> read = new LinkedHashMap<>();
        for (String id : entries.keySet()) {
            EntryNode entry = resolved(id, new LinkedHashSet<>());
            Operation operation = operations.read(id, entry);
            if (operation.alias() != null && !taken.add(operation.alias())) {
                throw entry.invalid("alias", "the name " + operation.alias() + " is taken");
            }
            read.put(id, operation);
        }
        for (Operation operation : read.values()) {
            FollowUpsReader.check(operation, read, resolved.get(operation.id()));
        }
        return List.copyOf(read.values());
    }

    private void collect(Catalogue.Source source) {
        EntryNode file = new EntryNode(source.name(), root(source));
        for (String id : file.names()) {
            if (!NAME.matcher(id).matches()) {
                throw file.invalidName(id, "an id is lower-case words with dashes, not " + id);
            }
            if (entries.putIfAbsent(id, file.entry(id)) != null) {
                throw file.invalidName(id, "the name " + id + " is taken");
            }
        }
    }

    private static Node root(Catalogue.Source source) {
        LoadSettings settings = LoadSettings.builder().setLabel(source.name()).build();
        try {
            return new Compose(settings)
                    .composeInputStream(new ByteArrayInputStream(source.bytes()))
                    .orElseThrow(
                            () ->
                                    new InvalidCatalogueException(
                                            source.name(), 1, "holds no operation"));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            throw new InvalidCatalogueException(source.name(), line, e.getProblem());
        } catch (YamlEngineException e) {
            throw new InvalidCatalogueException(source.name(), 0, e.getMessage());
        }
    }

    /**
     * @param waiting the entries that are like this one, directly or not
     */
    private EntryNode resolved(String id, Set<String> waiting) {
        EntryNode known = resolved.get(id);
        if (known != null) {
            return known;
        }
        EntryNode entry = entries.get(id);
        if (!entry.has("like")) {
            resolved.put(id, entry);
            return entry;
        }
        String base = entry.required("like");
        waiting.add(id);
        if (!entries.containsKey(base)) {
            throw entry.invalid("like", "there is no operation " + base + " to be like");
        }
        if (waiting.contains(base)) {
            throw entry.invalid("like", id + " is like itself, through " + waiting);
        }
        EntryNode whole = entry.over(resolved(base, waiting), OWN, MERGED);
        resolved.put(id, whole);
        return whole;
    }
}
