package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Tokens;
import io.github.dokucamel.ledger.store.Statements.Row;
import io.github.dokucamel.ledger.store.Transactions;
import java.util.Optional;

/** The tokens' part of the ledger in a relational database. */
record SqlTokens(Transactions ledger) implements Tokens {

    private static final Row<Token> TOKEN = Row.of(Token.class);

    @Override
    public Optional<Token> find(String merchant, String customer) {
        return ledger.one(
                """
                SELECT access_token, expires_at, refresh_token, refresh_until
                  FROM doku_tokens WHERE merchant = ? AND customer = ?
                  AND (access_token IS NOT NULL OR refresh_token IS NOT NULL)""",
                TOKEN,
                merchant,
                customer);
    }

    @Override
    public boolean mayFetch(String merchant, String customer, long now, long until) {
        // Callers at the same time read the clock a little earlier and later than each other; what
        // is later than any of them asks for was written by another clock.
        long byAnotherClock = until + (until - now);
        return ledger.update(
                        """
                        INSERT INTO doku_tokens (merchant, customer, fetching_until)
                          VALUES (?, ?, ?) ON CONFLICT (merchant, customer)
                          DO UPDATE SET fetching_until = excluded.fetching_until
                          WHERE doku_tokens.fetching_until <= ?
                          OR doku_tokens.fetching_until > ?""",
                        merchant,
                        customer,
                        until,
                        now,
                        byAnotherClock)
                == 1;
    }

    @Override
    public void fetched(String merchant, String customer, Token token) {
        ledger.update(
                """
                INSERT INTO doku_tokens (merchant, customer, access_token, expires_at,
                  refresh_token, refresh_until) VALUES (?, ?, ?, ?, ?, ?)
                  ON CONFLICT (merchant, customer) DO UPDATE SET
                  access_token = excluded.access_token,
                  expires_at = excluded.expires_at,
                  refresh_token = excluded.refresh_token,
                  refresh_until = excluded.refresh_until, fetching_until = 0""",
                merchant,
                customer,
                token.accessToken(),
                token.expiresAt(),
                token.refreshToken(),
                token.refreshUntil());
    }

    @Override
    public void notFetched(String merchant, String customer) {
        ledger.update(
                """
                UPDATE doku_tokens SET fetching_until = 0
                  WHERE merchant = ? AND customer = ?""",
                merchant,
                customer);
    }

    @Override
    public void forget(String merchant, String customer, String accessToken) {
        ledger.update(
                """
                UPDATE doku_tokens SET access_token = NULL, expires_at = 0
                  WHERE merchant = ? AND customer = ? AND access_token = ?""",
                merchant,
                customer,
                accessToken);
    }
}
