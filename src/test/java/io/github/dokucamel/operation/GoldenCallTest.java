package io.github.dokucamel.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.order.OrderJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One call of every operation that no order leads to: DOKU's JSON in, what travels out. */
class GoldenCallTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Catalogue CATALOGUE = Catalogues.packaged();

    static Stream<Operation> calls() {
        return CATALOGUE.all().stream().filter(o -> o.isCallable() && o.body() == null);
    }

    static List<String> names() {
        return calls().map(Operation::name).toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void sendsTheGoldenCall(String name) throws IOException {
        Operation operation = CATALOGUE.find(name).orElseThrow();
        JsonNode golden =
                OrderJson.read(Files.readAllBytes(GOLDEN.resolve(name).resolve("call.json")));
        ObjectNode payload = golden.get("request").deepCopy();
        operation.constants().forEach((path, value) -> Members.putIfAbsent(payload, path, value));
        operation.defaults().forEach((path, value) -> Members.putIfAbsent(payload, path, value));
        PayloadRules rules = new PayloadRules(operation);
        rules.coerce(payload);
        Findings findings = rules.check(payload);
        assertEquals(List.of(), findings.violations());
        assertEquals(List.of(), findings.warnings());
        CheckSums.fill(operation, payload, Payloads.CLIENT_ID, Payloads.SECRET);
        WireRequest request = WireRequest.of(operation, payload);
        assertEquals(golden.get("method").asText(), operation.method());
        assertEquals(golden.get("target").asText(), request.target());
        assertEquals(texts(golden.get("headers")), request.headers());
        assertEquals(
                golden.get("body").textValue(),
                request.body() == null ? null : new String(request.body(), StandardCharsets.UTF_8));
    }

    @Test
    void everyGoldenCallBelongsToAnOperation() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            for (Path folder : folders.toList()) {
                if (Files.exists(folder.resolve("call.json"))) {
                    found.add(folder.getFileName().toString());
                }
            }
        }
        assertEquals(calls().map(Operation::name).collect(Collectors.toSet()), found);
    }

    @Test
    void everyGoldenFolderHoldsAnOrderOrACall() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            assertEquals(
                    List.of(),
                    folders.filter(f -> !Files.exists(f.resolve("call.json")))
                            .filter(f -> !Files.exists(f.resolve("order.json")))
                            .toList());
        }
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties().forEach(m -> texts.put(m.getKey(), m.getValue().asText()));
        return texts;
    }
}
