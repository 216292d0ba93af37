package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One operation, as far as DOKU's side of it goes.
 *
 * @param isServed whether DOKU answers it, and it is known where
 * @param path {@code {name}} stands for anything without a slash
 * @param signature non-snap, snap-symmetric, snap-asymmetric-token or bearer
 * @param token empty, b2b, b2b2c or b2b2c-optional
 * @param isOrder whether an order of a merchant leads here, so that there is something to pay
 * @param isHarmless whether it changes nothing, so that it may be repeated
 * @param success JSON pointer to what only a success holds; empty when there is none, likewise the
 *     next three
 * @param constants members, by path, that always have this value
 */
record CatalogueEntry(
        String id,
        boolean isServed,
        String method,
        String path,
        String signature,
        String token,
        boolean isOrder,
        boolean isHarmless,
        String success,
        String invoice,
        String paymentUrl,
        String paymentCode,
        Map<String, JsonNode> constants,
        List<EntryField> fields) {

    /**
     * @param words of the entry, with those it takes over from another one
     */
    static CatalogueEntry of(String id, JsonNode words) {
        Map<String, JsonNode> constants = new LinkedHashMap<>();
        words.path("constants").properties().forEach(c -> constants.put(c.getKey(), c.getValue()));
        List<EntryField> fields =
                words.path("fields").properties().stream()
                        .map(field -> EntryField.of(field.getKey(), field.getValue()))
                        .toList();
        return new CatalogueEntry(
                id,
                !text(words, "path").isEmpty()
                        && !words.has("unpublished")
                        && !text(words, "direction").equals("from-doku"),
                text(words, "method"),
                text(words, "path"),
                text(words, "signature"),
                text(words, "token"),
                words.has("body"),
                words.path("idempotency").asText().equals("none"),
                text(words, "success"),
                text(words, "invoice"),
                text(words, "payment-url"),
                text(words, "payment-code"),
                constants,
                fields);
    }

    CatalogueEntry lenient() {
        return new CatalogueEntry(
                id,
                isServed,
                method,
                path,
                signature,
                token,
                isOrder,
                isHarmless,
                success,
                invoice,
                paymentUrl,
                paymentCode,
                constants,
                fields.stream().map(EntryField::lenient).toList());
    }

    private static String text(JsonNode words, String key) {
        String text = words.path(key).asText("");
        return text.equals("none") ? "" : text;
    }

    boolean isSnap() {
        return signature.startsWith("snap-");
    }

    /** Whether a repeat of its Request-Id gets the first answer. */
    boolean isRemembered() {
        return signature.equals("non-snap") && !method.equals("GET");
    }

    /** Whether what is sent is no JSON but a file. */
    boolean isFile() {
        return signature.equals("bearer");
    }

    boolean isTokenCall() {
        return signature.equals("snap-asymmetric-token");
    }

    /** Whether this path is one of this entry. */
    boolean isAt(String called) {
        return path.contains("{") ? called.matches(expression("")) : path.equals(called);
    }

    /** What stands for a field of the path; empty when the path has no such place. */
    String inPath(String name, String called) {
        Matcher places = Pattern.compile(expression(name)).matcher(called);
        return places.matches() && places.groupCount() == 1 ? places.group(1) : "";
    }

    /** Of the path, with a group where the field of this name stands. */
    private String expression(String name) {
        return path.replaceAll("[.+]", "\\\\$0")
                .replace("{" + name + "}", "([^/]+)")
                .replaceAll("\\{[^}]*}", "[^/]+");
    }
}
