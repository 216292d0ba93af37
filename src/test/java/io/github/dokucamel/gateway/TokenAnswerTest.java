package io.github.dokucamel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Tokens.Token;
import io.github.dokucamel.order.OrderJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAnswerTest {

    private static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");

    private static Token read(String accessUntil, String refreshUntil) throws IOException {
        String json =
                """
                {"accessToken":"a","accessTokenExpiryTime":"%s",
                 "refreshToken":"r","refreshTokenExpiryTime":"%s"}"""
                        .formatted(accessUntil, refreshUntil);
        return TokenAnswer.read(OrderJson.read(json.getBytes(StandardCharsets.UTF_8)), NOW)
                .orElseThrow();
    }

    @Test
    void aTokenLivesAsLongAsDokuSays() throws IOException {
        Token token = read("2026-11-30T07:15:00+07:00", "2026-12-15T07:15:00+07:00");
        assertEquals(Instant.parse("2026-11-30T00:15:00Z").toEpochMilli(), token.expiresAt());
        assertEquals(Instant.parse("2026-12-15T00:15:00Z").toEpochMilli(), token.refreshUntil());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9999-12-31T23:59:59+07:00",
                "9999-12-31T23:59:59-18:00",
                "+10000-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59-18:00"
            })
    void noTokenLivesForEverOrOverflows(String far) throws IOException {
        Token token = read(far, far);
        assertTrue(token.expiresAt() > NOW.toEpochMilli());
        assertTrue(token.expiresAt() <= NOW.plus(Duration.ofDays(1)).toEpochMilli());
        assertTrue(token.refreshUntil() <= NOW.plus(Duration.ofDays(3_650)).toEpochMilli());
    }
}
