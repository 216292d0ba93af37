package io.github.dokucamel.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
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

    private final List<HmacSha256> hmacs;

    /**
     * @param secrets the current secret and, while keys are being changed, the previous one; at
     *     least one
     */
    public Verifier(List<Secret> secrets) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("a verifier needs at least one secret");
        }
        this.hmacs = secrets.stream().map(HmacSha256::new).toList();
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
        byte[] given = decode(header);
        boolean holds = false;
        for (HmacSha256 hmac : hmacs) {
            holds |= MessageDigest.isEqual(hmac.of(signed), given);
        }
        return holds;
    }

    private static byte[] decode(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw new InvalidSignatureException("Signature is missing");
        }
        if (!header.startsWith(HmacSha256.PREFIX)) {
            throw new InvalidSignatureException(
                    "Signature does not start with " + HmacSha256.PREFIX);
        }
        String base64 = header.substring(HmacSha256.PREFIX.length());
        byte[] mac;
        try {
            mac = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // The cause is left out: it quotes the text.
            throw new InvalidSignatureException("Signature is not Base64");
        }
        if (mac.length != HmacSha256.LENGTH) {
            throw new InvalidSignatureException(
                    "Signature is %d bytes long, not %d".formatted(mac.length, HmacSha256.LENGTH));
        }
        // The JDK ignores the unused bits of the last character.
        String canonical = Base64.getEncoder().encodeToString(mac);
        if (!base64.equals(canonical) && !(base64 + "=").equals(canonical)) {
            throw new InvalidSignatureException("Signature is not canonical Base64");
        }
        return mac;
    }
}
