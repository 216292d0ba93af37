package io.github.dokucamel;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A copied route file of an earlier version goes on, or stops the start by name. */
class GoneNamesTest {

    private static final Path EARLIER = Path.of("src/test/resources/routes-0.1.0");

    /** What cannot go on: a step, bean or variable of theirs is gone, or a message nobody takes. */
    private static final Map<String, String> REFUSED =
            Map.of(
                    "10-intake-file.camel.yaml", "there is no bean doku-ready-files",
                    "12-intake-rest.camel.yaml", "there is no bean doku-replay-order",
                    "13-intake-call.camel.yaml", "there is no bean doku-replay-call",
                    "20-order.camel.yaml", "no route takes direct:doku-arrivals",
                    "30-send.camel.yaml", "there is no step check-doubt",
                    "40-doku-call.camel.yaml", "there is no step strip-headers",
                    "61-snap.camel.yaml", "there is no step set-token",
                    "65-payment.camel.yaml", "the route order-status stands in");

    @TempDir Path data;
    @TempDir Path routes;

    @BeforeEach
    void copy() throws IOException {
        RouteFiles.copyTo(routes);
    }

    private static Map<String, String> packaged() {
        Map<String, String> texts = new TreeMap<>();
        RouteFiles.names().forEach(name -> texts.put(name, RouteFiles.text(name)));
        return texts;
    }

    static List<String> earlierFiles() throws IOException {
        try (Stream<Path> files = Files.list(EARLIER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("earlierFiles")
    void aFileOfAnEarlierVersionGoesOnOrIsRefusedByName(String name) throws Exception {
        Files.copy(
                EARLIER.resolve(name), routes.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        try (Installation doku = Installation.in(data).routes(routes)) {
            if (REFUSED.containsKey(name)) {
                String message =
                        assertThrows(InvalidRouteException.class, doku::start).getMessage();
                assertTrue(message.contains(REFUSED.get(name)), message);
                assertTrue(message.contains(name), message);
            } else {
                doku.start();
                assertOutcome(doku.order(SampleOrders.json("EARLIER-1")));
            }
        }
    }

    private static void assertOutcome(JsonNode outcome) {
        assertEquals("accepted", outcome.get("outcome").asText());
    }

    @Test
    void aPathThatAnEditedFileHasNoRouteForIsRefused() throws Exception {
        Path file = routes.resolve("61-snap.camel.yaml");
        String edited = Files.readString(file).replace("doku-snap-binding-path", "doku-mine");
        Files.writeString(file, edited);
        String mine = DokuSnap.file(data, "m.pem", DokuSnap.keys().getPrivate()).toString();
        String dokus = DokuSnap.file(data, "d.pem", DokuSnap.keys().getPublic()).toString();
        try (Installation doku =
                Installation.in(data)
                        .routes(routes)
                        .with("doku.notification.enabled", "true")
                        .with("doku.snap.private-key-file", mine)
                        .with("doku.snap.doku-public-key-file", dokus)
                        .with("doku.snap.inbound.binding-path", "/bound")) {
            String message = assertThrows(InvalidRouteException.class, doku::start).getMessage();
            assertTrue(message.startsWith("61-snap.camel.yaml has no route template"), message);
        }
    }

    @Test
    void allFilesOfAnEarlierVersionAreRefused() throws Exception {
        Map<String, String> earlier = new TreeMap<>();
        for (String name : earlierFiles()) {
            earlier.put(name, Files.readString(EARLIER.resolve(name)));
        }
        assertThrows(
                InvalidRouteException.class,
                () -> GoneNames.refuse(earlier, packaged(), bean -> false));
    }

    @Test
    void everyFileOfThisVersionIsTaken() {
        assertDoesNotThrow(() -> GoneNames.refuse(packaged(), packaged(), bean -> false));
    }

    @Test
    void aFileThatADeployerDoesWithoutIsNotMissed() {
        Map<String, String> fewer = packaged();
        fewer.remove("11-intake-jms.camel.yaml");
        assertDoesNotThrow(() -> GoneNames.refuse(fewer, packaged(), bean -> false));
    }

    @Test
    void nothingThatIsThereIsListedAsGone() throws Exception {
        Properties gone = new Properties();
        try (InputStream in =
                GoneNames.class.getResourceAsStream("/META-INF/doku/gone.properties")) {
            gone.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        Set<String> beans =
                packaged().values().stream()
                        .flatMap(GoneNames::beansIn)
                        .collect(Collectors.toSet());
        Set<String> steps =
                RouteFiles.steps().stream()
                        .map(step -> step.node().path("id").asText())
                        .collect(Collectors.toSet());
        for (String name : gone.stringPropertyNames()) {
            assertTrue(name.matches("(bean|step|variable)\\..+"), name);
            assertTrue(!name.startsWith("bean.") || !beans.contains(name.substring(5)), name);
            assertTrue(!name.startsWith("step.") || !steps.contains(name.substring(5)), name);
        }
    }

    @Test
    void aBeanThatNobodyKnowsIsRefusedWithTheOneThatWasMeant() throws Exception {
        Files.writeString(
                routes.resolve("95-mine.camel.yaml"),
                """
                - route:
                    id: mine
                    from:
                      uri: direct:mine
                      steps:
                        - process:
                            id: look
                            ref: doku-chek-orders
                """);
        try (Installation doku = Installation.in(data).routes(routes)) {
            InvalidRouteException e = assertThrows(InvalidRouteException.class, doku::start);

            assertEquals(
                    "95-mine.camel.yaml, line 8, step look: there is no bean doku-chek-orders in this"
                            + " version. Did you mean doku-check-orders? Take this version's"
                            + " 95-mine.camel.yaml and edit it again.",
                    e.getMessage());
        }
    }

    @Test
    void aBeanOfTheDeployersOwnMayHaveSuchAName() {
        Map<String, String> more = packaged();
        more.put("x.camel.yaml", "- route: {from: {steps: [{process: {ref: doku-mine}}]}}");
        assertDoesNotThrow(() -> GoneNames.refuse(more, packaged(), "doku-mine"::equals));
    }
}
