package io.github.dokucamel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.simulator.Simulator;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The thin jar inside an application that has its own Camel and nothing of the runner. */
class EmbeddingIT {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path THIN_JAR =
            TARGET.resolve("doku-camel-" + System.getProperty("doku.version") + ".jar");

    /** camel-core, camel-yaml-dsl, camel-http, camel-jackson and camel-resilience4j with what they bring. */
    private static final Pattern HOSTS =
            Pattern.compile(
                    "camel-(api|attachments|base|base-engine|bean|browse|cluster|controlbus|core"
                            + "|core-catalog|core-engine|core-languages|core-model|core-processor"
                            + "|core-reifier|dataformat|dataset|direct|dsl-support|file|http"
                            + "|http-base|http-common|jackson|language|log|management-api|mock|ref"
                            + "|resilience4j|rest|saga|scheduler|seda|stub|support|timer|tooling-model|util"
                            + "|util-json|validator|xml-io|xml-io-util|xml-jaxb|xml-jaxp"
                            + "|xml-jaxp-util|xpath|xslt|yaml-dsl|yaml-dsl-common"
                            + "|yaml-dsl-deserializers|yaml-io)-[0-9].*"
                            + "|(resilience4j-(core|bulkhead|circuitbreaker|timelimiter)|vavr|vavr-match|fastcsv|sqlite-jdbc|httpclient5|httpcore5|httpcore5-h2"
                            + "|jackson-annotations|jackson-core|jackson-databind|snakeyaml"
                            + "|snakeyaml-engine|jackson-dataformat-yaml|jakarta.servlet-api|jakarta.activation-api|slf4j-api)-[0-9].*");

    @TempDir Path directory;
    private Simulator gateway;

    @BeforeEach
    void start() {
        gateway = new Simulator(SimulatorOptions.defaults().withStrict(true)).start();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void carriesAnOrderInsideAHostAndChangesNothingOfIt() throws Exception {
        Map<String, String> seen = run("doku.environment=simulator");

        assertAccepted(seen);
        assertEquals("Toko Maju", seen.get("shop"));
        assertEquals("true", seen.get("unchanged"));
        assertEquals("[shop-accepted, shop-name]", seen.get("routes"));
        assertTrue(seen.get("doku-routes").contains("doku-order-accept"), seen.toString());
        assertFalse(seen.get("doku-routes").contains("doku-intake-"), seen.toString());
        assertEquals("[]", seen.get("threads"));
        assertTrue(Files.exists(directory.resolve("data/ledger.db")));
    }

    @Test
    @Tag("full")
    void comesIntoAContextThatRunsAlready() throws Exception {
        Map<String, String> seen = run("doku.environment=simulator", "start-first");

        assertAccepted(seen);
        assertEquals("true", seen.get("unchanged"));
    }

    @Test
    void isToldItsEnvironmentByTheHost() throws Exception {
        Map<String, String> seen = run();

        assertTrue(seen.get("install").startsWith("InvalidSettingException: "), seen.toString());
        assertTrue(seen.get("install").contains("doku.environment is missing"), seen.toString());
        assertNull(seen.get("answer"));
        assertFalse(Files.exists(directory.resolve("data")));
    }

    @Test
    @Tag("full")
    void keepsItsLedgerWhereTheHostSays() throws Exception {
        Path ledger = directory.resolve("hosts-own.db");
        Map<String, String> seen =
                run("doku.environment=simulator", "data-source=jdbc:sqlite:" + ledger);

        assertAccepted(seen);
        assertTrue(Files.exists(ledger));
        assertFalse(Files.exists(directory.resolve("data/ledger.db")));
    }

    @Test
    void bringsNothingThatAHostWouldTripOver() throws IOException {
        try (JarFile jar = new JarFile(THIN_JAR.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertNull(manifest.getValue(Attributes.Name.MAIN_CLASS));
            assertNull(manifest.getValue(Attributes.Name.CLASS_PATH));
            Set<String> names =
                    jar.stream()
                            .map(entry -> entry.getName())
                            .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(
                    Set.of("META-INF", "io"),
                    names.stream().map(name -> name.split("/")[0]).collect(Collectors.toSet()));
            for (String name : names) {
                assertFalse(name.startsWith("io/github/dokucamel/cli/"), name);
                assertFalse(name.startsWith("io/github/dokucamel/simulator/"), name);
                assertFalse(name.startsWith("META-INF/services/"), name);
                assertFalse(name.endsWith("logback.xml"), name);
            }
            assertTrue(names.contains("META-INF/doku/routes/20-order.camel.yaml"));
            assertTrue(names.contains("META-INF/doku/config/application.properties"));
        }
    }

    private void assertAccepted(Map<String, String> seen) {
        assertNull(seen.get("install"), seen.toString());
        JsonNode answer = Outbox.json(seen.get("answer"));
        assertEquals("accepted", answer.get("outcome").asText());
        assertEquals("direct", answer.get("source").get("intake").asText());
        assertEquals(answer, Outbox.json(seen.get("delivered")));
        assertEquals(1, gateway.requestCount());
        assertEquals(List.of(), gateway.violations());
    }

    private Map<String, String> run(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                classPath(),
                                "shop.HostApplication",
                                "doku.base-url=" + gateway.baseUrl(),
                                "doku.client-id=" + SimulatorOptions.DEFAULT_CLIENT_ID,
                                "doku.secret-key=" + SimulatorOptions.DEFAULT_SECRET_KEY,
                                "doku.data-dir=" + directory.resolve("data"),
                                "doku.destination.accepted=direct:doku-outcome-accepted"));
        command.addAll(List.of(arguments));
        Path output = directory.resolve("output.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("DOKU_"));
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the host did not end");
        } finally {
            process.destroyForcibly().onExit().join();
        }
        String said = Files.readString(output);
        assertEquals(0, process.exitValue(), said);
        Map<String, String> seen = new TreeMap<>();
        said.lines()
                .filter(line -> line.matches("[a-z-]+=.*"))
                .forEach(
                        line ->
                                seen.put(
                                        line.split("=")[0], line.substring(line.indexOf('=') + 1)));
        return seen;
    }

    private String classPath() throws IOException {
        Path host = Files.createDirectories(directory.resolve("classes/shop"));
        try (Stream<Path> classes = Files.list(TARGET.resolve("test-classes/shop"))) {
            for (Path file : classes.toList()) {
                Files.copy(
                        file,
                        host.resolve(file.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        List<String> path =
                new ArrayList<>(List.of(host.getParent().toString(), THIN_JAR.toString()));
        try (Stream<Path> jars = Files.list(TARGET.resolve("doku-camel/lib"))) {
            jars.filter(jar -> HOSTS.matcher(jar.getFileName().toString()).matches())
                    .forEach(jar -> path.add(jar.toString()));
        }
        return String.join(File.pathSeparator, path);
    }
}
