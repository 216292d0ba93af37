package io.github.dokucamel.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.notification.BindingDocument;
import io.github.dokucamel.notification.BindingNews;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.outcome.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** openapi.json describes the routes and documents that there are. */
class OpenApiTest {

    private static final Pattern ROUTE =
            Pattern.compile(
                    "platform-http:([/{][^\\s\"]*)\"?\\s+parameters:[\\s{]+httpMethodRestrict: (\\w+)");
    private static final Pattern NOTIFICATIONS =
            Pattern.compile("(?m)^doku\\.notification\\.path = (\\S+)$");
    private static final Pattern STATUS = Pattern.compile("(?m)^\\| ([0-9]{3}(?:, [0-9]{3})*)\\b");

    private final JsonNode api =
            new ObjectMapper()
                    .readTree(Path.of("src/main/resources/META-INF/doku/openapi.json").toFile());

    OpenApiTest() throws IOException {}

    @Test
    void hasThePathsOfTheRoutes() {
        Set<String> routes = new TreeSet<>();
        for (String file :
                List.of(
                        "12-intake-rest",
                        "13-intake-call",
                        "14-batches",
                        "60-notification",
                        "75-act")) {
            Matcher route = ROUTE.matcher(Documents.text("routes/" + file + ".camel.yaml"));
            while (route.find()) {
                String path = route.group(1).replace("{{path}}", notificationPath());
                routes.add(route.group(2) + " " + path);
            }
        }
        Set<String> described = new TreeSet<>();
        api.path("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .fieldNames()
                                        .forEachRemaining(
                                                method ->
                                                        described.add(
                                                                method.toUpperCase(Locale.ROOT)
                                                                        + " "
                                                                        + path.getKey())));
        assertFalse(routes.isEmpty());
        assertEquals(routes, described);
    }

    private static String notificationPath() {
        Matcher path = NOTIFICATIONS.matcher(Documents.text("config/application.properties"));
        assertTrue(path.find());
        return path.group(1);
    }

    @Test
    void namesEveryMemberOfAnOutcomeDocument() throws IOException {
        JsonNode full = OutcomesDocumentTest.full();
        assertEquals(names(full), names(schema("Outcome").path("properties")));
        assertEquals(names(full.path("error")), names(schema("Error").path("properties")));
        assertEquals(names(full.path("source")), names(schema("Source").path("properties")));
        assertEquals(
                names(full.path("resolution")), names(schema("Resolution").path("properties")));
        assertEquals(names(full.path("payment")), names(schema("Payment").path("properties")));
    }

    @Test
    void namesEveryMemberOfABinding() {
        BindingNews news = new BindingNews("1", "SUCCESS", "C-1", "x");
        ObjectNode document =
                OrderJson.tree(
                        BindingDocument.of("d", "default", news, Instant.EPOCH, Instant.EPOCH));
        JsonNode described = schema("Binding").path("properties");
        assertEquals(names(document), names(described));
        assertEquals(
                names(document.path("binding")),
                names(described.path("binding").path("properties")));
    }

    @Test
    void namesEveryOutcomeOfAnOrder() {
        Set<String> expected =
                EnumSet.complementOf(EnumSet.range(Outcome.PAID, Outcome.BOUND)).stream()
                        .map(Outcome::text)
                        .collect(Collectors.toCollection(TreeSet::new));
        expected.add("pending");
        Set<String> named = new TreeSet<>();
        schema("Outcome")
                .path("properties")
                .path("outcome")
                .path("enum")
                .forEach(value -> named.add(value.asText()));
        assertEquals(expected, named);
    }

    @Test
    void everyReferenceLeadsToASchema() {
        for (JsonNode reference : api.findValues("$ref")) {
            assertTrue(api.at(reference.asText().substring(1)).isObject(), reference.asText());
        }
    }

    @Test
    void hasTheStatusCodesOfTheDocument() {
        Set<String> documented = new TreeSet<>();
        Matcher status = STATUS.matcher(Documents.text("docs/intake.md"));
        while (status.find()) {
            documented.addAll(List.of(status.group(1).split(", ")));
        }
        assertEquals(documented, names(api.at("/paths/~1orders/post/responses")));
    }

    @Test
    void hasTheStatusCodesOfACall() {
        Set<String> documented = new TreeSet<>();
        Matcher status = STATUS.matcher(Documents.text("docs/calls.md"));
        while (status.find()) {
            documented.addAll(List.of(status.group(1).split(", ")));
        }
        assertEquals(documented, names(api.at("/paths/~1operations~1{operation}/post/responses")));
    }

    private JsonNode schema(String name) {
        return api.path("components").path("schemas").path(name);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
