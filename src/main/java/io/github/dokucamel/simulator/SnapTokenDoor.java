package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Hands out access tokens to those who sign for them with the key that DOKU knows of them. */
final class SnapTokenDoor {

    private final Set<String> clients;
    private final Map<String, SnapMerchant> keys;
    private final SnapTokens tokens;
    private final Clock clock;

    /**
     * @param keys by Client-Id; a merchant without one gets no token
     */
    SnapTokenDoor(
            Set<String> clients, Map<String, SnapMerchant> keys, SnapTokens tokens, Clock clock) {
        this.clients = clients;
        this.keys = keys;
        this.tokens = tokens;
        this.clock = clock;
    }

    Optional<Answer> refusal(ReceivedRequest request) {
        return SnapCheck.presence(request, "X-CLIENT-KEY")
                .or(() -> SnapCheck.presence(request, "X-TIMESTAMP"))
                .or(
                        () ->
                                SnapCheck.form(
                                        request,
                                        "X-TIMESTAMP",
                                        SnapCheck.time(request).isPresent()))
                .or(() -> SnapCheck.presence(request, "X-SIGNATURE"))
                .or(() -> signature(request));
    }

    private Optional<Answer> signature(ReceivedRequest request) {
        String clientId = request.single("X-CLIENT-KEY");
        SnapMerchant merchant = keys.get(clientId);
        if (!clients.contains(clientId) || merchant == null) {
            return unauthorized(request, "Unknown Client");
        }
        if (!SnapTime.isNear(SnapCheck.time(request).orElseThrow(), clock.instant())) {
            return unauthorized(request, "Timestamp");
        }
        return SnapSignature.holds(
                        merchant.publicKey().get(),
                        clientId,
                        request.single("X-TIMESTAMP"),
                        request.single("X-SIGNATURE"))
                ? Optional.empty()
                : unauthorized(request, "Signature");
    }

    private static Optional<Answer> unauthorized(ReceivedRequest request, String reason) {
        return Optional.of(SnapAnswer.unauthorized(request.path(), reason));
    }

    /** For a request that was not refused and whose body is as the catalogue wants it. */
    Answer answer(ReceivedRequest request, JsonNode body) {
        String clientId = request.single("X-CLIENT-KEY");
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        if (SnapServices.of(request.path()).equals(SnapServices.TOKEN_B2B)) {
            members.put("accessToken", tokens.ofMerchant(clientId))
                    .put("tokenType", "Bearer")
                    .put("expiresIn", tokens.life().toSeconds())
                    .put("additionalInfo", "");
            return SnapAnswer.done(request.path(), members);
        }
        boolean renews = body.path("grantType").asText().equals("refresh_token");
        String proof = renews ? "refreshToken" : "authCode";
        String given = body.path(proof).asText("");
        if (given.isBlank()) {
            return SnapAnswer.missing(request.path(), proof);
        }
        // Any other text passes for an authorisation: who agreed to what is not simulated.
        if (renews && tokens.refresh(clientId, given) != SnapTokens.Standing.LIVE) {
            return SnapAnswer.unauthorized(request.path(), "Invalid refreshToken");
        }
        Instant end = clock.instant().plus(tokens.life());
        members.put("accessToken", tokens.ofCustomer(clientId))
                .put("tokenType", "Bearer")
                .put("accessTokenExpiryTime", SnapTime.of(end))
                .put("refreshToken", tokens.refreshing(clientId))
                .put("refreshTokenExpiryTime", SnapTime.of(end.plus(SnapTokens.REFRESH)));
        members.putObject("additionalInfo");
        return SnapAnswer.done(request.path(), members);
    }
}
