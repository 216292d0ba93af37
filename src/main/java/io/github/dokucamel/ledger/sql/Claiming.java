package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts orders that wait into the hands of senders, and back. */
interface Claiming extends Ledger, Stored {

    String COLUMNS =
            """
            SELECT id, merchant, operation, invoice_number, lane, content, outcome, settled_at,
              by_hand, call_key, revision, content_digest, doku_number, payment_code
              FROM doku_orders""";

    String AWAITED = "state = 'open' AND lane = 0";
    String BATCHED = "state = 'open' AND lane = 1";
    String UNRESOLVED = "outcome = 'unresolved'";
    String LANE = "state = 'open' AND lane = ?";
    String DUE = " AND merchant = ? AND due_at <= ? AND claimed_until < ?";

    String NEXT = " AND merchant = ? AND due_at > ? ORDER BY due_at LIMIT 1";

    long ORDER_BY_ORDER = 1;

    /**
     * An order whose turn it is.
     *
     * @param billed see {@link #billed}
     */
    record Due(Claim claim, @Nullable String billed) {}

    /**
     * After a start nobody has an order in hand or fetches a token, and what is unresolved is asked
     * for at once.
     */
    static Integer startOver(Statements sql) {
        sql.update("UPDATE doku_tokens SET fetching_until = 0 WHERE fetching_until <> 0");
        return sql.update(
                        """
                        UPDATE doku_orders SET claim = 0, claimed_until = 0
                          WHERE state = 'open' AND claim <> 0""")
                + sql.update(
                        """
                        UPDATE doku_orders SET claim = 0, claimed_until = 0, due_at = 0
                          WHERE outcome = 'unresolved'""");
    }

    /** Those that are claimed already are not asked: their claims rarely run out. */
    @Override
    default Optional<Long> nextClaim(String merchant, long now) {
        return ledger().read(sql -> next(sql, merchant, now));
    }

    private static Optional<Long> next(Statements sql, String merchant, long now) {
        return Stream.concat(
                        DueLanes.next(sql, merchant, now).stream(),
                        Stream.of(AWAITED, BATCHED, UNRESOLVED)
                                .map(
                                        which ->
                                                "SELECT due_at FROM doku_orders WHERE "
                                                        + which
                                                        + NEXT)
                                .map(query -> sql.one(query, row -> row.getLong(1), merchant, now))
                                .flatMap(Optional::stream))
                .min(Comparator.naturalOrder());
    }

    @Override
    default List<Claim> claim(String merchant, int limit, long now) {
        return ledger().read(sql -> isAnyDue(sql, merchant, now))
                ? ledger().write(sql -> claim(sql, merchant, limit, now))
                : List.of();
    }

    @Override
    default List<Claim> claimAwaited(String merchant, int limit, long now) {
        return ledger().read(sql -> isAnyDue(sql, AWAITED, merchant, now))
                ? ledger().write(sql -> claimAwaited(sql, merchant, limit, now))
                : List.of();
    }

    private List<Claim> claimAwaited(Statements sql, String merchant, int limit, long now) {
        long number = Recording.newClaim();
        return claimed(sql, due(sql, AWAITED, merchant, limit, number, now), number, now);
    }

    private static boolean isAnyDue(Statements sql, String merchant, long now) {
        return isAnyDue(sql, AWAITED, merchant, now)
                || isAnyDue(sql, BATCHED, merchant, now)
                || DueLanes.isAnyDue(sql, merchant, now)
                || isAnyDue(sql, UNRESOLVED, merchant, now);
    }

    private static boolean isAnyDue(Statements sql, String which, String merchant, long now) {
        return sql.any(
                "SELECT 1 FROM doku_orders WHERE " + which + DUE + " LIMIT 1", merchant, now, now);
    }

    /** Nobody waits for what is unresolved: it comes after the new ones. */
    private List<Claim> claim(Statements sql, String merchant, int limit, long now) {
        long number = Recording.newClaim();
        List<Due> due = due(sql, AWAITED, merchant, limit, number, now);
        due.addAll(ofBatches(sql, merchant, limit - due.size(), number, now));
        if (due.size() < limit) {
            due.addAll(due(sql, UNRESOLVED, merchant, limit - due.size(), number, now));
        }
        return claimed(sql, due, number, now);
    }

    /**
     * Each batch has its share, so that a small one does not wait for a large one; what comes order by
     * order counts as one. With more of them than there is room for, they take turns.
     */
    private static List<Due> ofBatches(
            Statements sql, String merchant, int limit, long number, long now) {
        List<Due> due = new ArrayList<>();
        List<Long> lanes = DueLanes.due(sql, merchant, now);
        if (isAnyDue(sql, BATCHED, merchant, now)) {
            lanes.add(ORDER_BY_ORDER);
        }
        Collections.rotate(lanes, (int) (number % Math.max(1, lanes.size())));
        for (int i = 0; i < lanes.size() && due.size() < limit; i++) {
            int left = limit - due.size();
            int share = Math.max(1, left / (lanes.size() - i));
            due.addAll(due(sql, LANE, merchant, share, number, now, lanes.get(i)));
        }
        return due;
    }

    /** A bill is not sent: it is accepted as it is. */
    private List<Claim> claimed(Statements sql, List<Due> due, long number, long now) {
        List<Claim> claims = new ArrayList<>();
        for (Due one : due) {
            if (one.billed() == null) {
                claims.add(one.claim());
            } else {
                acceptBill(sql, one.claim().orderId(), one.billed(), now);
            }
        }
        sql.updateAll(
                "UPDATE doku_orders SET claim = ?, claimed_until = ? WHERE id IN",
                claims.stream().map(Claim::orderId).toList(),
                number,
                now + OrderRows.LEASE_MS);
        return claims;
    }

    /** Nothing of it is sent; it is payable from now on. */
    void acceptBill(Statements sql, long orderId, String paymentCode, long now);

    /**
     * @param lane of {@link #LANE}; none otherwise
     */
    private static List<Due> due(
            Statements sql,
            String which,
            String merchant,
            int limit,
            long number,
            long now,
            Long... lane) {
        @Nullable Object[] values = new Object[lane.length + 4];
        System.arraycopy(lane, 0, values, 0, lane.length);
        @Nullable Object[] rest = {merchant, now, now, limit};
        System.arraycopy(rest, 0, values, lane.length, rest.length);
        return sql.list(
                COLUMNS + " WHERE " + which + DUE + " ORDER BY due_at, id LIMIT ?",
                row -> new Due(claim(row, number), billed(row)),
                values);
    }

    /** What the payer of a bill types that was not told to anybody so far; null of what is sent. */
    private static @Nullable String billed(ResultSet row) throws SQLException {
        return row.getString("outcome") == null ? row.getString("payment_code") : null;
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
                UPDATE doku_orders SET claim = 0, claimed_until = 0, due_at = ?
                  WHERE id = ? AND claim = ? AND (state = 'open' OR outcome = 'unresolved')""",
                dueAt,
                claim.orderId(),
                claim.claim());
    }
}
