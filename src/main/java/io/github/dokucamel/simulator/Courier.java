package io.github.dokucamel.simulator;

import io.github.dokucamel.simulator.SnapCourier.Said;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Signs notifications, posts them and reads the status of the answer, within a time. */
final class Courier {

    private static final int CONNECTIONS = 64;
    private static final String AMOUNT = "\"amount\":";

    private static final String VALUE = "\"value\":\"";

    private final Map<String, WireSignature> merchants;
    private final SnapCourier snap;
    private final Clock clock;
    private final Duration patience;
    private Vertx vertx;
    private HttpClient client;

    Courier(
            Map<String, WireSignature> merchants,
            SnapCourier snap,
            Clock clock,
            Duration patience) {
        this.merchants = merchants;
        this.snap = snap;
        this.clock = clock;
        this.patience = patience;
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

    /**
     * @param requestId that of the notification, or another one
     * @param fault null when it is sent as it should be
     * @return the status answered; fails when there is no whole answer in time
     */
    Future<Integer> post(
            NotificationTarget target, Notification notification, String requestId, Fault fault) {
        byte[] body = notification.body();
        String clientId = notification.page().clientId();
        byte[] sent = fault == Fault.NOTIFY_FORGE_BODY ? changed(body) : body;
        if (notification.page().snap() != null) {
            return snap.call(this::say, target, clientId, requestId, body, sent, fault)
                    .map(Said::status);
        }
        String at = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        String signature =
                fault == Fault.NOTIFY_FORGE
                        ? ReplySigner.FORGED
                        : merchants
                                .get(clientId)
                                .ofRequest(clientId, requestId, at, target.signedTarget(), body);
        RequestOptions call =
                target.call()
                        .putHeader("Client-Id", clientId)
                        .putHeader("Request-Id", requestId)
                        .putHeader("Request-Timestamp", at)
                        .putHeader(ReplySigner.SIGNATURE, signature);
        return say(call, sent).map(Said::status);
    }

    /** With the answer, as soon as it is there as a whole. */
    Future<Said> say(RequestOptions call, byte[] body) {
        return client.request(call).compose(request -> send(request, body));
    }

    private Future<Said> send(HttpClientRequest request, byte[] body) {
        // It is told by the answer that does not come.
        request.connection().exceptionHandler(e -> {});
        long timer = vertx.setTimer(patience.toMillis(), fired -> request.reset());
        return request.send(Buffer.buffer(body))
                .compose(answer -> answer.body().map(read -> new Said(answer.statusCode(), read)))
                .onComplete(answered -> vertx.cancelTimer(timer));
    }

    /** JSON as before, over another amount. */
    private static byte[] changed(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        String before = text.contains(VALUE) ? VALUE : AMOUNT;
        int digit = text.indexOf(before) + before.length();
        char other = text.charAt(digit) == '9' ? '1' : (char) (text.charAt(digit) + 1);
        return (text.substring(0, digit) + other + text.substring(digit + 1))
                .getBytes(StandardCharsets.UTF_8);
    }
}
