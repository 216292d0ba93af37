package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.AttemptResult;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.NewRequest;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.ledger.store.Statements.Row;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries open orders through their attempts to an outcome. */
interface Sending extends Ledger, Stored {

    /** The column of a request's body holds something always. */
    byte[] NO_BODY = {};

    @Override
    default Optional<Attempt> beginAttempt(
            Claim claim, NewRequest fresh, long now, long leaseUntil) {
        return ledger().write(sql -> begin(sql, claim, fresh, now, leaseUntil));
    }

    /**
     * An order as its attempt finds it.
     *
     * @param inDoubt raised by 2 for this attempt; what is left above that came before it
     * @param byHand 2 when a person wants this attempt, whatever its age; 1 is the word for a next one
     */
    record Begun(int tries, int attempts, int inDoubt, int byHand, @Nullable Long lostSince) {

        boolean doubtBefore() {
            return inDoubt > 2 || lostSince != null;
        }
    }

    Row<Begun> BEGUN = Row.of(Begun.class);

    private static Optional<Attempt> begin(
            Statements sql, Claim claim, NewRequest fresh, long now, long leaseUntil) {
        Optional<Begun> state =
                sql.one(
                        """
                        UPDATE doku_orders SET tries = tries + 1, in_doubt = in_doubt + 2,
                          claimed_until = ?, by_hand = CASE by_hand WHEN 1 THEN 2 ELSE 0 END
                          WHERE id = ? AND claim = ?
                          AND (state = 'open' OR outcome = 'unresolved')
                          RETURNING tries, attempts, in_doubt, by_hand, lost_since""",
                        BEGUN,
                        leaseUntil,
                        claim.orderId(),
                        claim.claim());
        if (state.isEmpty()) {
            return Optional.empty();
        }
        Begun begun = state.get();
        int number = begun.tries();
        if (number == 1) {
            sql.update(
                    """
                    INSERT INTO doku_requests (order_id, request_id, base_url, client_id, target, body,
                      created_at, headers) VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                    claim.orderId(),
                    fresh.requestId(),
                    fresh.baseUrl(),
                    fresh.clientId(),
                    fresh.target(),
                    fresh.body() == null ? NO_BODY : fresh.body(),
                    now,
                    StoredHeaders.text(fresh.headers()));
        }
        sql.update(
                "INSERT INTO doku_attempts (order_id, number, started_at) VALUES (?, ?, ?)",
                claim.orderId(),
                number,
                now);
        if (number == 1) {
            return Optional.of(attempt(claim, begun, now, fresh));
        }
        // When every earlier attempt came to nothing for certain, a mended address may be used.
        return sql.one(
                """
                UPDATE doku_requests SET base_url = COALESCE(?, base_url),
                  client_id = COALESCE(?, client_id), target = COALESCE(?, target),
                  request_id = COALESCE(?, request_id) WHERE order_id = ?
                  RETURNING request_id, base_url, client_id, target, body, created_at, headers""",
                row ->
                        attempt(
                                claim,
                                begun,
                                row.getLong(6),
                                new NewRequest(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        StoredHeaders.of(row.getString(7)),
                                        row.getBytes(5).length == 0 ? null : row.getBytes(5),
                                        fresh.renewed())),
                begun.doubtBefore() ? null : fresh.baseUrl(),
                begun.doubtBefore() ? null : fresh.clientId(),
                begun.doubtBefore() ? null : fresh.target(),
                fresh.renewed() ? fresh.requestId() : null,
                claim.orderId());
    }

    private static Attempt attempt(Claim claim, Begun begun, long firstAt, NewRequest r) {
        return new Attempt(
                // A person may have said so since it was claimed.
                claim.byHand(begun.byHand() == 2),
                begun.tries(),
                begun.attempts(),
                begun.doubtBefore(),
                begun.lostSince(),
                firstAt,
                r.requestId(),
                r.baseUrl(),
                r.clientId(),
                r.target(),
                r.headers(),
                r.body());
    }

    @Override
    default void postpone(Attempt attempt, AttemptResult result, long dueAt, long now) {
        ledger().write(sql -> postpone(sql, attempt, result, dueAt, now));
    }

    private static int postpone(
            Statements sql, Attempt attempt, AttemptResult result, long dueAt, long now) {
        History.add(sql, List.of(AttemptRows.finish(sql, attempt, result, now)));
        return sql.update(
                """
                UPDATE doku_orders SET claim = 0, claimed_until = 0,
                  due_at = CASE by_hand WHEN 1 THEN due_at ELSE ? END, in_doubt = ?,
                  attempts = attempts + ?, by_hand = CASE by_hand WHEN 1 THEN 1 ELSE ? END
                  WHERE id = ? AND claim = ? AND (state = 'open' OR outcome = 'unresolved')""",
                dueAt,
                result.inDoubt() ? 1 : 0,
                result.counts() ? 1 : 0,
                // What a person decided holds until an attempt gets through.
                attempt.claim().byHand() && !result.counts() ? 1 : 0,
                attempt.claim().orderId(),
                attempt.claim().claim());
    }
}
