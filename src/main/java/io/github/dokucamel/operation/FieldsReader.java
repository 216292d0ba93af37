package io.github.dokucamel.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.operation.Field.FieldType;
import io.github.dokucamel.operation.Field.Mismatch;
import io.github.dokucamel.operation.Field.Place;
import io.github.dokucamel.operation.Field.Requirement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the fields of an entry. */
final class FieldsReader {

    static final Set<String> KEYS =
            Set.of(
                    """
                    type required min-length max-length enum known-values pattern \
                    mismatch default place sensitive by-channel"""
                            .split(" "));
    private static final Set<String> CHANNEL_KEYS =
            Set.of("required", "min-length", "max-length", "enum");
    private static final String STEP = "[A-Za-z][A-Za-z0-9_-]*(\\[])?";
    private static final Pattern PATH = Pattern.compile(STEP + "(\\." + STEP + ")*");

    private FieldsReader() {}

    /**
     * @param given the constants as they are written, for complaints
     */
    static List<Field> read(EntryNode entry, EntryNode given, Map<String, JsonNode> constants) {
        Map<String, FieldType> types = new HashMap<>();
        List<Field> fields = new ArrayList<>();
        for (String path : entry.names()) {
            if (!PATH.matcher(path).matches()) {
                throw entry.invalidName(path, "no path of a field: " + path);
            }
            Field field = field(path, entry.entry(path), constants.get(path));
            types.put(path, field.type());
            fields.add(field);
        }
        for (String path : entry.names()) {
            checkParents(path, types, entry);
        }
        checkChannels(fields, entry);
        checkTypes(given, constants, fields);
        return fields;
    }

    /**
     * @param given the values as they are written, for complaints
     */
    static void checkTypes(EntryNode given, Map<String, JsonNode> values, List<Field> fields) {
        values.forEach(
                (path, value) -> {
                    FieldType type =
                            fields.stream()
                                    .filter(field -> field.path().equals(path))
                                    .map(Field::type)
                                    .findFirst()
                                    .orElseThrow(
                                            () -> given.invalidName(path, "no field is " + path));
                    if (!type.holds(value)) {
                        throw given.invalid(path, "the field must be " + type.words());
                    }
                });
    }

    private static void checkParents(String path, Map<String, FieldType> types, EntryNode entry) {
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

    private static void checkChannels(List<Field> fields, EntryNode entry) {
        List<String> channels =
                entry.has(Field.CHANNEL) ? entry.entry(Field.CHANNEL).texts("enum") : List.of();
        for (Field field : fields) {
            for (String channel : field.byChannel().keySet()) {
                if (!channels.contains(channel)) {
                    throw entry.entry(field.path())
                            .entry("by-channel")
                            .invalidName(channel, Field.CHANNEL + " never is " + channel);
                }
            }
        }
    }

    private static Map<String, Field> byChannel(String path, EntryNode entry) {
        EntryNode channels = entry.entryOrNone("by-channel");
        Map<String, Field> fields = new LinkedHashMap<>();
        for (String channel : channels.names()) {
            EntryNode own = channels.entry(channel);
            own.allow(CHANNEL_KEYS);
            EntryNode whole = own.over(entry, Set.of("by-channel"), Set.of());
            fields.put(channel, field(path, whole, null));
        }
        return fields;
    }

    private static Field field(String path, EntryNode entry, JsonNode constant) {
        entry.allow(KEYS);
        List<String> allowed = entry.texts("enum");
        List<String> knownValues = entry.texts("known-values");
        if (!allowed.isEmpty() && !knownValues.isEmpty()) {
            throw entry.invalid("known-values", "enum already says what is allowed");
        }
        if (constant != null && !allowed.isEmpty() && !allowed.contains(constant.asText())) {
            throw entry.invalid("enum", "the constant " + constant.asText() + " is none of them");
        }
        Integer least = entry.count("min-length");
        Integer most = entry.count("max-length");
        if (least != null && most != null && least > most) {
            throw entry.invalid("min-length", "min-length is above max-length");
        }
        return new Field(
                path,
                entry.choice("type", FieldType.class),
                entry.choice("required", Requirement.class),
                least,
                most,
                constant == null ? allowed : List.of(constant.asText()),
                knownValues,
                pattern(entry),
                mismatch(path, entry),
                entry.text("default"),
                entry.choice("place", Place.class, Place.BODY),
                entry.flag("sensitive"),
                byChannel(path, entry));
    }

    private static Mismatch mismatch(String path, EntryNode entry) {
        Mismatch mismatch = entry.choice("mismatch", Mismatch.class, Mismatch.WARN);
        if (mismatch == Mismatch.BLANK && (!entry.has("pattern") || path.contains("."))) {
            throw entry.invalid("mismatch", "needs a pattern, in a member of the top");
        }
        return mismatch;
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
