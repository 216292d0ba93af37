package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.KeyStoreFile;
import io.github.dokucamel.signature.PemText;
import io.github.dokucamel.signature.SnapVector;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A start that fails says why, and not what it was given as a secret. */
class BrokenStartTest {

    private static final String SECRET = "canary-4711";

    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "canary-4711 | is no option",
                "doku.secret-key=canary-4711 | is no option",
                "--doku.secret-kye=canary-4711 | did you mean doku.secret-key?",
                "--doku.api-key=canary-4711\u0007x | doku.api-key",
                "--doku.merchant.shop.secret-key=canary-4711 | doku.merchant.shop.client-id",
                "--doku.base-url=http://user:canary-4711@127.0.0.1:1 | doku.base-url",
                "--doku.base-url=http://user:canary-4711@127.0.0.1:1 /x | doku.base-url",
                "--doku.base-url=canary://user:canary-4711@127.0.0.1 | doku.base-url",
                "--doku.proxy.url=http://user:canary-4711@pro xy | doku.proxy.url",
                "--doku.ledger.url=jdbc:postgresql://127.0.0.1:1/doku?password=canary-4711 | could not be opened",
                "--doku.ledger.url=jdbc:oracle:thin:scott/canary-4711@db | doku.ledger.url",
                "--doku.destination.accepted=nosuch:x?password=canary-4711 | doku.destination.accepted",
            })
    void saysWhyAndNotTheSecret(String argument, String words) throws Exception {
        String said = start(List.of(argument), argument.contains("doku.ledger.url") ? 1 : 2);
        assertTrue(said.contains(words), said);
        assertFalse(said.contains(SECRET), said);
    }

    @Test
    void aValueAfterASpaceIsNotShown() throws Exception {
        assertFalse(start(List.of("--doku.secret-key", SECRET), 2).contains(SECRET));
        assertFalse(start(List.of("--doku.api-key", SECRET), 2).contains(SECRET));
    }

    @Test
    void aWrongTrustStorePasswordIsNotShown() throws Exception {
        Path keys = KeyStoreFile.make(directory.resolve("keys.p12"));
        String said =
                start(
                        List.of(
                                "--doku.truststore.file=" + keys,
                                "--doku.truststore.password=" + SECRET),
                        2);
        assertTrue(said.contains("doku.truststore.password"), said);
        assertFalse(said.contains(SECRET), said);
    }

    @Test
    void aWrongPassphraseOfASnapKeyNamesItsFileAndIsNotShown() throws Exception {
        Path key = directory.resolve("snap.pem");
        Files.writeString(key, PemText.encrypted(SnapVector.privateKey(), "another one"));
        String said =
                start(
                        List.of(
                                "--doku.snap.private-key-file=" + key,
                                "--doku.snap.private-key-passphrase=" + SECRET),
                        2);
        assertTrue(said.contains("doku.snap.private-key-file: " + key), said);
        assertFalse(said.contains(SECRET), said);
    }

    @Test
    void whatStandsInThePlaceOfTheInboxIsOneSentence() throws Exception {
        Path file = Files.writeString(directory.resolve("plain"), "x");
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("nowhere"));
        for (Path inbox : List.of(file, link, file.resolve("below"))) {
            String said = start(List.of("--doku.inbox=" + inbox), 2);
            assertTrue(said.contains("doku.inbox: " + inbox + " is no directory"), said);
            assertFalse(said.contains("\tat "), said);
        }
    }

    /** Both ways out are in the sentence. */
    @Test
    void whereMoneyMovesTheWayToNotificationsIsNoneToRest() {
        List<String> production =
                List.of(
                        "--doku.environment=production",
                        "--doku.client-id=BRN-1",
                        "--doku.secret-key=" + SECRET);
        String said = start(false, production, 2);
        assertTrue(said.contains("doku.api-key is missing"), said);
        assertTrue(said.contains("doku.notification.port"), said);
    }

    private String start(List<String> settings, int status) {
        return start(true, settings, status);
    }

    private String start(boolean once, List<String> settings, int status) {
        StringWriter said = new StringWriter();
        List<String> arguments =
                new ArrayList<>(List.of("run", "--doku.data-dir=" + directory.resolve("data")));
        arguments.addAll(
                once
                        ? List.of("--once")
                        : List.of("--doku.http.port=0", "--doku.management.port=0"));
        arguments.addAll(settings);
        assertEquals(
                status,
                Doku.commandLine()
                        .setErr(new PrintWriter(said, true))
                        .setOut(new PrintWriter(said, true))
                        .execute(arguments.toArray(String[]::new)));
        return said.toString();
    }
}
