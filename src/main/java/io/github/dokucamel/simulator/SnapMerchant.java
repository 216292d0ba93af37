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
 * @param callingKey of the HMAC of the simulator's requests to the merchant; empty: the one of both
 */
public record SnapMerchant(
        Supplier<PublicKey> publicKey,
        Supplier<PrivateKey> dokuKey,
        String secretKey,
        String callingKey) {

    public SnapMerchant {
        Objects.requireNonNull(publicKey, "publicKey");
        Objects.requireNonNull(secretKey, "secretKey");
        Objects.requireNonNull(callingKey, "callingKey");
    }

    /** With one key of the HMAC for both sides. */
    public SnapMerchant(
            Supplier<PublicKey> publicKey, Supplier<PrivateKey> dokuKey, String secretKey) {
        this(publicKey, dokuKey, secretKey, "");
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

    /** The same for what the simulator calls merchants with. */
    static Map<String, String> callingSecrets(SimulatorOptions options) {
        Map<String, String> secrets = secrets(options);
        options.snapMerchants.forEach(
                (clientId, merchant) -> {
                    if (!merchant.callingKey().isEmpty()) {
                        secrets.put(clientId, merchant.callingKey());
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
