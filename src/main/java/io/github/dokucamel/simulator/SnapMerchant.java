package io.github.dokucamel.simulator;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What a {@link Simulator} and one merchant know of each other in SNAP's scheme. Keys are asked for
 * when they are needed.
 *
 * @param publicKey verifies the merchant's requests for a token
 * @param dokuKey signs the simulator's requests to the merchant; null: the merchant gets none
 * @param secretKey of both sides' HMAC; empty: the secret key of the merchant
 */
public record SnapMerchant(
        Supplier<PublicKey> publicKey, Supplier<PrivateKey> dokuKey, String secretKey) {

    public SnapMerchant {
        Objects.requireNonNull(publicKey, "publicKey");
        Objects.requireNonNull(secretKey, "secretKey");
    }

    /** Those of the HMAC: a merchant's secret key, unless it has another one for SNAP. */
    static Map<String, String> secrets(SimulatorOptions options) {
        Map<String, String> secrets = new LinkedHashMap<>(options.merchants);
        options.snapMerchants.forEach(
                (clientId, merchant) -> {
                    if (!merchant.secretKey().isEmpty()) {
                        secrets.put(clientId, merchant.secretKey());
                    }
                });
        return secrets;
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "SnapMerchant[]";
    }
}
