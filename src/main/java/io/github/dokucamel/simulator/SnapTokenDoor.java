package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.simulator.SnapTokens.Kind;
import java.time.Instant;

/**
 * Hands out access tokens to those who sign for them with the key that DOKU knows of them. A
 * merchant without a key gets none.
 */
record SnapTokenDoor(SimulatorOptions options, SnapTokens tokens) {

    /**
     * @throws Refused the first thing wrong with the headers
     */
    void check(ReceivedRequest request) {
        String clientId = SnapCheck.require(request, "X-CLIENT-KEY");
        SnapMerchant merchant = options.snapMerchants.get(clientId);
        boolean isKnown = options.merchants.containsKey(clientId) && merchant != null;
        String signature = SnapCheck.signature(request, isKnown, options.clock);
        String timestamp = request.single("X-TIMESTAMP");
        if (!SnapSignature.holds(merchant.publicKey().get(), clientId, timestamp, signature)) {
            throw SnapAnswer.unauthorized(request.path(), "Signature");
        }
    }

    /** For a request that was not refused and whose body is as the catalogue wants it. */
    Answer answer(ReceivedRequest request, JsonNode body) {
        String clientId = request.single("X-CLIENT-KEY");
        ObjectNode members = Json.object();
        if (SnapService.of(request.path()) == SnapService.TOKEN_B2B) {
            members.put("accessToken", tokens.handOut(Kind.MERCHANT, clientId))
                    .put("tokenType", "Bearer")
                    .put("expiresIn", tokens.life().toSeconds())
                    .put("additionalInfo", "");
            return SnapAnswer.done(request.path(), members);
        }
        boolean renews = body.path("grantType").asText().equals("refresh_token");
        String proof = renews ? "refreshToken" : "authCode";
        String given = body.path(proof).asText("");
        if (given.isBlank()) {
            throw SnapAnswer.missing(request.path(), proof);
        }
        // Any other text passes for an authorisation: who agreed to what is not simulated.
        if (renews && tokens.standing(Kind.REFRESH, clientId, given) != SnapTokens.Standing.LIVE) {
            throw SnapAnswer.unauthorized(request.path(), "Invalid refreshToken");
        }
        Instant end = options.clock.instant().plus(tokens.life());
        members.put("accessToken", tokens.handOut(Kind.CUSTOMER, clientId))
                .put("tokenType", "Bearer")
                .put("accessTokenExpiryTime", SnapTime.of(end))
                .put("refreshToken", tokens.handOut(Kind.REFRESH, clientId))
                .put("refreshTokenExpiryTime", SnapTime.of(end.plus(SnapTokens.REFRESH)))
                .putObject("additionalInfo");
        return SnapAnswer.done(request.path(), members);
    }
}
