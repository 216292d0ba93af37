package io.github.dokucamel.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.dokucamel.operation.Field.Mismatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One operation of the catalogue as a deployer's settings want it. */
record Adjusted(Operation operation) {

    /**
     * Under another path, for {@code doku.operation.<id>.path}. An unpublished one is published by
     * it.
     *
     * @throws IllegalArgumentException when more than the path is unknown, or the path lacks what
     *     the operation's fields put into it
     */
    Operation path(String other) {
        if (operation.method() == null || operation.signature() == null) {
            String why =
                    operation.bill()
                            ? "it is a bill, and nothing is sent"
                            : operation.unpublished();
            throw new IllegalArgumentException(
                    "A path is not enough to call " + operation.name() + ": " + why);
        }
        if (!Places.placeholders(other).equals(Places.inPath(operation.fields()))) {
            throw new IllegalArgumentException(
                    "The path of %s must hold exactly these in braces: %s"
                            .formatted(operation.name(), Places.inPath(operation.fields())));
        }
        return changed(other, null, operation.defaults(), operation.fields());
    }

    /**
     * With other {@code defaults}, for {@code doku.operation.<id>.default.<field>}.
     *
     * @param values by field path
     * @throws IllegalArgumentException when it has no such default
     */
    Operation defaults(Map<String, String> values) {
        Map<String, JsonNode> defaults = new LinkedHashMap<>(operation.defaults());
        if (defaults.isEmpty()) {
            throw Catalogue.takesNoOrders(operation.name());
        }
        values.forEach(
                (path, value) -> {
                    JsonNode text = TextNode.valueOf(value);
                    JsonNode read =
                            operation
                                    .field(path)
                                    .map(field -> Coercion.scalar(text, field.type()))
                                    .orElse(text);
                    if (defaults.replace(path, read) == null) {
                        throw new IllegalArgumentException(
                                "Operation %s has no field %s to set, but %s."
                                        .formatted(
                                                operation.name(),
                                                path,
                                                String.join(", ", defaults.keySet())));
                    }
                });
        return changed(operation.path(), operation.unpublished(), defaults, operation.fields());
    }

    /** Refusing the characters that it sends a blank for. */
    Operation refusingCharacters() {
        List<Field> fields =
                operation.fields().stream()
                        .map(f -> f.mismatch() == Mismatch.BLANK ? f.refusing() : f)
                        .toList();
        return changed(operation.path(), operation.unpublished(), operation.defaults(), fields);
    }

    private Operation changed(
            String path, String unpublished, Map<String, JsonNode> defaults, List<Field> fields) {
        return new Operation(
                operation.id(),
                operation.alias(),
                operation.references(),
                operation.direction(),
                unpublished,
                operation.method(),
                path,
                operation.signature(),
                operation.token(),
                operation.media(),
                operation.body(),
                operation.reading(),
                operation.idempotency(),
                operation.certainRefusals(),
                operation.status(),
                operation.followUps(),
                operation.constants(),
                defaults,
                operation.checkSum(),
                operation.timeout(),
                operation.pci(),
                operation.refunds(),
                operation.bill(),
                fields,
                operation.source(),
                operation.confidence());
    }
}
