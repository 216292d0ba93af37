package io.github.dokucamel.operation;

import io.github.dokucamel.operation.Field.FieldType;
import io.github.dokucamel.operation.Field.Requirement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of an operation as a tree of members and list elements. */
final class FieldTree {

    private final Map<String, FieldTree> members = new LinkedHashMap<>();
    private FieldTree element;
    private Field field;

    static FieldTree of(List<Field> fields) {
        FieldTree root = new FieldTree();
        fields.forEach(root::add);
        return root;
    }

    private void add(Field added) {
        FieldTree node = this;
        for (String step : added.path().split("\\.")) {
            String name = step.endsWith("[]") ? step.substring(0, step.length() - 2) : step;
            node = node.members.computeIfAbsent(name, any -> new FieldTree());
            if (step.endsWith("[]")) {
                if (node.element == null) {
                    node.element = new FieldTree();
                }
                node = node.element;
            }
        }
        node.field = added;
    }

    Map<String, FieldTree> members() {
        return members;
    }

    /** Null when this is no list, or a list of anything. */
    FieldTree element() {
        return element;
    }

    /** Null when only deeper paths mention this one. */
    Field field() {
        return field;
    }

    FieldType type() {
        if (field != null) {
            return field.type();
        }
        return element == null ? FieldType.OBJECT : FieldType.ARRAY;
    }

    boolean isMandatory() {
        return field != null && field.required() == Requirement.MANDATORY;
    }
}
