package io.github.dokucamel.signature;

import java.security.PublicKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Verifies requests for a SNAP token. Immutable and safe to share between threads. */
public final class TokenVerifier {

    private final PublicKey key;

    /** @param key of who asks for the token */
    public TokenVerifier(PublicKey key) {
        this.key = Objects.requireNonNull(key, "key");
    }

    /**
     * Returns when the signature holds. The age of the timestamp is not judged.
     *
     * @param clientId the header {@code X-CLIENT-KEY} as received
     * @param timestamp the header {@code X-TIMESTAMP} as received
     * @param signature the header {@code X-SIGNATURE} as received; null when there was none
     * @throws InvalidSignatureException it does not, or one of the three is missing or malformed
     */
    public void verify(String clientId, String timestamp, @Nullable String signature) {
        byte[] given = CanonicalBase64.decode("X-SIGNATURE", signature, 0);
        String text;
        try {
            text = TokenComponents.of(clientId, timestamp);
        } catch (IllegalArgumentException e) {
            throw new InvalidSignatureException("X-SIGNATURE cannot hold: " + e.getMessage());
        }
        if (!RsaSha256.holds(key, text, given)) {
            throw new InvalidSignatureException(
                    "X-SIGNATURE does not match: X-CLIENT-KEY, X-TIMESTAMP or the key differs");
        }
    }
}
