package io.github.dokucamel.crash;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** DOKU's side of the signature, written from its documentation and from nothing of ours. */
final class SignatureCheck {

    static final String CLIENT_ID = "BRN-0242-1700000000001";
    static final String SECRET_KEY = "SK-crash-matrix-0123456789";
    private static final String PAYMENT_PAGE = "/credit-card/v1/payment-page";
    private static final String STATUS = "/orders/v1/status/";

    /** What is wrong with a request; null when nothing is. */
    String wrong(WireRequest request) {
        for (String name :
                List.of("Client-Id", "Request-Id", "Request-Timestamp", "Signature", "Host")) {
            if (request.only(name) == null) {
                return name + " is missing or given twice";
            }
        }
        boolean post = request.method().equals("POST");
        if (post ? !request.target().equals(PAYMENT_PAGE) : !request.target().startsWith(STATUS)) {
            return "nothing is served there";
        }
        if (post && !"application/json".equals(request.only("Content-Type"))) {
            return "Content-Type is " + request.only("Content-Type");
        }
        if (!CLIENT_ID.equals(request.only("Client-Id"))) {
            return "another Client-Id";
        }
        Instant sent = Instant.parse(request.only("Request-Timestamp"));
        if (Duration.between(sent, Instant.now()).abs().toMinutes() > 5) {
            return "signed long ago: each attempt is signed afresh";
        }
        return expected(request, post).equals(request.only("Signature"))
                ? null
                : "the signature does not hold";
    }

    private static String expected(WireRequest request, boolean withDigest) {
        String components =
                "Client-Id:"
                        + request.only("Client-Id")
                        + "\nRequest-Id:"
                        + request.only("Request-Id")
                        + "\nRequest-Timestamp:"
                        + request.only("Request-Timestamp")
                        + "\nRequest-Target:"
                        + request.target();
        if (withDigest) {
            components += "\nDigest:" + Base64.getEncoder().encodeToString(sha256(request.body()));
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "HMACSHA256="
                    + Base64.getEncoder()
                            .encodeToString(
                                    mac.doFinal(components.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
