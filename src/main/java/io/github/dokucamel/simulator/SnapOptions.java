package io.github.dokucamel.simulator;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The part of a {@link Simulator} that speaks SNAP.
 *
 * @param merchants keys by Client-Id; a merchant without gets no token, and so no SNAP call through
 * @param privateKey signs for a token of those merchants who have no key of DOKU's for themselves;
 *     null: they are not notified
 * @param tokenLife how long an access token is good
 */
public record SnapOptions(
        Map<String, SnapMerchant> merchants, PrivateKey privateKey, Duration tokenLife) {

    static final SnapOptions DEFAULT = new SnapOptions(Map.of(), null, Duration.ofSeconds(900));

    public SnapOptions {
        if (tokenLife.toSeconds() < 1) {
            throw new IllegalArgumentException("simulator token life must be a second or more");
        }
        merchants = Map.copyOf(merchants);
    }

    SnapOptions with(String clientId, SnapMerchant merchant) {
        Map<String, SnapMerchant> more = new LinkedHashMap<>(merchants);
        more.put(clientId, merchant);
        return new SnapOptions(more, privateKey, tokenLife);
    }

    SnapOptions with(String clientId, PublicKey key) {
        return with(clientId, new SnapMerchant(() -> key, null, ""));
    }

    SnapOptions with(PrivateKey key) {
        return new SnapOptions(merchants, key, tokenLife);
    }

    SnapOptions with(Duration life) {
        return new SnapOptions(merchants, privateKey, life);
    }

    /** That of the HMAC, where it is another one than the merchant's. */
    Map<String, String> secrets(Map<String, String> secretKeys) {
        Map<String, String> secrets = new LinkedHashMap<>(secretKeys);
        merchants.forEach(
                (clientId, merchant) -> {
                    if (!merchant.secretKey().isEmpty()) {
                        secrets.put(clientId, merchant.secretKey());
                    }
                });
        return secrets;
    }

    /** Null when there is none. */
    PrivateKey dokuKey(String clientId) {
        SnapMerchant merchant = merchants.get(clientId);
        return merchant == null || merchant.dokuKey() == null
                ? privateKey
                : merchant.dokuKey().get();
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "SnapOptions[merchants %s, tokens live %s]".formatted(merchants.keySet(), tokenLife);
    }
}
