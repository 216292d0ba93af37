package io.github.dokucamel.ledger;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens of SNAP, shared by all that use one ledger, since a new token may make the one
 * before useless. Each method is one transaction, durable when it returns; every one throws {@link
 * LedgerException}.
 */
public interface Tokens {

    /** The customer of the merchant's own token. */
    String NOBODY = "";

    /**
     * @param expiresAt milliseconds since 1970 UTC, as all times here
     * @param refreshToken brings a new one without the customer; null when there is none
     * @param refreshUntil how long it does
     */
    record Token(
            String accessToken, long expiresAt, @Nullable String refreshToken, long refreshUntil) {

        @Override
        public String toString() {
            return "Token until " + expiresAt;
        }
    }

    /** Expired or not; empty when none is known, or DOKU did not take it. */
    Optional<Token> find(String merchant, String customer);

    /**
     * Whether the caller is the one that fetches a new token now. Everybody else waits, or goes on
     * with the present one.
     *
     * @param until from when somebody else may, should this caller never come back
     */
    boolean mayFetch(String merchant, String customer, long now, long until);

    void fetched(String merchant, String customer, Token token);

    /** The next caller may try at once. */
    void notFetched(String merchant, String customer);

    /** DOKU does not take this access token. One that was fetched meanwhile stays. */
    void forget(String merchant, String customer, String accessToken);
}
