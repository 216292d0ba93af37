package io.github.dokucamel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** DOKU as it calls a merchant by SNAP, signed by means of the JDK alone. */
public final class DokuSnap {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

    private DokuSnap() {}

    public static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    /** A PEM file, as a deployer has it. */
    public static Path file(Path directory, String name, Key key) throws IOException {
        String kind = key instanceof PrivateKey ? "PRIVATE KEY" : "PUBLIC KEY";
        String base64 =
                Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        String pem = "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
        return Files.writeString(directory.resolve(name), pem);
    }

    public static String timestamp(Instant at) {
        return TIMESTAMP.format(at.atOffset(ZoneOffset.ofHours(7)));
    }

    /** A request for a token. */
    public static NotificationCall tokenRequest(
            String path, String clientId, PrivateKey key, Instant at) {
        String timestamp = timestamp(at);
        return call(
                path,
                "{\"grantType\":\"client_credentials\"}",
                List.of(
                        Map.entry("X-CLIENT-KEY", clientId),
                        Map.entry("X-TIMESTAMP", timestamp),
                        Map.entry("X-SIGNATURE", rsa(key, clientId + "|" + timestamp))));
    }

    /** @param signed what is signed of the body; JSON without white space as a rule */
    public static NotificationCall call(
            String path, String clientId, String key, String token, String body, String signed) {
        String timestamp = timestamp(Instant.now());
        return call(
                path,
                body,
                List.of(
                        Map.entry("X-PARTNER-ID", clientId),
                        Map.entry("X-EXTERNAL-ID", UUID.randomUUID().toString()),
                        Map.entry("X-TIMESTAMP", timestamp),
                        Map.entry("Authorization", "Bearer " + token),
                        Map.entry(
                                "X-SIGNATURE",
                                hmac(key, components(path, token, signed, timestamp)))));
    }

    private static NotificationCall call(
            String path, String body, List<Map.Entry<String, String>> headers) {
        List<Map.Entry<String, String>> all = new ArrayList<>(headers);
        all.add(Map.entry("Content-Type", "application/json"));
        return new NotificationCall(path, all, body.getBytes(UTF_8));
    }

    public static String components(String path, String token, String body, String timestamp) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8));
            return "POST:%s:%s:%s:%s"
                    .formatted(path, token, HexFormat.of().formatHex(digest), timestamp);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA512"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String rsa(PrivateKey key, String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
