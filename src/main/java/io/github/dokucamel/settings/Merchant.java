package io.github.dokucamel.settings;

import io.github.dokucamel.signature.Secret;
import java.util.List;
import java.util.Optional;

/**
 * One DOKU account.
 *
 * @param alias the name orders use in {@code merchant}
 * @param clientId DOKU's Client-Id, e.g. {@code BRN-0000-0000000000000}
 * @param secretKey signs what we send
 * @param previousSecretKey still verifies what DOKU signed before a change; null when there is none
 * @param snapKeys null when it has none: SNAP operations are not for it
 */
public record Merchant(
        String alias,
        String clientId,
        Secret secretKey,
        Secret previousSecretKey,
        SnapKeys snapKeys) {

    public Optional<SnapKeys> snap() {
        return Optional.ofNullable(snapKeys);
    }

    /** The secrets that verify, the present one first. */
    public List<Secret> verifyingSecrets() {
        return previousSecretKey == null
                ? List.of(secretKey)
                : List.of(secretKey, previousSecretKey);
    }
}
