package io.github.dokucamel.simulation;

import io.github.dokucamel.ledger.sql.SqlLedger;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.settings.DeliverySettings;
import io.github.dokucamel.settings.LedgerAddress;
import io.github.dokucamel.settings.SettingNames;
import io.github.dokucamel.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What one simulation after the other is run in: a store and an outbox, emptied for each. */
final class World implements AutoCloseable {

    static final String MESSAGES = "mock:books";

    private static int worlds;

    private final Path dir;

    final FailingStore store;
    final Receiver receiver;

    /** Syncing thousands of files to a disk proves nothing here, and takes minutes. */
    static World open() throws IOException, SQLException {
        Path memory = Path.of("/dev/shm");
        return new World(
                Files.isWritable(memory)
                        ? Files.createTempDirectory(memory, "simulation")
                        : Files.createTempDirectory("simulation"));
    }

    private World(Path dir) throws SQLException {
        this.dir = dir;
        this.store = new FailingStore("simulation" + ++worlds);
        this.receiver = new Receiver(dir);
        SqlLedger.open(
                        store,
                        LedgerAddress.of("jdbc:sqlite:in-memory"),
                        "simulator",
                        new SqlLedger.Outbox(Map.of()),
                        new VirtualTime())
                .close();
        store.remember();
    }

    Settings settings(String replayFor) {
        Map<String, String> given = new HashMap<>();
        given.put("doku.data-dir", dir.toString());
        given.put("doku.base-url", "http://127.0.0.1:8910");
        given.put("doku.client-id", "BRN-default");
        given.put("doku.secret-key", "SK-default");
        given.put("doku.merchant.shop.client-id", "BRN-shop");
        given.put("doku.merchant.shop.secret-key", "SK-shop");
        given.put("doku.response-signature", "off");
        given.put("doku.retry.first-delay", "2s");
        given.put("doku.retry.max-delay", "2m");
        given.put("doku.retry.attempts", "3");
        given.put("doku.resolve.first-delay", "1h");
        given.put("doku.resolve.max-delay", "6h");
        given.put("doku.resolve.replay-for", replayFor);
        for (Outcome outcome : Outcome.values()) {
            given.put(DeliverySettings.destinationName(outcome), "");
        }
        for (String outcome : new String[] {"accepted", "declined", "unresolved", "paid"}) {
            given.put("doku.destination." + outcome, destinations(outcome));
        }
        return Settings.standalone(SettingNames.packaged(), given);
    }

    private String destinations(String outcome) {
        return "file:" + dir.resolve(outcome) + "," + MESSAGES;
    }

    /** For the next life. */
    void startAnew() throws IOException, SQLException {
        Files.createDirectories(dir);
        store.startAnew();
        receiver.empty();
    }

    @Override
    public void close() throws IOException, SQLException {
        store.close();
        try (Stream<Path> all = Files.walk(dir)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
