package io.github.dokucamel.simulator;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The access tokens that were handed out. A merchant has one that is live: a new one makes the one
 * before useless, as DOKU says of its wallet. Customers have one each.
 */
final class SnapTokens {

    /** After it, the customer has to agree again. */
    static final Duration REFRESH = Duration.ofDays(15);

    private static final int MOST = 300_000;
    private static final int ENTRY_BYTES = 400;
    private static final int TOKEN_BYTES = 33;

    enum Kind {
        MERCHANT,
        CUSTOMER,
        REFRESH
    }

    enum Standing {
        LIVE,
        OVER,
        UNKNOWN
    }

    private record Owner(Kind kind, String clientId, Instant end) {}

    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> liveByClient = new HashMap<>();
    private final BoundedMemory<String, Owner> owners =
            new BoundedMemory<>(MOST, (long) MOST * ENTRY_BYTES, token -> ENTRY_BYTES);
    private final Duration life;
    private final Clock clock;

    SnapTokens(Duration life, Clock clock) {
        this.life = life;
        this.clock = clock;
    }

    Duration life() {
        return life;
    }

    /** To whoever gets it, a token is a text without a meaning. */
    String handOut(Kind kind, String clientId) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Duration time = kind == Kind.REFRESH ? life.plus(REFRESH) : life;
        owners.put(token, new Owner(kind, clientId, clock.instant().plus(time)));
        if (kind == Kind.MERCHANT) {
            liveByClient.put(clientId, token);
        }
        return token;
    }

    /** As if the time of all were over. */
    Set<String> forget() {
        Set<String> merchants = Set.copyOf(liveByClient.keySet());
        liveByClient.clear();
        return merchants;
    }

    Standing standing(Kind kind, String clientId, String token) {
        Owner known = owners.get(token);
        if (known == null || known.kind() != kind || !known.clientId().equals(clientId)) {
            return Standing.UNKNOWN;
        }
        boolean isLast = kind != Kind.MERCHANT || token.equals(liveByClient.get(clientId));
        return isLast && clock.instant().isBefore(known.end()) ? Standing.LIVE : Standing.OVER;
    }
}
