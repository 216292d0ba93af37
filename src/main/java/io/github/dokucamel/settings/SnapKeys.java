package io.github.dokucamel.settings;

import io.github.dokucamel.signature.Secret;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What one merchant signs with in SNAP, and what verifies DOKU's requests to it. */
public final class SnapKeys {

    private final Supplier<PrivateKey> privateKey;
    private final Supplier<PublicKey> dokuPublicKey;
    private final Secret sharedKey;
    private final Secret previousSharedKey;

    /**
     * @param dokuPublicKey null when there is none
     * @param previousSharedKey null when there is none
     */
    SnapKeys(
            Supplier<PrivateKey> privateKey,
            Supplier<PublicKey> dokuPublicKey,
            Secret sharedKey,
            Secret previousSharedKey) {
        this.privateKey = privateKey;
        this.dokuPublicKey = dokuPublicKey;
        this.sharedKey = sharedKey;
        this.previousSharedKey = previousSharedKey;
    }

    /** Signs requests for a token. With the embedded simulator it may be made at the first call. */
    public PrivateKey privateKey() {
        return privateKey.get();
    }

    /** Verifies DOKU's requests for a token. */
    public Optional<PublicKey> dokuPublicKey() {
        return Optional.ofNullable(dokuPublicKey).map(Supplier::get);
    }

    /** Whether DOKU can call this merchant too; makes no key. */
    public boolean bothWays() {
        return dokuPublicKey != null;
    }

    /** Signs every other request. */
    public Secret sharedKey() {
        return sharedKey;
    }

    /** What verifies DOKU's other requests, the present key first. */
    public List<Secret> verifyingSharedKeys() {
        return previousSharedKey == null
                ? List.of(sharedKey)
                : List.of(sharedKey, previousSharedKey);
    }
}
