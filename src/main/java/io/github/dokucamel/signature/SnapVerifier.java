package io.github.dokucamel.signature;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verifies SNAP requests that DOKU signed. Immutable and safe to share between threads.
 *
 * <p>Signatures are compared as bytes in constant time; only canonical Base64 is one, so that a
 * signature has one spelling. The body counts as it came, without the white space between its
 * tokens; if that does not hold, as a JSON writer would put it that escapes only what it has to:
 * what DOKU sends and what it digests may differ in their escapes. Both mean the same.
 */
public final class SnapVerifier {

    /** Bytes of an X-SIGNATURE. */
    private static final int LENGTH = 64;

    private final List<Hmac> hmacs;

    /** @param sharedKeys the present one and, while keys are being changed, the previous one */
    public SnapVerifier(List<Secret> sharedKeys) {
        if (sharedKeys.isEmpty()) {
            throw new IllegalArgumentException("a verifier needs at least one shared key");
        }
        this.hmacs =
                sharedKeys.stream().map(key -> new Hmac(SnapSigner.ALGORITHM, key.utf8())).toList();
    }

    /** The same of a request as it arrived, whose path is ours as it was called. */
    public void verify(ReceivedSnap call) {
        verify(
                call.method(),
                call.path(),
                call.token(),
                call.body(),
                call.timestamp(),
                call.signature());
    }

    /**
     * Returns when the signature holds under one of the keys.
     *
     * @param path our path as DOKU called it, before any rewriting by a proxy
     * @param token the presented one, without {@code Bearer}
     * @param body the raw bytes received; may be empty
     * @param timestamp the header {@code X-TIMESTAMP} as received
     * @param signature the header {@code X-SIGNATURE} as received; null when there was none
     * @throws InvalidSignatureException a component is missing or malformed, the signature is none,
     *     or it was made from other components or with another key
     */
    public void verify(
            String method,
            String path,
            String token,
            byte[] body,
            String timestamp,
            @Nullable String signature) {
        byte[] given = CanonicalBase64.decode("X-SIGNATURE", signature, LENGTH);
        byte[] minified = JsonSpelling.compact(body);
        try {
            if (holds(SnapComponents.ofMinified(method, path, token, minified, timestamp), given)) {
                return;
            }
            byte[] plain = JsonEscapes.plain(minified);
            if (!Arrays.equals(plain, minified)
                    && holds(
                            SnapComponents.ofMinified(method, path, token, plain, timestamp),
                            given)) {
                return;
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidSignatureException("X-SIGNATURE cannot hold: " + e.getMessage());
        }
        throw new InvalidSignatureException(
                "X-SIGNATURE does not match: the method, the path, the token, the body, the"
                        + " timestamp or the key differs");
    }

    private boolean holds(SnapComponents components, byte[] given) {
        return Hmac.isOfAny(hmacs, components.utf8(), given);
    }
}
