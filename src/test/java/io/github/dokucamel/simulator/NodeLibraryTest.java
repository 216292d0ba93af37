package io.github.dokucamel.simulator;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.dokucamel.DokuSnap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * DOKU's own Node library as it is published, with nothing changed but the host it calls. {@code
 * ClientBodiesTest} has what it and others send, without it.
 */
@Tag("full")
class NodeLibraryTest extends SimulatorCase {

    private static final String LIBRARY = "doku-nodejs-library";
    private static final String VERSION = "1.0.52";
    private static final Pattern RESULT = Pattern.compile("(\\d+) of (\\d+)");

    @TempDir Path home;

    @Test
    void everyCallOfItIsTaken() throws Exception {
        Path library = library();
        start(
                options()
                        .withStrict(false)
                        .withSnapPublicKey(Merchant.CLIENT_ID, SnapCaller.KEYS.getPublic()));
        Path key = DokuSnap.file(home, "key.pem", SnapCaller.KEYS.getPrivate());

        String said =
                run(
                        Map.of(
                                "LIBRARY", library.toString(),
                                "SIMULATOR", doku.baseUrl(),
                                "KEY", key.toString(),
                                "CLIENT_ID", Merchant.CLIENT_ID,
                                "SECRET_KEY", Merchant.SECRET),
                        "node",
                        Path.of("src/test/resources/clients/node-library.js").toString());

        Matcher result = RESULT.matcher(said);
        assertTrue(result.find() && Integer.parseInt(result.group(2)) >= 79, said);
        assertTrue(result.group(1).equals(result.group(2)), said);
    }

    /** From the registry, unless {@code -Dnode.library} says where it lies. */
    private Path library() throws Exception {
        String given = System.getProperty("node.library", "");
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        try {
            String said =
                    run(
                            Map.of(),
                            "npm",
                            "install",
                            "--no-audit",
                            "--no-fund",
                            "--prefix",
                            home.toString(),
                            LIBRARY + "@" + VERSION);
            Path library = home.resolve("node_modules").resolve(LIBRARY);
            return Files.isDirectory(library)
                    ? library
                    : abort("npm could not get " + LIBRARY + " " + VERSION + ": " + said);
        } catch (IOException e) {
            return abort("DOKU's Node library is not tried: npm cannot be run, " + e.getMessage());
        }
    }

    private static String run(Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), said);
        return said;
    }
}
