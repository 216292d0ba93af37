package io.github.dokucamel.signature;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verifies what DOKU signed: answers, notifications, inquiries. Immutable and safe to share between
 * threads.
 *
 * <p>Signatures are compared as bytes in constant time. Missing {@code =} at the end is accepted (a
 * published sample can be read that way); any other deviation from canonical Base64 is not, so that
 * one signature has one spelling.
 */
public final class Verifier {

    private final List<Hmac> hmacs;

    /**
     * @param secrets the current secret and, while keys are being changed, the previous one; at
     *     least one
     */
    public Verifier(List<Secret> secrets) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("a verifier needs at least one secret");
        }
        this.hmacs = secrets.stream().map(Hmac::sha256).toList();
    }

    /**
     * Returns when the signature holds under one of the secrets.
     *
     * @param header the header {@code Signature} as received; null when there was none
     * @throws InvalidSignatureException missing, another scheme, not Base64, too short or too long,
     *     or made from other components or with another secret
     */
    public void verify(SignatureComponents components, @Nullable String header) {
        if (!isOver(components.text().getBytes(StandardCharsets.UTF_8), header)) {
            throw new InvalidSignatureException(
                    "Signature does not match: the body, the target, a signed header or the secret"
                            + " differs");
        }
    }

    /**
     * Whether the signature was made over exactly these bytes, whatever they say. This finds out
     * what somebody signed; it is no reason to believe it.
     *
     * @throws InvalidSignatureException the header is no signature at all
     */
    public boolean isOver(byte[] signed, @Nullable String header) {
        if (header == null || header.isBlank()) {
            throw new InvalidSignatureException("Signature is missing");
        }
        if (!header.startsWith(Signer.PREFIX)) {
            throw new InvalidSignatureException("Signature does not start with " + Signer.PREFIX);
        }
        String base64 = header.substring(Signer.PREFIX.length());
        return Hmac.isOfAny(
                hmacs, signed, CanonicalBase64.bytes("Signature", base64, Signer.LENGTH));
    }
}
