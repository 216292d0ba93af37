package io.github.dokucamel.operation;

import io.github.dokucamel.told.NearestName;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** All operations the bundle knows, by id and by alias. */
public final class Catalogue {

    private static final String STATUS_CALL = "check-status";
    private static final String NO_STATUS_CALL =
            "The operation catalogue has no check-status with {identifier} in its path; orders"
                    + " could not be resolved. Add config/operations/status.yaml";

    /**
     * One catalogue file.
     *
     * @param name for messages, e.g. {@code config/operations/cards.yaml}
     */
    public record Source(String name, byte[] bytes) {}

    private static final int MOST_MEANT = 3;

    private final Map<String, Operation> byName = new LinkedHashMap<>();
    private final List<Operation> operations;

    private Catalogue(List<Operation> operations) {
        this.operations = List.copyOf(operations);
        for (Operation operation : operations) {
            byName.put(operation.id(), operation);
            byName.put(operation.name(), operation);
        }
    }

    /**
     * @param shapes the names an entry's {@code body} may have
     * @throws InvalidCatalogueException when any entry is not as the format wants it
     */
    public static Catalogue load(List<Source> sources, Set<String> shapes) {
        return new Catalogue(new CatalogueReader(shapes).read(sources));
    }

    public Optional<Operation> find(String idOrAlias) {
        return Optional.ofNullable(byName.get(idOrAlias));
    }

    /**
     * The call that asks DOKU for the status of an order, its path holding {@code {identifier}}.
     *
     * @throws IllegalArgumentException when the catalogue has none
     */
    public Operation statusCall() {
        return find(STATUS_CALL)
                .filter(o -> o.path().contains("{identifier}"))
                .orElseThrow(() -> new IllegalArgumentException(NO_STATUS_CALL));
    }

    /** In the order of the files. */
    public Collection<Operation> all() {
        return operations;
    }

    /** How long the slowest of its operations may take, where the others may take as long as usual. */
    public Duration longest(Duration usual) {
        return operations.stream()
                .map(Operation::timeout)
                .filter(Objects::nonNull)
                .reduce(usual, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }

    /** The names that were probably meant, at most three and one of each operation. */
    public List<String> meant(String written, Collection<String> among) {
        Set<String> ids = new HashSet<>();
        return NearestName.few(written, among, among.size()).stream()
                .filter(name -> ids.add(find(name).map(Operation::id).orElse(name)))
                .limit(MOST_MEANT)
                .toList();
    }

    /** Every id and alias. */
    public Set<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }

    /** The id or alias that was probably meant. */
    public Optional<String> nearest(String name) {
        return NearestName.of(name, byName.keySet());
    }

    /**
     * The same operations, some under another path.
     *
     * @param paths by id or alias
     * @throws IllegalArgumentException when there is no such operation
     */
    public Catalogue withPaths(Map<String, String> paths) {
        Map<String, String> byId = new LinkedHashMap<>();
        paths.forEach((name, path) -> byId.put(named(name).id(), path));
        return new Catalogue(
                operations.stream()
                        .map(
                                o ->
                                        byId.containsKey(o.id())
                                                ? new Adjusted(o).path(byId.get(o.id()))
                                                : o)
                        .toList());
    }

    /**
     * The same operations, some with other {@code defaults} of calls. Those of orders are left to
     * the orders.
     *
     * @param values by field path, by id or alias
     * @throws IllegalArgumentException when there is no such operation, or no such default
     */
    public Catalogue withDefaults(Map<String, Map<String, String>> values) {
        Map<String, Operation> changed = new LinkedHashMap<>();
        values.forEach(
                (name, fields) -> {
                    Operation operation = named(name);
                    if (operation.body() == null) {
                        changed.put(operation.id(), new Adjusted(operation).defaults(fields));
                    }
                });
        return new Catalogue(
                operations.stream().map(o -> changed.getOrDefault(o.id(), o)).toList());
    }

    /** The same operations, which refuse the characters that they send a blank for. */
    public Catalogue refusingCharacters() {
        return new Catalogue(
                operations.stream().map(o -> new Adjusted(o).refusingCharacters()).toList());
    }

    static IllegalArgumentException takesNoOrders(String name) {
        return new IllegalArgumentException("Operation " + name + " takes no orders.");
    }

    /**
     * The operation an order may name.
     *
     * @throws IllegalArgumentException when there is none, or one that takes no orders
     */
    public Operation forOrders(String idOrAlias) {
        Operation operation = named(idOrAlias);
        if (operation.body() == null) {
            throw takesNoOrders(idOrAlias);
        }
        return operation;
    }

    private Operation named(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(unknown(name)));
    }

    private String unknown(String name) {
        String meant = nearest(name).map(near -> " Did you mean " + near + "?").orElse("");
        return "There is no operation " + name + "." + meant;
    }
}
