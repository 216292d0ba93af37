package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
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

    record Said(int status, Buffer body) {
        /** A missing node for what is not JSON. */
        JsonNode json() {
            return Json.read(body.getBytes());
        }
    }

    private final SimulatorOptions options;
    private final Map<String, String> secrets;
    private volatile SnapPaths paths;

    SnapCourier(SimulatorOptions options) {
        this.options = options;
        this.secrets = options.snapSecrets();
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
                            String at = SnapTime.of(options.clock.instant());
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
                                    target.call()
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
        String at = SnapTime.of(options.clock.instant());
        RequestOptions call =
                target.call()
                        .putHeader("X-CLIENT-KEY", clientId)
                        .putHeader("X-TIMESTAMP", at)
                        .putHeader("X-SIGNATURE", SnapSignature.ofToken(key, clientId, at));
        return post.post(call, GRANT)
                .compose(
                        said -> {
                            String token = said.json().path("accessToken").asText("");
                            return token.isEmpty()
                                    ? Future.failedFuture(
                                            "the merchant gave no token: HTTP " + said.status())
                                    : Future.succeededFuture(token);
                        });
    }
}
