package io.github.dokucamel.operation;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one catalogue file; the format is described at the top of {@code cards.yaml}. */
final class CatalogueReader {

    private static final Set<String> KEYS =
            Set.of(
                    "alias",
                    "reference",
                    "method",
                    "path",
                    "signature",
                    "token",
                    "body",
                    "success",
                    "invoice",
                    "payment-url",
                    "payment-code",
                    "idempotency",
                    "certain-refusals",
                    "source",
                    "confidence",
                    "fields");
    private static final Set<String> FIELD_KEYS =
            Set.of(
                    "type",
                    "required",
                    "min-length",
                    "max-length",
                    "enum",
                    "known-values",
                    "pattern",
                    "default",
                    "place",
                    "sensitive");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern METHOD = Pattern.compile("GET|POST|PUT|PATCH|DELETE");
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~{}-]+)+");
    private static final Pattern POINTER = Pattern.compile("(/[^/\\s]+)+");
    private static final String STEP = "[A-Za-z][A-Za-z0-9_-]*(\\[])?";
    private static final Pattern FIELD_PATH = Pattern.compile(STEP + "(\\." + STEP + ")*");

    private final Catalogue.Source source;
    private final List<BodyShape> shapes;
    private final Map<String, String> taken;

    /**
     * @param taken ids and aliases of all files so far, with the file that has them; added to
     */
    CatalogueReader(Catalogue.Source source, List<BodyShape> shapes, Map<String, String> taken) {
        this.source = source;
        this.shapes = shapes;
        this.taken = taken;
    }

    List<Operation> read() {
        EntryNode file = new EntryNode(source.name(), root());
        List<Operation> operations = new ArrayList<>();
        for (String id : file.names()) {
            operations.add(operation(id, file));
        }
        return operations;
    }

    private Node root() {
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

    private Operation operation(String id, EntryNode file) {
        if (!NAME.matcher(id).matches()) {
            throw file.invalidName(id, "an id is lower-case words with dashes, not " + id);
        }
        take(id, file.invalidName(id, "the name " + id + " is taken by " + taken.get(id)));
        EntryNode entry = file.entry(id);
        entry.allow(KEYS);
        String alias = entry.has("alias") ? entry.matching("alias", NAME) : null;
        if (alias != null) {
            take(alias, entry.invalid("alias", "the name " + alias + " is taken"));
        }
        BodyShape body = body(entry);
        return new Operation(
                id,
                alias,
                entry.oneOrMore("reference"),
                Direction.TO_DOKU,
                null,
                entry.matching("method", METHOD),
                entry.matching("path", PATH),
                entry.choice("signature", SignatureScheme.class),
                entry.choice("token", TokenKind.class),
                body,
                new Reading(
                        pointer(entry, "success", body != null),
                        pointer(entry, "invoice", body != null),
                        pointer(entry, "payment-url", false),
                        pointer(entry, "payment-code", false)),
                entry.choice("idempotency", Idempotency.class),
                new LinkedHashSet<>(entry.texts("certain-refusals")),
                null,
                Map.of(),
                false,
                false,
                entry.has("fields") ? fields(entry.entry("fields")) : List.of(),
                entry.required("source"),
                entry.choice("confidence", Confidence.class));
    }

    private void take(String name, InvalidCatalogueException duplicate) {
        if (taken.putIfAbsent(name, source.name()) != null) {
            throw duplicate;
        }
    }

    private BodyShape body(EntryNode entry) {
        if (!entry.has("body")) {
            return null;
        }
        String name = entry.required("body");
        return shapes.stream()
                .filter(shape -> shape.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                entry.invalid(
                                        "body",
                                        "unknown shape "
                                                + name
                                                + ", known are "
                                                + shapes.stream().map(BodyShape::name).toList()));
    }

    /** An operation that orders lead to cannot do without: nothing would ever be accepted. */
    private static JsonPointer pointer(EntryNode entry, String name, boolean needed) {
        if (!needed && !entry.has(name)) {
            return null;
        }
        return JsonPointer.compile(entry.matching(name, POINTER));
    }

    private static List<Field> fields(EntryNode entry) {
        Map<String, FieldType> types = new HashMap<>();
        List<Field> fields = new ArrayList<>();
        for (String path : entry.names()) {
            if (!FIELD_PATH.matcher(path).matches()) {
                throw entry.invalidName(path, "no path of a field: " + path);
            }
            Field field = field(path, entry.entry(path));
            types.put(path, field.type());
            fields.add(field);
        }
        for (String path : entry.names()) {
            for (int i = path.length() - 1; i > 0; i--) {
                FieldType wanted = path.charAt(i) == '.' ? FieldType.OBJECT : FieldType.ARRAY;
                FieldType parent = types.get(path.substring(0, i));
                if ((path.charAt(i) == '.' || path.charAt(i) == '[')
                        && parent != null
                        && parent != wanted) {
                    throw entry.invalidName(
                            path, path.substring(0, i) + " must be of type " + wanted.words());
                }
            }
        }
        return fields;
    }

    private static Field field(String path, EntryNode entry) {
        entry.allow(FIELD_KEYS);
        return new Field(
                path,
                entry.choice("type", FieldType.class),
                entry.choice("required", Requirement.class),
                entry.count("min-length"),
                entry.count("max-length"),
                entry.texts("enum"),
                entry.texts("known-values"),
                pattern(entry),
                entry.text("default"),
                entry.has("place") ? entry.choice("place", Place.class) : Place.BODY,
                "true".equals(entry.text("sensitive")));
    }

    private static Pattern pattern(EntryNode entry) {
        if (!entry.has("pattern")) {
            return null;
        }
        try {
            return Pattern.compile(entry.required("pattern"));
        } catch (PatternSyntaxException e) {
            throw entry.invalid("pattern", "no regular expression: " + e.getDescription());
        }
    }
}
