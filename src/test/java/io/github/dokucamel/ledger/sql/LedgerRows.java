package io.github.dokucamel.ledger.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What stands in the file of a ledger that is in use, past the ledger. */
public final class LedgerRows {

    /** @param path as DOKU called it */
    public record Received(
            String merchant, String requestId, String sentAt, String path, byte[] body) {}

    private final String url;

    /** @param data the data directory */
    public LedgerRows(Path data) {
        this.url = LedgerOnDisk.url(data);
    }

    /** Every notification that was taken, in the order in which they came. */
    public List<Received> notifications() {
        List<Received> all = new ArrayList<>();
        read(
                "SELECT merchant, request_id, sent_at, path, body FROM doku_notifications ORDER BY id",
                row ->
                        all.add(
                                new Received(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getBytes(5))));
        return all;
    }

    /** How many notifications nobody has read yet. */
    public long unread() {
        AtomicLong unread = new AtomicLong();
        read(
                "SELECT count(*) FROM doku_notifications WHERE state = 'received'",
                row -> unread.set(row.getLong(1)));
        return unread.get();
    }

    /** Everything that an order, or news of one, leaves behind. */
    public String beside() {
        StringBuilder all = new StringBuilder();
        for (String table : List.of("orders", "events", "deliveries", "requests", "holds")) {
            read(
                    "SELECT count(*) FROM doku_" + table,
                    row -> all.append(table + " " + row.getLong(1) + "\n"));
        }
        return all.toString();
    }

    private interface Each {
        void read(ResultSet row) throws SQLException;
    }

    private void read(String query, Each each) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery(query)) {
            while (found.next()) {
                each.read(found);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
