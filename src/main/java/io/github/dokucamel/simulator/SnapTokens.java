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

    private static final int MOST = 100_000;
    private static final int ENTRY_BYTES = 400;
    private static final int TOKEN_BYTES = 33;

    enum Standing {
        LIVE,
        OVER,
        UNKNOWN
    }

    private record Owner(String clientId, Instant end) {}

    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> liveByClient = new HashMap<>();
    private final BoundedMemory<String, Owner> merchants = memory();
    private final BoundedMemory<String, Owner> customers = memory();
    private final BoundedMemory<String, Owner> refreshes = memory();
    private final Duration life;
    private final Clock clock;

    SnapTokens(Duration life, Clock clock) {
        this.life = life;
        this.clock = clock;
    }

    private static BoundedMemory<String, Owner> memory() {
        return new BoundedMemory<>(MOST, (long) MOST * ENTRY_BYTES, token -> ENTRY_BYTES);
    }

    Duration life() {
        return life;
    }

    String ofMerchant(String clientId) {
        String token = handOut(merchants, clientId, life);
        liveByClient.put(clientId, token);
        return token;
    }

    String ofCustomer(String clientId) {
        return handOut(customers, clientId, life);
    }

    String refreshing(String clientId) {
        return handOut(refreshes, clientId, life.plus(REFRESH));
    }

    /** To whoever gets it, a token is a text without a meaning. */
    private String handOut(BoundedMemory<String, Owner> memory, String clientId, Duration time) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        memory.put(token, new Owner(clientId, clock.instant().plus(time)));
        return token;
    }

    /** As if the time of all were over. */
    Set<String> forget() {
        Set<String> merchants = Set.copyOf(liveByClient.keySet());
        liveByClient.clear();
        return merchants;
    }

    Standing merchant(String clientId, String token) {
        Standing standing = standing(merchants.get(token), clientId);
        return standing == Standing.LIVE && !token.equals(liveByClient.get(clientId))
                ? Standing.OVER
                : standing;
    }

    Standing customer(String clientId, String token) {
        return standing(customers.get(token), clientId);
    }

    Standing refresh(String clientId, String token) {
        return standing(refreshes.get(token), clientId);
    }

    private Standing standing(Owner known, String clientId) {
        if (known == null || !known.clientId().equals(clientId)) {
            return Standing.UNKNOWN;
        }
        return clock.instant().isBefore(known.end()) ? Standing.LIVE : Standing.OVER;
    }
}
