package io.github.dokucamel.gateway.token;

import io.github.dokucamel.ledger.Tokens.Token;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long before it expires a token is renewed: a while, but at most half of its life. One that
 * lives no longer than that while would be renewed for ever, and never used.
 */
final class RenewalMargin {

    /** Milliseconds for which a renewal that failed is not tried again while the token lives. */
    private static final long PAUSE = 5_000;

    private final Duration usual;
    private final Map<List<String>, Long> pausedUntil = new ConcurrentHashMap<>();
    private final Map<List<String>, Long> halves = new ConcurrentHashMap<>();

    RenewalMargin(Duration usual) {
        this.usual = usual;
    }

    /** In milliseconds. */
    long of(String merchant, String customer, long now) {
        List<String> owner = List.of(merchant, customer);
        long paused = pausedUntil.getOrDefault(owner, 0L) - now;
        return paused > 0 && paused <= PAUSE
                ? 0
                : Math.min(usual.toMillis(), halves.getOrDefault(owner, Long.MAX_VALUE));
    }

    void notFetched(FindToken.Wanted wanted, long now) {
        pausedUntil.put(List.of(wanted.merchant(), wanted.customer()), now + PAUSE);
    }

    /** @return whether the new token lives no longer than the usual margin */
    boolean isShort(FindToken.Wanted wanted, Token token, long now) {
        long life = token.expiresAt() - now;
        List<String> owner = List.of(wanted.merchant(), wanted.customer());
        pausedUntil.remove(owner);
        if (life / 2 < usual.toMillis()) {
            halves.put(owner, life / 2);
        } else {
            halves.remove(owner);
        }
        return life <= usual.toMillis();
    }
}
