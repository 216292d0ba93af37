package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Lane;
import io.github.dokucamel.ledger.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Puts orders that wait into the hands of senders, and back. */
final class Claiming {

    private static final String OPEN =
            """
            FROM orders WHERE state = 'open' AND merchant = ? AND lane IN (0, 1) AND due_at <= ?
              AND claimed_until < ?""";

    private static final String UNRESOLVED =
            """
            FROM orders WHERE outcome = 'unresolved' AND merchant = ? AND due_at <= ?
              AND claimed_until < ?""";

    private static final String COLUMNS =
            """
            SELECT id, merchant, operation, invoice_number, lane, content, outcome, settled_at,
              by_hand, call_key""";

    private Claiming() {}

    /**
     * After a start nobody has an order in hand or fetches a token, and what is unresolved is asked
     * for at once.
     */
    static Integer startOver(Statements sql) throws SQLException {
        sql.update("UPDATE tokens SET fetching_until = 0 WHERE fetching_until <> 0");
        return sql.update(
                        """
                        UPDATE orders SET claim = 0, claimed_until = 0
                          WHERE state = 'open' AND claim <> 0""")
                + sql.update(
                        """
                        UPDATE orders SET claim = 0, claimed_until = 0, due_at = 0
                          WHERE outcome = 'unresolved'""");
    }

    static boolean anyDue(Statements sql, String merchant, long now) throws SQLException {
        return sql.any("SELECT 1 " + OPEN + " LIMIT 1", merchant, now, now)
                || sql.any("SELECT 1 " + UNRESOLVED + " LIMIT 1", merchant, now, now);
    }

    static List<Claim> claim(Statements sql, String merchant, int limit, long now)
            throws SQLException {
        long number = Recording.newClaim();
        List<Claim> claims = new ArrayList<>();
        sql.each(
                COLUMNS + " " + OPEN + " ORDER BY lane, due_at, id LIMIT ?",
                row -> claims.add(claim(row, number)),
                merchant,
                now,
                now,
                limit);
        if (claims.size() < limit) {
            // After the new ones: nobody waits for what is unresolved.
            sql.each(
                    COLUMNS + " " + UNRESOLVED + " ORDER BY due_at, id LIMIT ?",
                    row -> claims.add(claim(row, number)),
                    merchant,
                    now,
                    now,
                    limit - claims.size());
        }
        sql.updateAll(
                "UPDATE orders SET claim = ?, claimed_until = ? WHERE id IN",
                claims.stream().map(Claim::orderId).toList(),
                number,
                now + OrderRows.LEASE_MS);
        return claims;
    }

    private static Claim claim(ResultSet row, long number) throws SQLException {
        return new Claim(
                row.getLong("id"),
                number,
                row.getString("merchant"),
                row.getString("operation"),
                row.getString("invoice_number"),
                Lane.values()[row.getInt("lane")],
                row.getBytes("content"),
                row.getString("outcome") == null ? null : row.getLong("settled_at"),
                row.getInt("by_hand") == 1,
                row.getString("call_key"));
    }

    static Integer release(Statements sql, List<Claim> claims, long dueAt) throws SQLException {
        int released = 0;
        for (Claim claim : claims) {
            released +=
                    sql.update(
                            """
                            UPDATE orders SET claim = 0, claimed_until = 0, due_at = ?
                              WHERE id = ? AND claim = ?
                              AND (state = 'open' OR outcome = 'unresolved')""",
                            dueAt,
                            claim.orderId(),
                            claim.claim());
        }
        return released;
    }
}
