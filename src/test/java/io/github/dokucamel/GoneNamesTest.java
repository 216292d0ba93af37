package io.github.dokucamel;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A copied route file that names what is gone stops the start. */
class GoneNamesTest {

    private static final Path EARLIER = Path.of("src/test/resources/routes-0.1.0");

    @TempDir Path data;
    @TempDir Path routes;

    private static Properties gone() throws IOException {
        Properties gone = new Properties();
        try (InputStream in =
                GoneNames.class.getResourceAsStream("/META-INF/doku/gone.properties")) {
            gone.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return gone;
    }

    private static Set<String> packaged() {
        return RouteFiles.names().stream()
                .flatMap(name -> GoneNames.beansIn(RouteFiles.text(name)))
                .collect(java.util.stream.Collectors.toSet());
    }

    static Stream<String> earlierFiles() throws IOException {
        try (Stream<Path> files = Files.list(EARLIER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("earlierFiles")
    void aFileOfAnEarlierVersionRunsOrIsRefusedByName(String name) throws Exception {
        String text = Files.readString(EARLIER.resolve(name));
        boolean whole = packaged().containsAll(GoneNames.beansIn(text).toList());
        GoneNames names = new GoneNames(name, packaged(), bean -> false);

        if (!whole) {
            InvalidRouteException e =
                    assertThrows(InvalidRouteException.class, () -> names.refuse(text));
            assertTrue(
                    e.getMessage().matches(name + ", line [0-9]+, step [a-z-]+: .*"),
                    e.getMessage());
        }
    }

    @Test
    void everyFileOfThisVersionIsTaken() {
        for (String name : RouteFiles.names()) {
            assertDoesNotThrow(
                    () ->
                            new GoneNames(name, packaged(), bean -> false)
                                    .refuse(RouteFiles.text(name)));
        }
    }

    @Test
    void nothingThatIsThereIsListedAsGone() throws Exception {
        Set<String> beans = packaged();
        Set<String> steps =
                RouteFiles.steps().stream()
                        .map(step -> step.node().path("id").asText())
                        .collect(java.util.stream.Collectors.toSet());
        for (String name : gone().stringPropertyNames()) {
            assertTrue(name.matches("(bean|step|variable)\\..+"), name);
            assertTrue(!name.startsWith("bean.") || !beans.contains(name.substring(5)), name);
            assertTrue(!name.startsWith("step.") || !steps.contains(name.substring(5)), name);
        }
    }

    /** Every bean that it names is still there, and what it leaves out would be missed. */
    @Test
    void aCallThatDoesNotReadItsAnswerIsRefused() throws Exception {
        String name = "40-doku-call.camel.yaml";
        String text = Files.readString(EARLIER.resolve(name));
        GoneNames names = new GoneNames(name, packaged(), bean -> false);

        InvalidRouteException e =
                assertThrows(InvalidRouteException.class, () -> names.refuse(text));

        assertTrue(e.getMessage().contains("there is no step strip-headers"), e.getMessage());
    }

    @Test
    void aBeanThatNobodyKnowsIsRefusedWithTheOneThatWasMeant() throws Exception {
        for (String name : RouteFiles.names()) {
            Files.copy(RouteFiles.DIRECTORY.resolve(name), routes.resolve(name));
        }
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
        assertDoesNotThrow(
                () ->
                        new GoneNames("x.camel.yaml", packaged(), "doku-mine"::equals)
                                .refuse("- route: {from: {steps: [{process: {ref: doku-mine}}]}}"));
    }
}
