package io.github.dokucamel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Built again elsewhere, in another time zone and language, each artifact has the same bytes. */
@Tag("full")
class RebuildIT {

    private static final Set<String> NOT_COPIED = Set.of("target", ".git", "data");
    private static final int PATIENCE_MINUTES = 15;

    @TempDir Path elsewhere;

    @Test
    void bringsTheSameBytes() throws Exception {
        Path checkout = Path.of("").toAbsolutePath();
        copy(checkout);
        build();

        Path first = checkout.resolve("target");
        Path second = elsewhere.resolve("target");
        Set<String> artifacts = artifacts(first);
        assertTrue(artifacts.stream().anyMatch(name -> name.endsWith(".zip")), "no zip");
        assertTrue(artifacts.contains("bom.json"), artifacts.toString());
        assertEquals(artifacts, artifacts(second));
        List<String> different = new ArrayList<>();
        for (String name : artifacts) {
            if (Files.mismatch(first.resolve(name), second.resolve(name)) >= 0) {
                different.add(name);
            }
        }
        assertEquals(List.of(), different);
    }

    private void copy(Path checkout) throws IOException {
        try (Stream<Path> all = Files.walk(checkout)) {
            for (Path one : (Iterable<Path>) all::iterator) {
                Path relative = checkout.relativize(one);
                if (one.equals(checkout) || NOT_COPIED.contains(relative.getName(0).toString())) {
                    continue;
                }
                Files.copy(
                        one,
                        elsewhere.resolve(relative.toString()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Without tests; what it needs of a repository the build around it has brought already. */
    private void build() throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "./mvnw",
                                "-B",
                                "-q",
                                "-Pfull",
                                "package",
                                "-Dmaven.test.skip",
                                "-Dspotless.check.skip"));
        String repository = System.getProperty("localRepository");
        if (repository != null) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        Path said = elsewhere.resolve("said.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(elsewhere.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("TZ", "Asia/Jakarta");
        builder.environment().put("LC_ALL", "C");
        Process maven = builder.start();
        try {
            assertTrue(maven.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES), "still building");
            assertEquals(0, maven.exitValue(), Files.readString(said));
        } finally {
            maven.descendants().forEach(ProcessHandle::destroyForcibly);
            maven.destroyForcibly();
        }
    }

    private static Set<String> artifacts(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("doku-camel-.*\\.(jar|zip)|bom\\.(json|xml)"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
