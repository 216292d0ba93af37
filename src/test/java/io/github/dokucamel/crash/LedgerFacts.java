package io.github.dokucamel.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Outbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the ledger holds while the runner is dead. Read from a copy: opening the file itself would mend
 * what the next start has to mend.
 */
record LedgerFacts(
        List<Row> orders,
        Map<Long, Request> requests,
        Map<Long, List<Attempt>> attempts,
        List<Delivery> deliveries,
        Map<Long, Batch> batches) {

    /** @param document null while open */
    record Row(
            long id,
            Long batchId,
            long line,
            String invoiceNumber,
            boolean owner,
            boolean open,
            String outcome,
            JsonNode document,
            String correlationId) {}

    record Request(String requestId, String digest) {}

    record Attempt(int number, long startedAt, Long finishedAt, String answer, Integer status) {

        boolean certainlyNotSent() {
            return "NOT_SENT".equals(answer);
        }
    }

    record Delivery(long orderId, String id, String destination, String fileName, String state) {

        boolean toFiles() {
            return destination.startsWith("file:");
        }
    }

    record Batch(long id, String name, boolean recorded, boolean finished, long total, long open) {}

    private interface Each {
        void read(ResultSet row) throws SQLException;
    }

    static LedgerFacts none() {
        return new LedgerFacts(List.of(), Map.of(), Map.of(), List.of(), Map.of());
    }

    static LedgerFacts copied(Path data, Path to) throws IOException, SQLException {
        for (String part : List.of("ledger.db", "ledger.db-wal")) {
            Files.deleteIfExists(to.resolve(part));
            if (Files.exists(data.resolve(part))) {
                Files.copy(
                        data.resolve(part), to.resolve(part), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.deleteIfExists(to.resolve("ledger.db-shm"));
        return read(to);
    }

    /** While the runner is up. */
    static LedgerFacts read(Path data) throws SQLException {
        if (!Files.exists(data.resolve("ledger.db"))) {
            return none();
        }
        String url = "jdbc:sqlite:" + data.resolve("ledger.db") + "?busy_timeout=10000";
        try (Connection ledger = DriverManager.getConnection(url);
                Statement sql = ledger.createStatement()) {
            return read(sql);
        }
    }

    private static LedgerFacts read(Statement sql) throws SQLException {
        LedgerFacts facts =
                new LedgerFacts(
                        new ArrayList<>(),
                        new HashMap<>(),
                        new HashMap<>(),
                        new ArrayList<>(),
                        new HashMap<>());
        if (!sql.executeQuery("SELECT 1 FROM sqlite_master WHERE name = 'doku_deliveries'")
                .next()) {
            return facts;
        }
        each(
                sql,
                "SELECT * FROM doku_orders ORDER BY id",
                row ->
                        facts.orders.add(
                                new Row(
                                        row.getLong("id"),
                                        number(row, "batch_id"),
                                        row.getLong("line"),
                                        row.getString("invoice_number"),
                                        row.getInt("claims_key") == 1,
                                        row.getString("state").equals("open"),
                                        row.getString("outcome"),
                                        document(row.getBytes("document")),
                                        row.getString("correlation_id"))));
        each(
                sql,
                "SELECT * FROM doku_requests",
                row ->
                        facts.requests.put(
                                row.getLong("order_id"),
                                new Request(
                                        row.getString("request_id"),
                                        Base64.getEncoder()
                                                .encodeToString(
                                                        SignatureCheck.sha256(
                                                                row.getBytes("body"))))));
        each(
                sql,
                "SELECT * FROM doku_attempts ORDER BY order_id, number",
                row ->
                        facts.attempts
                                .computeIfAbsent(row.getLong("order_id"), id -> new ArrayList<>())
                                .add(
                                        new Attempt(
                                                row.getInt("number"),
                                                row.getLong("started_at"),
                                                number(row, "finished_at"),
                                                row.getString("answer_class"),
                                                status(row))));
        each(
                sql,
                "SELECT * FROM doku_deliveries ORDER BY id",
                row ->
                        facts.deliveries.add(
                                new Delivery(
                                        row.getLong("order_id"),
                                        row.getString("delivery_id"),
                                        row.getString("destination"),
                                        row.getString("file_name"),
                                        row.getString("state"))));
        each(
                sql,
                "SELECT * FROM doku_batches",
                row ->
                        facts.batches.put(
                                row.getLong("id"),
                                new Batch(
                                        row.getLong("id"),
                                        row.getString("name"),
                                        number(row, "recorded_at") != null,
                                        number(row, "finished_at") != null,
                                        row.getLong("total"),
                                        row.getLong("open"))));
        return facts;
    }

    private static void each(Statement sql, String question, Each each) throws SQLException {
        try (ResultSet rows = sql.executeQuery(question)) {
            while (rows.next()) {
                each.read(rows);
            }
        }
    }

    private static Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static Integer status(ResultSet row) throws SQLException {
        int value = row.getInt("http_status");
        return row.wasNull() ? null : value;
    }

    private static JsonNode document(byte[] json) {
        return json == null ? null : Outbox.json(new String(json, StandardCharsets.UTF_8));
    }

    /** Orders that have gone all the way: settled, and delivered everywhere. */
    long done() {
        List<Long> pending =
                deliveries.stream()
                        .filter(delivery -> !delivery.state().equals("delivered"))
                        .map(Delivery::orderId)
                        .toList();
        return orders.stream().filter(row -> !row.open() && !pending.contains(row.id())).count();
    }
}
