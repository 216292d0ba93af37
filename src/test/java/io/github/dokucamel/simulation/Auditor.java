package io.github.dokucamel.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges a simulated life by three things only: what the gateway has in its record, what the other
 * system has got, and the rows of the ledger, read past it. It uses nothing of the product.
 */
final class Auditor {

    private static final long HOUR_MS = 3_600_000;
    private static final long REPLAY_FOR_MS = 24 * HOUR_MS;

    /** A node may take as long from the look at its clock until the bytes are out. */
    private static final long SLACK_MS = 10 * 60_000;

    /** An order as its row has it. */
    record Row(long id, String invoice, String outcome, int byHand, long due) {}

    private final ScriptedDoku doku;
    private final Receiver receiver;
    private final Connection ledger;
    private final HoldWatch holds;
    private int seen;

    Auditor(ScriptedDoku doku, Receiver receiver, Connection ledger) {
        this.doku = doku;
        this.receiver = receiver;
        this.ledger = ledger;
        this.holds = new HoldWatch(this);
    }

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    /** What has reached the gateway since, against what the ledger knew at that moment. */
    void lookAtCalls(long now) throws SQLException {
        for (; seen < doku.calls.size(); seen++) {
            WireCall call = doku.calls.get(seen);
            if (call.isPayment()) {
                look(call, now);
            }
            holds.arrived(call);
        }
    }

    private void look(WireCall call, long now) throws SQLException {
        require(
                !list("SELECT 1 FROM doku_requests WHERE request_id = ?", call.requestId).isEmpty(),
                "What left for " + call.invoice + " is not in the ledger");
        for (WireCall other : doku.calls) {
            if (other.number < call.number
                    && other.isPayment()
                    && other.invoice.equals(call.invoice)) {
                require(
                        other.isOver || now >= other.endsAt(),
                        "Two calls at a time for " + call.invoice);
                require(
                        other.requestId.equals(call.requestId),
                        "Another Request-Id for " + call.invoice);
                require(Arrays.equals(other.body, call.body), "Another body for " + call.invoice);
                boolean isCertain =
                        (other.isCertain || other.isRefusal) && other.isAnsweredInTime();
                require(
                        isCertain
                                || call.at - other.at <= REPLAY_FOR_MS + SLACK_MS
                                || byHand(call.invoice, "replay") > 0,
                        call.invoice + " is repeated after replay-for");
            }
        }
    }

    /** In the end. */
    void judge(Set<String> recorded, Set<String> paid, long calmAt)
            throws SQLException, IOException {
        List<Row> rows = rows("1 = 1");
        for (String invoice : recorded) {
            require(
                    rows.stream().anyMatch(row -> row.invoice().equals(invoice)),
                    invoice + " was recorded and is lost");
        }
        Map<String, List<WireCall>> calls = doku.byInvoice();
        for (Row row : rows) {
            judge(row, calls.getOrDefault(row.invoice(), List.of()), calmAt);
        }
        new DocumentCheck(this, receiver).judge(rows, paid);
    }

    private void judge(Row row, List<WireCall> calls, long calmAt) throws SQLException {
        String invoice = row.invoice();
        long opened = doku.payments.stream().filter(p -> p.invoice().equals(invoice)).count();
        require(
                opened <= 1 + byHand(invoice, "replay"),
                invoice + " has " + opened + " payments at DOKU");
        require(row.outcome() != null, invoice + " has come to no outcome");
        boolean decided = byHand(invoice, row.outcome()) > 0;
        switch (row.outcome()) {
            case "accepted" -> require(opened > 0, invoice + " is accepted, and DOKU has it not");
            case "declined" -> {
                require(decided || opened == 0, invoice + " is declined, and DOKU has it");
                require(
                        decided || calls.stream().anyMatch(call -> isRefused(call)),
                        invoice + " is declined, and DOKU did not refuse it");
            }
            default ->
                    require(
                            doku.calls.stream()
                                    .anyMatch(
                                            call ->
                                                    call.at >= calmAt
                                                            && call.invoice.equals(invoice)),
                            invoice + " is unresolved, and nobody asks for it");
        }
    }

    private static boolean isRefused(WireCall call) {
        return call.isAnsweredInTime() && call.reply.status() == 400;
    }

    boolean isPaymentOpen(String invoice) {
        return doku.hasPayment(invoice);
    }

    /** How often a person did that to an order. */
    long byHand(String invoice, String event) throws SQLException {
        return list(
                        "SELECT e.id FROM doku_events e JOIN doku_orders o ON o.id = e.order_id WHERE"
                                + " o.invoice_number = ? AND e.kind = ? AND e.detail LIKE 'by hand%'",
                        invoice, event)
                .size();
    }

    List<Row> unresolved() throws SQLException {
        return rows("outcome = 'unresolved'");
    }

    /** Milliseconds until something is due; 0 when all has come to its end. */
    long nextDue(long now, long calmAt) throws SQLException {
        List<Row> open = rows("outcome IS NULL");
        List<Row> asked = now - calmAt > 13 * HOUR_MS ? List.of() : unresolved();
        List<Long> waiting = list("SELECT due_at FROM doku_deliveries WHERE state <> 'delivered'");
        List<Long> all = new ArrayList<>(waiting);
        open.forEach(row -> all.add(row.due()));
        asked.forEach(row -> all.add(row.due()));
        if (all.isEmpty()) {
            return 0;
        }
        long next = all.stream().mapToLong(due -> due).min().getAsLong();
        // A hold may keep what is due: then the probe is.
        return Math.max(1, next - now);
    }

    private List<Row> rows(String which) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement sql =
                        ledger.prepareStatement(
                                "SELECT id, invoice_number, outcome, by_hand, MAX(due_at, claimed_until) FROM"
                                        + " doku_orders WHERE "
                                        + which
                                        + " ORDER BY id");
                ResultSet found = sql.executeQuery()) {
            while (found.next()) {
                rows.add(
                        new Row(
                                found.getLong(1),
                                found.getString(2),
                                found.getString(3),
                                found.getInt(4),
                                found.getLong(5)));
            }
        }
        return rows;
    }

    List<Long> list(String query, Object... values) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (PreparedStatement sql = ledger.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                sql.setObject(i + 1, values[i]);
            }
            try (ResultSet found = sql.executeQuery()) {
                while (found.next()) {
                    numbers.add(found.getLong(1));
                }
            }
        }
        return numbers;
    }

    static Map<String, Integer> counted(List<JsonNode> documents) {
        Map<String, Integer> counted = new HashMap<>();
        documents.forEach(one -> counted.merge(key(one), 1, Integer::sum));
        return counted;
    }

    private static String key(JsonNode document) {
        return document.path("invoice_number").asText() + " " + document.path("outcome").asText();
    }
}
