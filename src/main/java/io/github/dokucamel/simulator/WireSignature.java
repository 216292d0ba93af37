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

    private final SecretKeySpec key;

    WireSignature(String secretKey) {
        this.key = new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
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

    /**
     * Of what a merchant sends, and of DOKU's notifications.
     *
     * @param body null where there is none to digest (GET)
     */
    String ofRequest(
            String clientId, String requestId, String timestamp, String target, byte[] body) {
        return sign("Request-Timestamp:" + timestamp, clientId, requestId, target, body);
    }

    String ofAnswer(
            String clientId, String requestId, String timestamp, String target, byte[] body) {
        return sign("Response-Timestamp:" + timestamp, clientId, requestId, target, body);
    }

    private String sign(
            String timestamp, String clientId, String requestId, String target, byte[] body) {
        StringBuilder lines = new StringBuilder(256);
        lines.append("Client-Id:").append(clientId);
        lines.append("\nRequest-Id:").append(requestId);
        lines.append('\n').append(timestamp);
        lines.append("\nRequest-Target:").append(target);
        Base64.Encoder base64 = Base64.getEncoder();
        if (body != null) {
            lines.append("\nDigest:").append(base64.encodeToString(sha256(body)));
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] signed = mac.doFinal(lines.toString().getBytes(StandardCharsets.UTF_8));
            return "HMACSHA256=" + base64.encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no HmacSHA256", e);
        }
    }
}
