package io.github.dokucamel.settings;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the embedded simulator has to know of one merchant's SNAP keys. A key may be made when it is
 * asked for first, which takes a while: ask when it is needed.
 */
public final class SimulatorSnapKeys {

    private final Supplier<PublicKey> merchantPublicKey;
    private final Supplier<PrivateKey> dokuPrivateKey;
    private final String sharedKey;

    SimulatorSnapKeys(
            Supplier<PublicKey> merchantPublicKey,
            Supplier<PrivateKey> dokuPrivateKey,
            String sharedKey) {
        this.merchantPublicKey = merchantPublicKey;
        this.dokuPrivateKey = dokuPrivateKey;
        this.sharedKey = sharedKey;
    }

    /** Verifies the merchant's requests for a token. */
    public PublicKey merchantPublicKey() {
        return merchantPublicKey.get();
    }

    /** Whether the simulator can sign as DOKU; makes no key. */
    public boolean canCallTheMerchant() {
        return dokuPrivateKey != null;
    }

    /** Signs as DOKU; empty when the merchant was given the public key of another DOKU. */
    public Optional<PrivateKey> dokuPrivateKey() {
        return Optional.ofNullable(dokuPrivateKey).map(Supplier::get);
    }

    /** In plain, for the simulator inside this process only. */
    public String sharedKey() {
        return sharedKey;
    }
}
