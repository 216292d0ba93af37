package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.Ports;
import io.github.dokucamel.SampleOrders;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --once} ends, whatever lies in the inbox and wherever it is started. */
class OncePassIT {

    /** As cron and systemd start it. */
    private static final Map<String, String> NO_LOCALE = Map.of("LC_ALL", "C", "LANG", "C");

    @TempDir Path directory;

    private DokuProcess once(String... settings) throws IOException {
        List<String> given =
                new ArrayList<>(
                        List.of(
                                "run",
                                "--once",
                                "--doku.once.patience=5s",
                                "--doku.intake.file.min-age=300ms",
                                "--doku.simulator.port=" + Ports.free()));
        given.addAll(List.of(settings));
        return DokuProcess.start(directory, NO_LOCALE, given.toArray(new String[0]));
    }

    /** @param name for printf; the locale of the tests may have no such letters */
    private void drop(String name, String content) throws Exception {
        Path inbox = Files.createDirectories(directory.resolve("data/inbox"));
        Path text = Files.writeString(directory.resolve("text"), content);
        Process copy =
                new ProcessBuilder("sh", "-c", "cp ../../text \"$(printf '" + name + "')\"")
                        .directory(inbox.toFile())
                        .inheritIO()
                        .start();
        assertEquals(0, copy.waitFor());
        Files.delete(text);
    }

    @Test
    void whatCannotBeTakenInIsNamedAndCostsItselfOnly() throws Exception {
        drop("pesanan-\\303\\251.csv", SampleOrders.csv("LETTER", 2));
        drop("caf\\351.csv", SampleOrders.csv("LATIN", 2));
        drop("empty.csv", "");
        try (DokuProcess doku = once()) {
            assertEquals(3, doku.status(), doku.output());

            List<String> left =
                    doku.output().lines().filter(l -> l.startsWith("Not taken in")).toList();
            assertEquals(1, left.size(), doku.output());
            assertTrue(left.get(0).contains("its name has bytes"), left.get(0));
            assertTrue(left.get(0).contains("empty.csv (it is empty"), left.get(0));
            long told = doku.output().lines().filter(l -> l.contains("stays in the inbox")).count();
            assertEquals(2, told, doku.output());
        }
        assertEquals(2, new Outbox(directory.resolve("data/outbox")).documents("accepted").size());
    }

    /** Fails every call, and that for a token too: none of these is an attempt that counts. */
    @Test
    @Tag("full")
    void aTokenThatNeverComesIsNotWaitedForWithoutEnd() throws Exception {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        Files.writeString(
                directory.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.generateKeyPair().getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        drop(
                "order.json",
                Files.readString(Path.of("src/test/resources/golden/snap-va-bca/order.json")));
        HttpServer gateway = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        gateway.createContext(
                "/",
                call -> {
                    call.getRequestBody().readAllBytes();
                    call.sendResponseHeaders(500, -1);
                    call.close();
                });
        gateway.start();
        try (DokuProcess doku =
                once(
                        "--doku.environment=sandbox",
                        "--doku.client-id=BRN-1",
                        "--doku.secret-key=SK-0123456789abcdef",
                        "--doku.snap.private-key-file=key.pem",
                        "--doku.base-url=http://127.0.0.1:" + gateway.getAddress().getPort())) {
            assertEquals(3, doku.status(), doku.output());
            assertTrue(
                    doku.output().contains("1 of them: DOKU gives no access token"), doku.output());
        } finally {
            gateway.stop(0);
        }
    }

    @Test
    void aFileThatIsRefusedWholeEndsItWithFour() throws Exception {
        drop("letter.txt", "Dear DOKU,");
        try (DokuProcess doku = once()) {
            assertEquals(4, doku.status(), doku.output());
            assertTrue(doku.output().contains("1 files were refused"), doku.output());
        }
        try (DokuProcess doku = once()) {
            assertEquals(0, doku.status(), doku.output());
        }
    }

    @Test
    void checkReadsANameInLettersWithoutALocale() throws Exception {
        drop("pesanan-\\303\\251.csv", SampleOrders.csv("LETTER", 2));
        try (DokuProcess doku =
                DokuProcess.startUnder(
                        "set -- \"$@\" data/inbox/*", directory, NO_LOCALE, "check")) {
            assertEquals(0, doku.status(), doku.output());
            assertFalse(doku.output().contains("?"), doku.output());
        }
    }
}
