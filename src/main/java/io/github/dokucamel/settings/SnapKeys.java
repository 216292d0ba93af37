package io.github.dokucamel.settings;

import io.github.dokucamel.signature.Secret;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one merchant signs with in SNAP, and what verifies DOKU's requests to it.
 *
 * @param dokuKey null when there is none
 * @param sharedKey signs every request but those for a token
 * @param previousSharedKey null when there is none
 * @param inboundKey signs DOKU's requests instead of the shared key; null when that does
 */
public record SnapKeys(
        Supplier<PrivateKey> ownKey,
        Supplier<PublicKey> dokuKey,
        Secret sharedKey,
        Secret previousSharedKey,
        Secret inboundKey) {

    /** Signs requests for a token. With the embedded simulator it may be made at the first call. */
    public PrivateKey privateKey() {
        return ownKey.get();
    }

    /** Verifies DOKU's requests for a token. */
    public Optional<PublicKey> dokuPublicKey() {
        return Optional.ofNullable(dokuKey).map(Supplier::get);
    }

    /** Whether DOKU can call this merchant too; makes no key. */
    public boolean bothWays() {
        return dokuKey != null;
    }

    /** What verifies DOKU's other requests, the present key first. */
    public List<Secret> verifyingSharedKeys() {
        if (inboundKey != null) {
            return List.of(inboundKey);
        }
        return previousSharedKey == null
                ? List.of(sharedKey)
                : List.of(sharedKey, previousSharedKey);
    }
}
