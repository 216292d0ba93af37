package io.github.dokucamel.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * DOKU's side of the signature, written a second time on purpose: were it shared with the sender, a
 * mistake in it would verify itself.
 */
final class WireSignature {

    private final String secretKey;

    WireSignature(String secretKey) {
        this.secretKey = secretKey;
    }

    static boolean same(String expected, String header) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.ISO_8859_1),
                header.getBytes(StandardCharsets.ISO_8859_1));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    /** In Base64. */
    static String hmac(String algorithm, String secretKey, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), algorithm));
            byte[] sum = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + algorithm, e);
        }
    }

    /**
     * @param kind Request for what a merchant sends and for DOKU's notifications, Response for
     *     DOKU's answers
     * @param body null where there is none to digest (GET)
     */
    String of(
            String kind, String clientId, String requestId, String at, String target, byte[] body) {
        StringBuilder lines = new StringBuilder(256);
        lines.append("Client-Id:").append(clientId);
        lines.append("\nRequest-Id:").append(requestId);
        lines.append('\n').append(kind).append("-Timestamp:").append(at);
        lines.append("\nRequest-Target:").append(target);
        if (body != null) {
            lines.append("\nDigest:").append(Base64.getEncoder().encodeToString(sha256(body)));
        }
        return "HMACSHA256=" + hmac("HmacSHA256", secretKey, lines.toString());
    }
}
