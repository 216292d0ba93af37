package io.github.dokucamel.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;

/** DOKU's side of SNAP's two signatures, written a second time on purpose, as {@link WireSignature}. */
final class SnapSignature {

    private SnapSignature() {}

    /** Whether a request for a token is signed by the owner of this key. */
    static boolean holds(PublicKey key, String clientId, String at, String header) {
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initVerify(key);
            rsa.update((clientId + "|" + at).getBytes(StandardCharsets.UTF_8));
            return rsa.verify(Base64.getDecoder().decode(header));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    static String ofToken(PrivateKey key, String clientId, String at) {
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initSign(key);
            rsa.update((clientId + "|" + at).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(rsa.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the simulator's RSA key cannot sign", e);
        }
    }

    /**
     * @param target path, with the query if there is one
     */
    static String ofCall(
            String secret, String method, String target, String token, byte[] body, String at) {
        return ofBytes(secret, method, target, token, minified(body), at);
    }

    /** Over any spelling of the same JSON, or the body with its blanks. */
    static boolean isNearly(
            String secret,
            String method,
            String target,
            String token,
            byte[] body,
            String at,
            String given) {
        return Stream.concat(Stream.of(body), Spellings.of(body).stream())
                .map(spelled -> ofBytes(secret, method, target, token, spelled, at))
                .anyMatch(expected -> WireSignature.same(expected, given));
    }

    private static String ofBytes(
            String secret, String method, String target, String token, byte[] bytes, String at) {
        String digest = HexFormat.of().formatHex(WireSignature.sha256(bytes));
        String signed = String.join(":", method, target, token, digest, at);
        return WireSignature.hmac("HmacSHA512", secret, signed);
    }

    /** Without the blanks outside of texts; nothing else changes. */
    static byte[] minified(byte[] json) {
        byte[] kept = new byte[json.length];
        int length = 0;
        boolean inText = false;
        boolean escaped = false;
        for (byte one : json) {
            boolean blank = one == ' ' || one == '\t' || one == '\n' || one == '\r';
            if (inText || !blank) {
                kept[length++] = one;
            }
            if (one == '"' && !escaped) {
                inText = !inText;
            }
            escaped = inText && !escaped && one == '\\';
        }
        return Arrays.copyOf(kept, length);
    }
}
