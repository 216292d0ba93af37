package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Calls merchants within a time: signs notifications in either scheme, posts them and reads the
 * answer.
 */
final class Courier {

    private static final int CONNECTIONS = 64;
    private static final String AMOUNT = "\"amount\":";
    private static final String VALUE = "\"value\":\"";
    private static final String FORGED_SNAP = "AAAA".repeat(22);
    private static final byte[] GRANT =
            "{\"grantType\":\"client_credentials\"}".getBytes(StandardCharsets.UTF_8);

    /** What a merchant answered. */
    record Said(int status, Buffer body) {
        private static Future<Said> of(HttpClientResponse answer) {
            return answer.body().map(body -> new Said(answer.statusCode(), body));
        }

        /** A missing node for what is not JSON. */
        JsonNode json() {
            return Json.read(body.getBytes());
        }
    }

    private final SimulatorOptions options;
    private final Map<String, WireSignature> merchants;
    private final Map<String, String> snapSecrets;
    private final Duration patience;
    private volatile NotificationTarget target;
    private volatile SnapPaths snapPaths;
    private Vertx vertx;
    private HttpClient client;

    Courier(SimulatorOptions options, Map<String, WireSignature> merchants, Duration patience) {
        this.options = options;
        this.merchants = merchants;
        this.snapSecrets = SnapMerchant.callingSecrets(options);
        this.patience = patience;
        this.target = options.notificationTarget();
    }

    /** A connection for each: one that was kept might be gone when it is needed again. */
    void begin(Vertx started) {
        vertx = started;
        client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setKeepAlive(false)
                                .setMaxPoolSize(CONNECTIONS)
                                .setConnectTimeout((int) patience.toMillis()));
    }

    /** From the next try on; null: nobody is told anything in the older scheme. */
    void notifyAt(NotificationTarget other) {
        target = other;
    }

    /** Where what becomes of this payment is told; null: nowhere. */
    NotificationTarget target(PaymentPage page) {
        SnapPaths paths = snapPaths;
        return page.snap() == null ? target : paths == null ? null : paths.at(page.channel());
    }

    /** From the next call on; null: merchants are not called in SNAP's scheme. */
    void callSnapAt(SnapPaths other) {
        snapPaths = other;
    }

    /** Null while merchants are not called in SNAP's scheme. */
    SnapPaths snapPaths() {
        return snapPaths;
    }

    /**
     * @param requestId that of the notification, or another one
     * @param fault null when it is sent as it should be
     * @return the status answered; fails when there is no whole answer in time
     */
    Future<Integer> post(Notification notification, String requestId, Fault fault) {
        NotificationTarget target = target(notification.page);
        byte[] body = notification.body;
        String clientId = notification.page.origin().clientId();
        if (notification.page.snap() != null) {
            return callSnap(target, clientId, requestId, body, fault).map(Said::status);
        }
        String at = options.clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        String path = target.signedTarget();
        String signature =
                merchants.get(clientId).of("Request", clientId, requestId, at, path, body);
        RequestOptions call =
                target.call()
                        .putHeader("Client-Id", clientId)
                        .putHeader("Request-Id", requestId)
                        .putHeader("Request-Timestamp", at)
                        .putHeader(
                                ReplySigner.SIGNATURE,
                                fault == Fault.NOTIFY_FORGE ? ReplySigner.FORGED : signature);
        return send(call, sent(body, fault)).map(Said::status);
    }

    /**
     * Gets a token from the merchant, then says or asks what it has to.
     *
     * @param fault null when it is sent as it should be
     */
    Future<Said> callSnap(
            NotificationTarget target, String clientId, String id, byte[] body, Fault fault) {
        PrivateKey key = dokuKey(clientId);
        SnapPaths known = snapPaths;
        if (key == null || known == null) {
            return Future.failedFuture("the simulator has no key to ask this merchant for a token");
        }
        return token(known.target(known.token()), clientId, key)
                .compose(token -> callSnap(target, clientId, id, body, fault, token));
    }

    private Future<Said> callSnap(
            NotificationTarget target,
            String clientId,
            String id,
            byte[] body,
            Fault fault,
            String token) {
        String at = SnapTime.of(options.clock.instant());
        String secret = snapSecrets.get(clientId);
        String path = target.signedTarget();
        String signature = SnapSignature.ofCall(secret, "POST", path, token, body, at);
        RequestOptions call =
                target.call()
                        .putHeader("X-PARTNER-ID", clientId)
                        .putHeader("X-EXTERNAL-ID", id)
                        .putHeader("X-TIMESTAMP", at)
                        .putHeader(
                                "X-SIGNATURE",
                                fault == Fault.NOTIFY_FORGE ? FORGED_SNAP : signature)
                        .putHeader("CHANNEL-ID", "H2H")
                        .putHeader("Authorization", "Bearer " + token);
        return send(call, sent(body, fault));
    }

    /** With which a merchant is asked for a token; null: it is not notified. */
    private PrivateKey dokuKey(String clientId) {
        SnapMerchant merchant = options.snapMerchants.get(clientId);
        return merchant == null || merchant.dokuKey() == null
                ? options.snapPrivateKey
                : merchant.dokuKey().get();
    }

    private Future<String> token(NotificationTarget target, String clientId, PrivateKey key) {
        String at = SnapTime.of(options.clock.instant());
        RequestOptions call =
                target.call()
                        .putHeader("X-CLIENT-KEY", clientId)
                        .putHeader("X-TIMESTAMP", at)
                        .putHeader("X-SIGNATURE", SnapSignature.ofToken(key, clientId, at));
        return send(call, GRANT)
                .map(
                        said -> {
                            String token = said.json().path("accessToken").asText("");
                            if (token.isEmpty()) {
                                throw new IllegalStateException(
                                        "the merchant gave no token: HTTP " + said.status());
                            }
                            return token;
                        });
    }

    private Future<Said> send(RequestOptions call, byte[] body) {
        return client.request(call)
                .compose(
                        request -> {
                            // It is told by the answer that does not come.
                            request.connection().exceptionHandler(e -> {});
                            long timer = vertx.setTimer(patience.toMillis(), t -> request.reset());
                            return request.send(Buffer.buffer(body))
                                    .compose(Said::of)
                                    .onComplete(answered -> vertx.cancelTimer(timer));
                        });
    }

    /** What travels: as it was signed, or JSON as before, over another amount. */
    private static byte[] sent(byte[] body, Fault fault) {
        if (fault != Fault.NOTIFY_FORGE_BODY) {
            return body;
        }
        String text = new String(body, StandardCharsets.UTF_8);
        String before = text.contains(VALUE) ? VALUE : AMOUNT;
        int digit = text.indexOf(before) + before.length();
        char other = text.charAt(digit) == '9' ? '1' : (char) (text.charAt(digit) + 1);
        return (text.substring(0, digit) + other + text.substring(digit + 1))
                .getBytes(StandardCharsets.UTF_8);
    }
}
