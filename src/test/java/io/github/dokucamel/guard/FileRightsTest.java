package io.github.dokucamel.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.dokucamel.Installation;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.fault.Console;
import io.github.dokucamel.settings.InvalidSettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the bundle makes is its owner's alone; reports are also {@code doku.files.group}'s. The umask is
 * that of whoever runs this: {@link FileRightsIT} sets it.
 */
@DisabledOnOs(OS.WINDOWS)
class FileRightsTest {

    private static final String CLOSED = "had rights to";

    @TempDir Path directory;
    private Path data;

    @BeforeEach
    void name() {
        data = directory.resolve("data");
    }

    private Installation doku() {
        return Installation.in(data).readingFiles();
    }

    /** With a batch, a refused file, documents and a report. */
    private void work(Installation doku) throws Exception {
        doku.drop("orders.csv", SampleOrders.csv("MODE", 2) + "MODE-3,1.5,x@example.com\n");
        doku.drop("none.csv", "%PDF-1.7 no batch");
        doku.awaitSettled();
        doku.awaitProcessed("orders.csv");
        Installation.waiting().until(() -> doku.outbox().files("refused").size() == 2);
    }

    private static boolean isDropped(Path path) {
        return path.endsWith("orders.csv") || path.endsWith("none.csv");
    }

    @Test
    void whatIsMadeIsItsOwnersAlone() throws Exception {
        try (Installation doku = doku().start()) {
            work(doku);
            assertEquals(Set.of(), Rights.open(data, FileRightsTest::isDropped));
            assertTrue(Files.exists(data.resolve("ledger.db-wal")));
            assertTrue(Files.exists(data.resolve("outbox/refused/none.csv.reason.txt")));
            assertTrue(Files.exists(data.resolve("outbox/reports/orders.csv.status.csv")));
            assertTrue(Files.exists(data.resolve("inbox/.taking")));
        }
    }

    @Test
    void whatAnEarlierVersionLeftOpenIsClosedAndToldOnce() throws Exception {
        try (Installation doku = doku().start()) {
            work(doku);
        }
        Files.writeString(data.resolve("ledger.db.schema-1"), "a copy");
        Rights.everything(data, "rwxr-xr-x", "rw-r--r--");
        Rights.set(data.resolve("inbox"), "rwxrwx--x");
        try (Console console = Console.listen();
                Installation doku = doku().start()) {
            assertEquals(
                    Set.of("rwx--x--- ", "rwxrwx--x inbox"),
                    Rights.open(data, this::isBelowAFolder));
            assertEquals(2, console.lines(CLOSED).size());
            assertEquals(2, doku.outbox().files("accepted").size());
            assertEquals(1, console.lines(data + "/outbox/accepted").size(), console.all());
            assertEquals(1, console.lines(data + "/ledger.db.schema-1").size(), console.all());
        }
        try (Console console = Console.listen();
                Installation doku = doku().start()) {
            assertEquals(0, console.lines(CLOSED).size());
            assertTrue(doku.outbox().files("reports").contains("orders.csv.status.csv"));
        }
    }

    /** What lies in a folder that is closed is out of reach. */
    private boolean isBelowAFolder(Path path) {
        Path folder = path.getParent();
        return folder != null && !folder.endsWith("inbox") && Rights.isClosed(data.resolve(folder));
    }

    @Test
    void aDestinationThatSomebodyMadeElsewhereStaysAsItIs() throws Exception {
        Path shared = Files.createDirectory(directory.resolve("shared"));
        Rights.set(shared, "rwxr-x---");
        try (Installation doku =
                doku().with("doku.destination.accepted", "file:" + shared).start()) {
            work(doku);
            assertEquals("rwxr-x---", Rights.of(shared));
            assertEquals(2, Files.list(shared).count());
            for (Path document : Files.list(shared).toList()) {
                assertEquals("rw-------", Rights.of(document));
            }
        }
    }

    @Test
    void camelsOptionsOpenADestinationToAGroup() throws Exception {
        Path shared = directory.resolve("shared");
        try (Installation doku =
                doku().with(
                                "doku.destination.accepted",
                                "file:" + shared + "?chmod=640&chmodDirectory=750")
                        .start()) {
            work(doku);
            assertEquals("rwxr-x---", Rights.of(shared));
            for (Path document : Files.list(shared).toList()) {
                assertEquals("rw-r-----", Rights.of(document));
            }
        }
    }

    @Test
    void reportsAndNothingElseAreForTheGroup() throws Exception {
        String group = ourGroup();
        try (Installation doku = doku().start()) {
            work(doku);
            assertEquals(Set.of(), Rights.readableBy(group, data));
        }
        try (Installation doku = doku().with("doku.files.group", group).start()) {
            doku.drop("more.csv", SampleOrders.csv("MORE", 1));
            doku.awaitProcessed("more.csv");
            doku.awaitSettled();
            Set<String> dropped = Set.of("processed", "refused", "inbox");
            assertEquals(
                    Set.of(
                            "outbox/reports/more.csv.check.json",
                            "outbox/reports/more.csv.check.xlsx",
                            "outbox/reports/more.csv.status.csv",
                            "outbox/reports/more.csv.status.xlsx",
                            "outbox/reports/orders.csv.check.json",
                            "outbox/reports/orders.csv.check.xlsx",
                            "outbox/reports/orders.csv.status.csv",
                            "outbox/reports/orders.csv.status.xlsx"),
                    Rights.readableBy(group, data));
            assertEquals(
                    Set.of(
                            "rwx--x--- ",
                            "rwx--x--- outbox",
                            "rwxr-x--- outbox/reports",
                            "rw-r----- outbox/reports/more.csv.check.json",
                            "rw-r----- outbox/reports/more.csv.check.xlsx",
                            "rw-r----- outbox/reports/more.csv.status.csv",
                            "rw-r----- outbox/reports/more.csv.status.xlsx",
                            "rw-r----- outbox/reports/orders.csv.check.json",
                            "rw-r----- outbox/reports/orders.csv.check.xlsx",
                            "rw-r----- outbox/reports/orders.csv.status.csv",
                            "rw-r----- outbox/reports/orders.csv.status.xlsx"),
                    Rights.open(
                            data,
                            path -> dropped.contains(path.getName(path.getNameCount() - 1) + "")));
        }
        try (Installation doku = doku().start()) {
            assertEquals(8, doku.outbox().files("reports").size());
            assertEquals(Set.of(), Rights.readableBy(group, data));
        }
    }

    @Test
    void aGroupThatIsNotThereStopsTheStart() throws Exception {
        InvalidSettingException refused =
                assertThrows(
                        InvalidSettingException.class,
                        () -> doku().with("doku.files.group", "no-such-group").start());
        assertTrue(
                refused.getMessage()
                        .contains("doku.files.group: there is no group no-such-group. Make it"),
                refused.getMessage());
        assertFalse(Files.exists(data.resolve("ledger.db")));
    }

    /** Root may give a file to any group. */
    @Test
    void aGroupThatWeAreNotInStopsTheStart() throws Exception {
        assumeFalse(System.getProperty("user.name").equals("root"));
        InvalidSettingException refused =
                assertThrows(
                        InvalidSettingException.class,
                        () -> doku().with("doku.files.group", "root").start());
        assertTrue(refused.getMessage().contains("usermod -aG root"), refused.getMessage());
    }

    private String ourGroup() throws Exception {
        Path probe =
                Files.createFile(
                        directory.resolve("probe"),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        return ((GroupPrincipal) Files.getAttribute(probe, "posix:group")).getName();
    }
}
