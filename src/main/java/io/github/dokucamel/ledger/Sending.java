package io.github.dokucamel.ledger;

import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.outcome.OutcomeDocument.Arrival;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Carries open orders through their attempts to an outcome. */
final class Sending {

    private static final long LEASE_MS = 600_000;

    private final Outcomes outcomes;

    Sending(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    Integer forgetClaims(Statements sql) throws SQLException {
        return sql.update(
                "UPDATE orders SET claim = 0, claimed_until = 0"
                        + " WHERE state = 'open' AND claim <> 0");
    }

    boolean anyDue(Statements sql, String merchant, long now) throws SQLException {
        return sql.one(
                        "SELECT 1 FROM orders WHERE state = 'open' AND merchant = ?"
                                + " AND lane IN (0, 1) AND due_at <= ? AND claimed_until < ?"
                                + " LIMIT 1",
                        row -> true,
                        merchant,
                        now,
                        now)
                .isPresent();
    }

    List<Claim> claim(Statements sql, String merchant, int limit, long now) throws SQLException {
        List<Claim> claims =
                sql.list(
                        "SELECT id, merchant, operation, invoice_number, lane, content FROM orders"
                                + " WHERE state = 'open' AND merchant = ? AND lane IN (0, 1)"
                                + " AND due_at <= ? AND claimed_until < ?"
                                + " ORDER BY lane, due_at, id LIMIT ?",
                        row -> claim(row, Recording.newClaim()),
                        merchant,
                        now,
                        now,
                        limit);
        for (Claim claim : claims) {
            sql.update(
                    "UPDATE orders SET claim = ?, claimed_until = ? WHERE id = ?",
                    claim.claim(),
                    now + LEASE_MS,
                    claim.orderId());
        }
        return claims;
    }

    private static Claim claim(ResultSet row, long number) throws SQLException {
        return new Claim(
                row.getLong(1),
                number,
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Lane.values()[row.getInt(5)],
                row.getBytes(6));
    }

    Integer release(Statements sql, List<Claim> claims, long dueAt) throws SQLException {
        int released = 0;
        for (Claim claim : claims) {
            released +=
                    sql.update(
                            "UPDATE orders SET claim = 0, claimed_until = 0, due_at = ?"
                                    + " WHERE id = ? AND claim = ? AND state = 'open'",
                            dueAt,
                            claim.orderId(),
                            claim.claim());
        }
        return released;
    }

    Optional<Attempt> begin(
            Statements sql, Claim claim, NewRequest fresh, long now, long leaseUntil)
            throws SQLException {
        Optional<int[]> state =
                sql.one(
                        "UPDATE orders SET tries = tries + 1, in_doubt = in_doubt + 2,"
                                + " claimed_until = ? WHERE id = ? AND claim = ?"
                                + " AND state = 'open' RETURNING tries, attempts, in_doubt",
                        row -> new int[] {row.getInt(1), row.getInt(2), row.getInt(3)},
                        leaseUntil,
                        claim.orderId(),
                        claim.claim());
        if (state.isEmpty()) {
            return Optional.empty();
        }
        int number = state.get()[0];
        if (number == 1) {
            sql.update(
                    "INSERT INTO requests (order_id, request_id, base_url, client_id, target, body,"
                            + " created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    claim.orderId(),
                    fresh.requestId(),
                    fresh.baseUrl(),
                    fresh.clientId(),
                    fresh.target(),
                    fresh.body(),
                    now);
        }
        sql.update(
                "INSERT INTO attempts (order_id, number, started_at) VALUES (?, ?, ?)",
                claim.orderId(),
                number,
                now);
        // in_doubt was raised by 2 for this attempt; what is left above that came before it.
        boolean doubtBefore = state.get()[2] > 2;
        if (number == 1) {
            return Optional.of(attempt(claim, number, state.get()[1], false, now, fresh));
        }
        return sql.one(
                "SELECT request_id, base_url, client_id, target, body, created_at FROM requests"
                        + " WHERE order_id = ?",
                row ->
                        attempt(
                                claim,
                                number,
                                state.get()[1],
                                doubtBefore,
                                row.getLong(6),
                                new NewRequest(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getBytes(5))),
                claim.orderId());
    }

    private static Attempt attempt(
            Claim claim, int number, int counted, boolean inDoubt, long firstAt, NewRequest r) {
        return new Attempt(
                claim,
                number,
                counted,
                inDoubt,
                firstAt,
                r.requestId(),
                r.baseUrl(),
                r.clientId(),
                r.target(),
                r.body());
    }

    Void postpone(Statements sql, Attempt attempt, AttemptResult result, long dueAt, long now)
            throws SQLException {
        finish(sql, attempt, result, now);
        sql.update(
                "UPDATE orders SET claim = 0, claimed_until = 0, due_at = ?, in_doubt = ?,"
                        + " attempts = attempts + ? WHERE id = ? AND claim = ? AND state = 'open'",
                dueAt,
                result.inDoubt() ? 1 : 0,
                result.counts() ? 1 : 0,
                attempt.claim().orderId(),
                attempt.claim().claim());
        return null;
    }

    private static void finish(Statements sql, Attempt attempt, AttemptResult result, long now)
            throws SQLException {
        sql.update(
                "UPDATE attempts SET finished_at = ?, answer_class = ?, http_status = ?, code = ?,"
                        + " message = ? WHERE order_id = ? AND number = ?",
                now,
                result.answerClass(),
                result.httpStatus(),
                result.code(),
                result.message(),
                attempt.claim().orderId(),
                attempt.number());
        Outcomes.event(
                sql,
                attempt.claim().orderId(),
                now,
                "attempt " + attempt.number(),
                result.answerClass()
                        + (result.httpStatus() == null ? "" : " HTTP " + result.httpStatus())
                        + (result.code() == null ? "" : " " + result.code()));
    }

    /** What settling needs to know of the order. */
    private record Row(
            Long batchId,
            long line,
            String intake,
            String sourceName,
            int revision,
            String outcome,
            int attempts,
            boolean reply,
            long receivedAt) {}

    boolean settle(
            Statements sql, Attempt attempt, AttemptResult result, Settlement settled, long now)
            throws SQLException {
        Claim claim = attempt.claim();
        finish(sql, attempt, result, now);
        Row order = row(sql, claim.orderId());
        boolean open = order.outcome() == null;
        boolean better =
                settled.outcome() == Outcome.ACCEPTED
                        && ("unresolved".equals(order.outcome())
                                || "declined".equals(order.outcome()));
        if (!open && !better) {
            return false;
        }
        int attempts = order.attempts() + (result.counts() ? 1 : 0);
        OutcomeDocument document =
                new OutcomeDocument(
                        Outcomes.newDeliveryId(),
                        claim.invoiceNumber(),
                        claim.merchant(),
                        claim.operation(),
                        order.revision(),
                        settled.outcome().text(),
                        settled.replayed(),
                        settled.paymentUrl(),
                        attempt.requestId(),
                        settled.httpStatus(),
                        settled.error(),
                        attempts,
                        new Arrival(
                                order.intake(),
                                order.sourceName(),
                                order.line() == 0 ? null : order.line()),
                        Instant.ofEpochMilli(order.receivedAt()),
                        Instant.ofEpochMilli(now));
        byte[] json = document.toJson();
        sql.update(
                "UPDATE orders SET state = 'settled', outcome = ?, document = ?, settled_at = ?,"
                        + " claim = 0, claimed_until = 0, in_doubt = ?, attempts = ? WHERE id = ?",
                settled.outcome().text(),
                json,
                now,
                result.inDoubt() ? 1 : 0,
                attempts,
                claim.orderId());
        Outcomes.event(sql, claim.orderId(), now, settled.outcome().text(), null);
        if (order.batchId() != null) {
            Batching.add(sql, order.batchId(), 0, open ? -1 : 0);
            Batching.count(sql, order.batchId(), settled.outcome().text(), 1);
            if (better) {
                Batching.count(sql, order.batchId(), order.outcome(), -1);
            }
        }
        outcomes.add(sql, claim.orderId(), settled.outcome(), document, json, order.reply(), now);
        return true;
    }

    private static Row row(Statements sql, long orderId) throws SQLException {
        return sql.one(
                        "SELECT batch_id, line, intake, source_name, revision, outcome, attempts,"
                                + " reply_to, received_at FROM orders WHERE id = ?",
                        row ->
                                new Row(
                                        Statements.number(row, "batch_id"),
                                        row.getLong("line"),
                                        row.getString("intake"),
                                        row.getString("source_name"),
                                        row.getInt("revision"),
                                        row.getString("outcome"),
                                        row.getInt("attempts"),
                                        row.getString("reply_to") != null,
                                        row.getLong("received_at")),
                        orderId)
                .orElseThrow();
    }
}
