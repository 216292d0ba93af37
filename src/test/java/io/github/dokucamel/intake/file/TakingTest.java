package io.github.dokucamel.intake.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.fault.Console;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in the inbox and is no file to be read: it costs itself only, and tells nothing. */
class TakingTest {

    private static final String SECRET = "hunter2canary";

    @TempDir static Path data;
    private static Installation doku;
    private static final Console console = Console.listen();

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(data.getFileSystem().supportedFileAttributeViews().contains("unix"));
        doku =
                Installation.in(data)
                        .readingFiles()
                        .with("doku.intake.file.min-age", "300ms")
                        .with("doku.intake.file.max-size", "1MB")
                        .with("doku.intake.file.owners", Files.getOwner(data) + ", nobody-else")
                        .start();
    }

    @AfterAll
    static void stop() {
        if (doku != null) {
            doku.close();
        }
        console.close();
    }

    private final String prefix = "T" + System.nanoTime();

    @BeforeEach
    void nothingIsLeftOver() {
        assertFalse(doku.bundle().hasFilesWaiting());
    }

    private Path inbox(String name) {
        return doku.inbox().resolve(prefix + name);
    }

    private String refusal(String name) {
        Installation.waiting().until(() -> doku.outbox().files("refused").contains(prefix + name));
        assertFalse(Files.exists(inbox(name), LinkOption.NOFOLLOW_LINKS));
        return doku.outbox().text("refused/" + prefix + name + ".reason.txt");
    }

    private void assertOthersGoOn() throws Exception {
        doku.drop(prefix + "good.csv", SampleOrders.csv(prefix, 2));
        doku.awaitProcessed(prefix + "good.csv");
    }

    /** Neither a reason, nor a report, nor the ledger, nor the log. */
    private static void assertIsNotTold(String secret) throws IOException {
        assertFalse(console.all().contains(secret), console.all());
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file :
                    (Iterable<Path>)
                            files.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
                                            .filter(
                                                    f ->
                                                            !f.startsWith(
                                                                            data.resolve(
                                                                                    "outbox/refused"))
                                                                    || f.toString()
                                                                            .endsWith(
                                                                                    ".reason.txt"))
                                            .filter(
                                                    f ->
                                                            !f.startsWith(
                                                                    data.resolve(
                                                                            "outbox/processed")))
                                            .filter(
                                                    f ->
                                                            !f.getFileName()
                                                                    .toString()
                                                                    .startsWith("secret"))
                                    ::iterator) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(text.contains(secret), file.toString());
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Test
    void aLinkIsRefusedAndTellsNothingOfItsTarget() throws Exception {
        Path target = data.resolve("secret" + prefix);
        Files.writeString(target, "DOKU_SECRET_KEY=" + SECRET + "\n{\"invoice_number\":\"A\"}\n");
        for (String ending : List.of(".csv", ".json", ".jsonl", ".xml", ".txt")) {
            Files.createSymbolicLink(inbox("link" + ending), target);
        }
        Files.createSymbolicLink(inbox("nowhere.csv"), data.resolve("nowhere"));
        Files.createSymbolicLink(inbox("environ.csv"), Path.of("/proc/self/environ"));

        for (String ending : List.of(".csv", ".json", ".jsonl", ".xml", ".txt")) {
            assertEquals(
                    "It is a symbolic link, and links are never followed. Drop a copy of the file"
                            + " itself.",
                    refusal("link" + ending).strip());
        }
        refusal("nowhere.csv");
        refusal("environ.csv");
        assertTrue(Files.isSymbolicLink(data.resolve("outbox/refused/" + prefix + "environ.csv")));
        assertIsNotTold(SECRET);
        assertEquals(1, console.lines("Refused " + prefix + "link.csv").size(), console.all());
        assertOthersGoOn();
    }

    @Test
    void aFileWithASecondNameIsRefused() throws Exception {
        Path secret = Files.writeString(data.resolve("secret" + prefix), SampleOrders.csv("H", 1));
        Files.createLink(inbox("hard.csv"), secret);

        assertTrue(refusal("hard.csv").contains("hard link"));
        assertEquals(SampleOrders.csv("H", 1), Files.readString(secret));
        assertEquals(List.of(), doku.outbox().report(prefix + "hard.csv"));
    }

    @Test
    void aPipeIsNeitherOpenedNorWaitedFor() throws Exception {
        String path = inbox("pipe.csv").toString();
        assertEquals(0, new ProcessBuilder("mkfifo", path).start().waitFor());
        doku.mark(prefix + "pipe.csv");
        Files.createDirectory(inbox("folder.csv"));
        assertOthersGoOn();

        assertTrue(refusal("pipe.csv").contains("pipe"));
        assertTrue(Files.isDirectory(inbox("folder.csv")));
    }

    @Test
    void aFileBeyondAnySizeIsRefusedUnread() throws Exception {
        try (RandomAccessFile sparse = new RandomAccessFile(inbox("sparse.csv").toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }
        assertTrue(refusal("sparse.csv").contains("are taken at most"));
        Files.delete(data.resolve("outbox/refused/" + prefix + "sparse.csv"));
        assertOthersGoOn();
    }

    @Test
    void aFileOfSomebodyElseIsRefused() throws Exception {
        Path file = Files.writeString(inbox("foreign.csv.part"), SampleOrders.csv(prefix, 1));
        UserPrincipal other =
                file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("65534");
        try {
            Files.setOwner(file, other);
        } catch (IOException e) {
            Files.delete(file);
            assumeTrue(false, "only root gives files away");
        }
        Files.move(file, inbox("foreign.csv"));

        assertTrue(refusal("foreign.csv").contains("nobody whose files are taken in"));
    }

    /** What such a file is, nobody knows: a key, a letter, a list of salaries. */
    @Test
    void noLineOfWhatIsNoBatchIsQuoted() throws Exception {
        String line = "API_KEY=" + SECRET + "\n";
        doku.drop(prefix + "env.csv", line + "B=" + SECRET + "\n");
        doku.drop(prefix + "table.csv", SECRET + ";x;y\n1;2;3\n");
        doku.drop(prefix + "env.jsonl", line + SECRET + "\n'" + SECRET + "'\n");
        doku.drop(prefix + "env.json", line);
        doku.drop(prefix + "open.json", "{ " + SECRET + ": 1 }");
        doku.drop(prefix + "list.json", "[ " + SECRET + " ]");
        doku.drop(prefix + "key.xml", "<" + SECRET + "><a/></" + SECRET + ">");
        doku.drop(prefix + "attribute.xml", "<orders " + SECRET + "='x'/>");
        doku.drop(prefix + "dtd.xml", "<!DOCTYPE " + SECRET + " []><orders/>");
        doku.drop(prefix + "letter.txt", line);

        doku.awaitSettled();
        refusal("env.csv");
        refusal("key.xml");
        refusal("letter.txt");
        assertIsNotTold(SECRET);
    }

    @Test
    void whatIsReadLiesWhereNobodyElseMayEnter() throws Exception {
        assertOthersGoOn();
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(doku.inbox().resolve(".taking"))));
        assertEquals(
                Set.of(".moved"),
                Stream.of(doku.inbox().resolve(".taking").toFile().list())
                        .collect(java.util.stream.Collectors.toSet()));
    }
}
