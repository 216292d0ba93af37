package io.github.dokucamel.deliver;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.settings.InvalidSettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {

    @TempDir private Path dir;
    private final DefaultCamelContext context = new DefaultCamelContext();

    private void check(String... uris) {
        new Destinations(Map.of(Outcome.DECLINED, List.of(uris))).check(context);
    }

    private String refused(String uri) {
        return assertThrows(InvalidSettingException.class, () -> check(uri)).getMessage();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonesuch:secret-host?password=hidden",
                "direct:secret?noSuchOption=hidden",
                "secret-without-scheme"
            })
    void namesThePropertyOfADestinationThatCannotBeResolved(String uri) {
        String message = refused(uri);
        assertTrue(message.startsWith("doku.destination.declined: "), message);
        assertFalse(message.contains("hidden"), message);
    }

    @Test
    void hidesWhatFollowsTheScheme() {
        String message = refused("nonesuch:secret-host?password=hidden");
        assertTrue(message.contains("nonesuch:..."), message);
        assertFalse(message.contains("secret-host"), message);
    }

    @Test
    void takesWhatCanBeResolvedAndMakesDirectories() {
        Path made = dir.resolve("a/b");
        assertDoesNotThrow(() -> check("direct:x", "log:y?level=INFO", "file:" + made));
        assertTrue(Files.isDirectory(made));
    }

    @Test
    void namesThePropertyOfADirectoryThatCannotBeMade() throws Exception {
        Path file = Files.createFile(dir.resolve("file"));
        String message = refused("file:" + file.resolve("below"));
        assertTrue(message.startsWith("doku.destination.declined: the directory"), message);
    }

    @Test
    void aPlainFileUriIsADirectory() {
        assertEquals(Optional.of(Path.of("/a/b")), Destinations.directory("file:/a/b"));
        assertEquals(Optional.of(Path.of("/a/b")), Destinations.directory("file:///a/b"));
        assertEquals(Optional.of(Path.of("out/x")), Destinations.directory("file:out/x"));
        assertTrue(Destinations.isDirectory("file:out"));
    }

    @Test
    void aFileUriWithOptionsBelongsToCamel() {
        assertFalse(Destinations.isDirectory("file:/a/b?fileExist=Append"));
        assertFalse(Destinations.isDirectory("direct:file"));
    }

    @Test
    void givesEveryUriOnce() {
        Destinations destinations =
                new Destinations(
                        Map.of(
                                Outcome.ACCEPTED, List.of("mock:a", "mock:b"),
                                Outcome.DECLINED, List.of("mock:b"),
                                Outcome.INVALID, List.of()));
        assertEquals(Set.of("mock:a", "mock:b"), destinations.all());
    }
}
