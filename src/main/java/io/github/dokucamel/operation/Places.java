package io.github.dokucamel.operation;

import io.github.dokucamel.operation.Field.FieldType;
import io.github.dokucamel.operation.Field.Place;
import io.github.dokucamel.operation.Field.Requirement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether the fields of an operation can travel where its entry puts them. */
final class Places {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Set<FieldType> LISTS_AND_OBJECTS =
            Set.of(FieldType.ARRAY, FieldType.OBJECT, FieldType.ANY);

    private Places() {}

    /** The names in braces. */
    static Set<String> placeholders(String path) {
        Set<String> names = new LinkedHashSet<>();
        PLACEHOLDER.matcher(path).results().forEach(found -> names.add(found.group(1)));
        if (path.replaceAll(PLACEHOLDER.pattern(), "").matches(".*[{}].*")) {
            names.add("");
        }
        return names;
    }

    /** Names of the fields that travel in the path. */
    static Set<String> inPath(List<Field> fields) {
        return fields.stream()
                .filter(field -> field.place() == Place.PATH)
                .map(Field::path)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * @param method null when unknown, likewise the path
     */
    static void check(EntryNode entry, String method, String path, List<Field> fields) {
        EntryNode described = entry.entryOrNone("fields");
        for (Field field : fields) {
            String wrong = wrong(field, "GET".equals(method));
            if (wrong != null) {
                throw described.invalidName(field.path(), field.path() + wrong);
            }
        }
        if (path == null) {
            return;
        }
        Set<String> inPath = inPath(fields);
        for (String name : placeholders(path)) {
            if (!inPath.contains(name)) {
                throw entry.invalid("path", "{" + name + "} is no field with place: path");
            }
        }
        for (String name : inPath) {
            if (!placeholders(path).contains(name)) {
                throw described.invalidName(name, "the path has no {" + name + "}");
            }
        }
    }

    private static String wrong(Field field, boolean bodiless) {
        if (field.place() == Place.BODY) {
            return bodiless ? " is in the body, and a GET has none" : null;
        }
        if (field.path().contains(".") || field.path().contains("[]")) {
            return " is inside another, so it can only travel in the body";
        }
        if (LISTS_AND_OBJECTS.contains(field.type())) {
            return " is no single value, so it can only travel in the body";
        }
        if (field.assumed() != null && field.required() == Requirement.MANDATORY) {
            return " has a default that is sent, so it is not mandatory";
        }
        if (field.place() == Place.PATH
                && field.assumed() == null
                && field.required() != Requirement.MANDATORY) {
            return " is part of the path, so it is mandatory or has a default";
        }
        return null;
    }
}
