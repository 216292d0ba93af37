package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in {@code lib/}: what docs/libraries.md says, and nothing with a known fault. */
class LibraryIT {

    private static final Path LIB = Path.of("target/doku-camel/lib");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([\\w.-]+:[\\w.-]+)` \\| (itself|`[\\w-]+`) \\| \\S.* \\|$");
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[\\w.-]*)\\.jar");
    private static final long PATIENCE_SECONDS = 60;

    /** Version by artifact, without our own jars. */
    private static Map<String, String> jars() throws IOException {
        Map<String, String> jars = new TreeMap<>();
        try (Stream<Path> files = Files.list(LIB)) {
            for (Path file : files.toList()) {
                Matcher name = JAR.matcher(file.getFileName().toString());
                assertEquals(true, name.matches(), file + " has no version");
                if (!name.group(1).equals("doku-camel")) {
                    assertEquals(
                            null,
                            jars.put(name.group(1), name.group(2)),
                            name.group(1) + " lies there twice");
                }
            }
        }
        return jars;
    }

    private static List<String> documented() throws IOException {
        List<String> documented = new ArrayList<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("docs/libraries.md")));
        while (row.find()) {
            documented.add(row.group(1));
        }
        return documented;
    }

    @Test
    void eachJarIsDocumented() throws IOException {
        assertEquals(
                new TreeSet<>(jars().keySet()),
                new TreeSet<>(documented().stream().map(LibraryIT::artifact).toList()));
    }

    @Test
    void noJarHasAKnownFault() throws IOException {
        Map<String, String> jars = jars();
        List<String> faulty = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/build/advisories.csv"))) {
            String[] cells = line.split(",", 4);
            String version = jars.get(artifact(cells[1]));
            boolean isMended =
                    !cells[2].isEmpty() && version != null && !isOlder(version, cells[2]);
            if (version != null && !isMended && cells[3].isBlank()) {
                faulty.add(line + " but lib has " + version);
            }
        }
        assertEquals(List.of(), faulty);
    }

    @Test
    void versionsAreComparedByTheirNumbers() {
        assertEquals(
                List.of(true, false, false, true),
                List.of(
                        isOlder("4.1.99.Final", "4.1.124.Final"),
                        isOlder("4.1.124.Final", "4.1.124.Final"),
                        isOlder("10.0", "9.9.9"),
                        isOlder("3.41.2", "3.41.2.2")));
    }

    @Test
    @Tag("full")
    void aNewAdvisoryIsAdded(@TempDir Path project) throws Exception {
        Files.createDirectories(project.resolve("target/doku-camel/lib"));
        Files.createDirectories(project.resolve("docs"));
        Files.createDirectories(project.resolve("src/build"));
        Files.createFile(project.resolve("target/doku-camel/lib/some-lib-1.2.Final.jar"));
        Files.writeString(
                project.resolve("docs/libraries.md"),
                "| `org.some:some-lib` | itself | a test |\n");
        Path known = project.resolve("src/build/advisories.csv");
        Files.writeString(known, "advisory,library,mended in,may stay because\n");
        List<String> asked = new ArrayList<>();
        HttpServer osv =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        osv.createContext(
                "/v1/query",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    asked.add(new String(body, StandardCharsets.UTF_8));
                    byte[] answer =
                            """
                            {"vulns":[{"id":"GHSA-x","aliases":["CVE-2030-12345"],"affected":[
                              {"package":{"name":"org.some:some-lib"},
                               "ranges":[{"events":[{"introduced":"0"},{"fixed":"1.3"}]}]}]}]}"""
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        osv.start();
        try {
            String address = "http://127.0.0.1:" + osv.getAddress().getPort();
            assertEquals(
                    List.of(3, 0), List.of(refresh(project, address), refresh(project, address)));
        } finally {
            osv.stop(0);
        }

        assertEquals(
                "advisory,library,mended in,may stay because\nCVE-2030-12345,org.some:some-lib,1.3,\n",
                Files.readString(known));
        assertEquals(
                "{\"version\":\"1.2.Final\",\"package\":{\"name\":\"org.some:some-lib\",\"ecosystem\":\"Maven\"}}",
                asked.get(0));
    }

    private static int refresh(Path project, String osv) throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                LIB.toAbsolutePath()
                                        + FileSystems.getDefault().getSeparator()
                                        + "*",
                                Path.of("src/build/RefreshAdvisories.java")
                                        .toAbsolutePath()
                                        .toString(),
                                osv)
                        .directory(project.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(project.resolve("told").toFile())
                        .start();
        try {
            assertEquals(true, process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String artifact(String coordinates) {
        return coordinates.substring(coordinates.indexOf(':') + 1);
    }

    private static boolean isOlder(String version, String than) {
        int[] one = numbers(version);
        int[] other = numbers(than);
        for (int i = 0; i < Math.max(one.length, other.length); i++) {
            int a = i < one.length ? one[i] : 0;
            int b = i < other.length ? other[i] : 0;
            if (a != b) {
                return a < b;
            }
        }
        return false;
    }

    private static int[] numbers(String version) {
        return Stream.of(version.split("[.-]"))
                .filter(part -> part.matches("\\d{1,9}"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
