package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts orders that wait into the hands of senders, and back. */
interface Claiming extends Ledger, Stored {

    String COLUMNS =
            """
            SELECT id, merchant, operation, invoice_number, lane, content, outcome, settled_at,
              by_hand, call_key, revision, content_digest, doku_number FROM orders""";

    String AWAITED = "state = 'open' AND lane = 0";
    String BATCHED = "state = 'open' AND lane = 1";
    String NEW = "state = 'open' AND lane IN (0, 1)";
    String UNRESOLVED = "outcome = 'unresolved'";
    String DUE = " AND merchant = ? AND due_at <= ? AND claimed_until < ?";

    String NEXT = " AND merchant = ? AND due_at > ? ORDER BY due_at LIMIT 1";

    /**
     * After a start nobody has an order in hand or fetches a token, and what is unresolved is asked
     * for at once.
     */
    static Integer startOver(Statements sql) {
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

    /** Those that are claimed already are not asked: their claims rarely run out. */
    @Override
    default Optional<Long> nextClaim(String merchant, long now) {
        return ledger().read(sql -> next(sql, merchant, now));
    }

    private static Optional<Long> next(Statements sql, String merchant, long now) {
        return Stream.of(AWAITED, BATCHED, UNRESOLVED)
                .map(which -> "SELECT due_at FROM orders WHERE " + which + NEXT)
                .map(query -> sql.one(query, row -> row.getLong(1), merchant, now))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    @Override
    default List<Claim> claim(String merchant, int limit, long now) {
        // After the new ones: nobody waits for what is unresolved.
        return claim(List.of(NEW, UNRESOLVED), merchant, limit, now);
    }

    @Override
    default List<Claim> claimAwaited(String merchant, int limit, long now) {
        return claim(List.of(AWAITED), merchant, limit, now);
    }

    private List<Claim> claim(List<String> which, String merchant, int limit, long now) {
        return ledger().read(sql -> isAnyDue(sql, which, merchant, now))
                ? ledger().write(sql -> claim(sql, which, merchant, limit, now))
                : List.of();
    }

    private static boolean isAnyDue(Statements sql, List<String> which, String merchant, long now) {
        return which.stream()
                .map(some -> "SELECT 1 FROM orders WHERE " + some + DUE + " LIMIT 1")
                .anyMatch(query -> sql.any(query, merchant, now, now));
    }

    private static List<Claim> claim(
            Statements sql, List<String> which, String merchant, int limit, long now) {
        long number = Recording.newClaim();
        List<Claim> claims = new ArrayList<>();
        for (String some : which) {
            if (claims.size() < limit) {
                claims.addAll(due(sql, some, merchant, limit - claims.size(), number, now));
            }
        }
        sql.updateAll(
                "UPDATE orders SET claim = ?, claimed_until = ? WHERE id IN",
                claims.stream().map(Claim::orderId).toList(),
                number,
                now + OrderRows.LEASE_MS);
        return claims;
    }

    private static List<Claim> due(
            Statements sql, String which, String merchant, int limit, long number, long now) {
        String order = which.equals(UNRESOLVED) ? "due_at, id" : "lane, due_at, id";
        return sql.list(
                COLUMNS + " WHERE " + which + DUE + " ORDER BY " + order + " LIMIT ?",
                row -> claim(row, number),
                merchant,
                now,
                now,
                limit);
    }

    private static Claim claim(ResultSet row, long number) throws SQLException {
        return new Claim(
                row.getLong("id"),
                number,
                row.getString("merchant"),
                row.getString("operation"),
                row.getString("invoice_number"),
                OrderRows.lane(row.getInt("lane")),
                row.getBytes("content"),
                row.getString("outcome") == null ? null : row.getLong("settled_at"),
                row.getInt("by_hand") == 1,
                row.getString("call_key"),
                row.getInt("revision"),
                row.getString("content_digest"),
                row.getString("doku_number"));
    }

    @Override
    default void release(List<Claim> claims, long dueAt) {
        ledger().write(sql -> claims.stream().mapToInt(one -> release(sql, one, dueAt)).sum());
    }

    private static int release(Statements sql, Claim claim, long dueAt) {
        return sql.update(
                """
                UPDATE orders SET claim = 0, claimed_until = 0, due_at = ?
                  WHERE id = ? AND claim = ? AND (state = 'open' OR outcome = 'unresolved')""",
                dueAt,
                claim.orderId(),
                claim.claim());
    }
}
