package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.Map;

/** Calls merchants in SNAP's scheme: gets a token from them, then says or asks what it has to. */
final class SnapCourier {

    private static final String FORGED = "AAAA".repeat(22);
    private static final byte[] GRANT =
            "{\"grantType\":\"client_credentials\"}".getBytes(StandardCharsets.UTF_8);

    /** Posts within the time that is left for it. */
    interface Post {
        Future<Said> post(RequestOptions call, byte[] body);
    }

    record Said(int status, Buffer body) {}

    private final ObjectMapper json = new ObjectMapper();
    private final SnapOptions options;
    private final Map<String, String> secrets;
    private final Clock clock;
    private volatile SnapPaths paths;

    /**
     * @param secretKeys of all merchants
     */
    SnapCourier(SnapOptions options, Map<String, String> secretKeys, Clock clock) {
        this.options = options;
        this.secrets = options.secrets(secretKeys);
        this.clock = clock;
    }

    /** From the next call on; null: merchants are not called. */
    void notifyAt(SnapPaths other) {
        paths = other;
    }

    /** Null while merchants are not called. */
    SnapPaths paths() {
        return paths;
    }

    /**
     * @param fault null when it is sent as it should be
     * @param sent what travels of it
     */
    Future<Said> call(
            Post post,
            NotificationTarget target,
            String clientId,
            String externalId,
            byte[] body,
            byte[] sent,
            Fault fault) {
        PrivateKey key = options.dokuKey(clientId);
        SnapPaths known = paths;
        if (key == null || known == null) {
            return Future.failedFuture("the simulator has no key to ask this merchant for a token");
        }
        return token(post, known.target(known.token()), clientId, key)
                .compose(
                        token -> {
                            String at = SnapTime.of(clock.instant());
                            String signature =
                                    fault == Fault.NOTIFY_FORGE
                                            ? FORGED
                                            : SnapSignature.ofCall(
                                                    secrets.get(clientId),
                                                    "POST",
                                                    target.signedTarget(),
                                                    token,
                                                    body,
                                                    at);
                            RequestOptions call =
                                    to(target)
                                            .putHeader("X-PARTNER-ID", clientId)
                                            .putHeader("X-EXTERNAL-ID", externalId)
                                            .putHeader("X-TIMESTAMP", at)
                                            .putHeader("X-SIGNATURE", signature)
                                            .putHeader("CHANNEL-ID", "H2H")
                                            .putHeader("Authorization", "Bearer " + token);
                            return post.post(call, sent);
                        });
    }

    private Future<String> token(
            Post post, NotificationTarget target, String clientId, PrivateKey key) {
        String at = SnapTime.of(clock.instant());
        RequestOptions call =
                to(target)
                        .putHeader("X-CLIENT-KEY", clientId)
                        .putHeader("X-TIMESTAMP", at)
                        .putHeader("X-SIGNATURE", SnapSignature.ofToken(key, clientId, at));
        return post.post(call, GRANT)
                .compose(
                        said -> {
                            String token = read(said.body()).path("accessToken").asText("");
                            return token.isEmpty()
                                    ? Future.failedFuture(
                                            "the merchant gave no token: HTTP " + said.status())
                                    : Future.succeededFuture(token);
                        });
    }

    private static RequestOptions to(NotificationTarget target) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(target.host())
                .setPort(target.port())
                .setURI(target.path())
                .putHeader("Content-Type", Answer.JSON);
    }

    /** A missing node for what is not JSON. */
    JsonNode read(Buffer body) {
        try {
            return json.readTree(body.getBytes());
        } catch (IOException e) {
            return json.missingNode();
        }
    }
}
