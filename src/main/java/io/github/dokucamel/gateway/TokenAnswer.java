package io.github.dokucamel.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.ledger.Tokens.Token;
import io.github.dokucamel.signature.SnapTimestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The token in DOKU's answer, of either kind. */
public final class TokenAnswer {

    /** What DOKU's libraries assume when the answer does not say. */
    private static final long USUAL_SECONDS = 890;

    /** Whatever the answer says: a token that is never live would be fetched again and again. */
    private static final long LEAST_SECONDS = 5;

    private static final long MOST_SECONDS = 86_400;

    /** However long a refresh token is said to bring new ones: no token is kept for 8,000 years. */
    private static final Duration MOST_REFRESHED = Duration.ofDays(3_650);

    private static final int LONGEST_TOKEN = 8_192;

    private TokenAnswer() {}

    /** Empty when the body holds none. */
    public static Optional<Token> read(JsonNode body, Instant now) {
        String access = token(body, "accessToken");
        if (access == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Token(
                        access,
                        Math.max(
                                expiry(body, now).toEpochMilli(),
                                now.plusSeconds(LEAST_SECONDS).toEpochMilli()),
                        token(body, "refreshToken"),
                        earlier(
                                        instant(body, "refreshTokenExpiryTime", Instant.EPOCH),
                                        now.plus(MOST_REFRESHED))
                                .toEpochMilli()));
    }

    private static Instant expiry(JsonNode body, Instant now) {
        String seconds = body.path("expiresIn").asText("");
        if (seconds.matches("[0-9]{1,9}")) {
            return now.plusSeconds(Math.min(MOST_SECONDS, Long.parseLong(seconds)));
        }
        return earlier(
                instant(body, "accessTokenExpiryTime", now.plusSeconds(USUAL_SECONDS)),
                now.plusSeconds(MOST_SECONDS));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant instant(JsonNode body, String name, Instant otherwise) {
        try {
            return SnapTimestamp.parse(body.path(name).asText(""));
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }

    /** Null when there is none that could stand in a header. */
    private static String token(JsonNode body, String name) {
        String text = body.path(name).asText("");
        return text.length() <= LONGEST_TOKEN && text.matches("[\\x21-\\x7e]+") ? text : null;
    }
}
