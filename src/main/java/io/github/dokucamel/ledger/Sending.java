package io.github.dokucamel.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Carries open orders through their attempts to an outcome. */
final class Sending {

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
                    now + OrderRows.LEASE_MS,
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
        if (!doubtBefore) {
            // Every earlier attempt came to nothing for certain: a mended address may be used.
            sql.update(
                    "UPDATE requests SET base_url = ?, client_id = ?, target = ?"
                            + " WHERE order_id = ?",
                    fresh.baseUrl(),
                    fresh.clientId(),
                    fresh.target(),
                    claim.orderId());
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
        Settling.finish(sql, attempt, result, now);
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
}
