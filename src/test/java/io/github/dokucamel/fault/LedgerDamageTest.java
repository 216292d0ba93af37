package io.github.dokucamel.fault;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.ledger.sql.SampleOrder;
import io.github.dokucamel.ledger.sql.SqlLedger;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A ledger that is damaged, incomplete or gone is never used, changed or replaced. */
class LedgerDamageTest {

    private static final int PAGE = 4096;
    private static final int ORDERS = 60;
    private static final long NEVER = Long.MAX_VALUE / 2;

    @TempDir static Path filled;
    @TempDir Path data;
    private Path file;

    /** A ledger with orders: as a process leaves it that ends, and as one that dies now. */
    @BeforeAll
    static void fill() throws Exception {
        try (SqlLedger ledger = open(filled.resolve("ledger.db"))) {
            for (int i = 1; i <= ORDERS; i++) {
                ledger.record(List.of(SampleOrder.of("INV-" + i).valid()), 0, NOW);
            }
            Path crashed = Files.createDirectory(filled.resolve("crashed"));
            copy(filled, crashed);
            assertTrue(Files.size(crashed.resolve("ledger.db-wal")) > 10L * PAGE);
        }
        assertTrue(Files.size(filled.resolve("ledger.db")) > 10L * PAGE);
    }

    @BeforeEach
    void copy() throws IOException {
        copy(filled, data);
        copy(filled.resolve("crashed"), Files.createDirectory(data.resolve("crashed")));
        file = data.resolve("ledger.db");
    }

    private static void copy(Path from, Path to) throws IOException {
        for (String name : List.of("ledger.db", "ledger.db-wal", "ledger.db.lock")) {
            if (Files.exists(from.resolve(name))) {
                Files.copy(from.resolve(name), to.resolve(name));
            }
        }
    }

    private static long orders(Path ledger) {
        try (SqlLedger opened = open(ledger)) {
            return opened.tally().stream().mapToLong(tally -> tally.orders()).sum();
        }
    }

    private static SqlLedger open(Path ledger) {
        return SqlLedger.open("jdbc:sqlite:" + ledger, "simulator", new SqlLedger.Outbox(Map.of()));
    }

    private static String refused(Path ledger) throws IOException {
        byte[] before = Files.exists(ledger) ? Files.readAllBytes(ledger) : null;
        String message = assertThrows(LedgerException.class, () -> open(ledger)).getMessage();
        assertTrue(message.contains(ledger.toRealPath().toString()), message);
        assertArrayEquals(before, Files.exists(ledger) ? Files.readAllBytes(ledger) : null);
        return message;
    }

    enum Damage {
        HEADER {
            @Override
            void to(RandomAccessFile file) throws IOException {
                file.write("no database any more".getBytes(UTF_8));
            }
        },
        CUT {
            @Override
            void to(RandomAccessFile file) throws IOException {
                file.setLength(file.length() / PAGE / 2 * PAGE);
            }
        },
        WRONG_PAGE {
            @Override
            void to(RandomAccessFile file) throws IOException {
                byte[] page = new byte[PAGE];
                file.seek(PAGE);
                file.readFully(page);
                for (int n = 2; n < file.length() / PAGE; n++) {
                    file.seek((long) n * PAGE);
                    file.write(page);
                }
            }
        };

        abstract void to(RandomAccessFile file) throws IOException;
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void isRefusedAtTheStartUntouchedAndSaysWhatToDo(Damage damage) throws Exception {
        byte[] sound = Files.readAllBytes(file);
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
            damage.to(opened);
        }

        String message = refused(file);

        assertTrue(message.contains("damaged"), message);
        assertTrue(message.contains("backup"), message);
        Files.write(file, sound);
        assertEquals(ORDERS, orders(file));
    }

    @Test
    void anEmptiedOneIsNotTakenForANewOne() throws Exception {
        Files.write(file, new byte[0]);
        String message = refused(file);
        assertTrue(message.contains("is empty, but held orders"), message);
        assertTrue(message.contains("delete " + file.toRealPath() + ".lock"), message);
    }

    @Test
    void aDeletedOneIsNotMadeAnewUnlessSomebodySaysSo() throws Exception {
        Path elsewhere = data.resolve("elsewhere.db");
        Files.move(file, elsewhere);
        String message = assertThrows(LedgerException.class, () -> open(file).close()).getMessage();
        assertTrue(message.contains("is gone, but held orders"), message);
        assertFalse(Files.exists(file));

        Files.move(elsewhere, file);
        assertEquals(ORDERS, orders(file));

        Files.delete(file);
        Files.delete(data.resolve("ledger.db.lock"));
        assertEquals(0, orders(file));
    }

    @Test
    void goesOnAfterACrashWithItsWriteAheadLog() {
        assertEquals(ORDERS, orders(data.resolve("crashed/ledger.db")));
    }

    @Test
    void withoutTheWriteAheadLogOfACrashItAsksFirst() throws Exception {
        Path crashed = data.resolve("crashed/ledger.db");
        Files.delete(data.resolve("crashed/ledger.db-wal"));
        assertTrue(asksFirst(crashed));
    }

    @Test
    void withACutWriteAheadLogItAsksFirst() throws Exception {
        Path crashed = data.resolve("crashed/ledger.db");
        Path log = data.resolve("crashed/ledger.db-wal");
        byte[] whole = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(whole, whole.length / 2));
        assertTrue(asksFirst(crashed));
    }

    @Test
    void anOlderCopyIsNotTakenForTheLedger() throws Exception {
        byte[] older = Files.readAllBytes(file);
        try (SqlLedger ledger = open(file)) {
            ledger.claim("default", 1, NEVER);
        }
        assertFalse(asksFirst(file));
        Files.write(file, older);

        assertTrue(asksFirst(file));
        assertTrue(asksFirst(file));
        assertEquals(ORDERS, orders(file));
    }

    private static boolean asksFirst(Path ledger) {
        try (SqlLedger opened = open(ledger)) {
            return opened.askingFirstSince().isPresent();
        }
    }

    @Test
    void oneThatIsDamagedWhileItIsInUseIsWrittenNoMore() throws Exception {
        try (SqlLedger ledger = open(file)) {
            assertTrue(ledger.trouble().isEmpty());
            damageBehindItsBack();

            for (int i = 0; i < 2; i++) {
                String message =
                        assertThrows(
                                        LedgerException.class,
                                        () -> ledger.claim("default", ORDERS, NEVER))
                                .getMessage();
                assertTrue(message.contains("It is damaged"), message);
            }
            assertTrue(ledger.trouble().orElseThrow().contains(file.toRealPath().toString()));
        }
    }

    /** Everything but the first page, which a second connection makes the first one read again. */
    private void damageBehindItsBack() throws IOException, SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = other.createStatement()) {
            sql.execute("UPDATE doku_ledger_info SET value = value");
            sql.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
                byte[] rubbish = "rubbish!".repeat(PAGE / 8).getBytes(UTF_8);
                for (int n = 1; n < opened.length() / PAGE; n++) {
                    opened.seek((long) n * PAGE);
                    opened.write(rubbish);
                }
            }
        }
    }

    @Test
    void oneThatIsMovedAwayWhileItIsInUseIsWrittenAgainWhenItIsBack() throws Exception {
        try (SqlLedger ledger = open(file)) {
            Path elsewhere = data.resolve("elsewhere.db");
            Files.move(file, elsewhere);

            assertThrows(LedgerException.class, () -> ledger.claim("default", 1, NEVER));
            assertTrue(ledger.trouble().orElseThrow().contains("was moved, deleted or replaced"));

            Files.move(elsewhere, file);
            assertEquals(1, ledger.claim("default", 1, NEVER).size());
            assertTrue(ledger.trouble().isEmpty());
        }
        assertEquals(ORDERS, orders(file));
    }
}
