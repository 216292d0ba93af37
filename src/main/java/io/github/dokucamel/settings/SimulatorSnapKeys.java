package io.github.dokucamel.settings;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the embedded simulator has to know of one merchant's SNAP keys. A key may be made when it is
 * asked for first, which takes a while: ask when it is needed.
 *
 * @param sharedKey in plain, for the simulator inside this process only
 * @param inboundKey likewise; empty when the simulator signs with the shared key too
 */
public record SimulatorSnapKeys(
        Supplier<PublicKey> merchantKey,
        Supplier<PrivateKey> dokuKey,
        String sharedKey,
        String inboundKey) {

    /** Verifies the merchant's requests for a token. */
    public PublicKey merchantPublicKey() {
        return merchantKey.get();
    }

    /** Whether the simulator can sign as DOKU; makes no key. */
    public boolean canCallTheMerchant() {
        return dokuKey != null;
    }

    /** Signs as DOKU; empty when the merchant was given the public key of another DOKU. */
    public Optional<PrivateKey> dokuPrivateKey() {
        return Optional.ofNullable(dokuKey).map(Supplier::get);
    }

    @Override
    public String toString() {
        return "SimulatorSnapKeys";
    }
}
