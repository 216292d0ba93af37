package io.github.dokucamel.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureComponentsTest {

    @Test
    void writesTheTimestampInWholeSecondsOfUtc() {
        assertEquals(
                "2020-08-11T08:45:42Z",
                RequestTimestamp.of(Instant.parse("2020-08-11T08:45:42.999Z")));
        assertEquals(
                "2020-08-11T08:00:00Z", RequestTimestamp.of(Instant.parse("2020-08-11T08:00:00Z")));
    }

    @Test
    void leavesTheDigestLineOutForAGet() {
        assertEquals(
                "Client-Id:c\nRequest-Id:r\nRequest-Timestamp:t\nRequest-Target:/x",
                SignatureComponents.requestWithoutBody("c", "r", "t", "/x").text());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t"})
    void refusesAMissingComponentByName(String value) {
        assertRefused("Client-Id", value, "r", "t", "/x");
        assertRefused("Request-Id", "c", value, "t", "/x");
        assertRefused("Request-Timestamp", "c", "r", value, "/x");
        assertRefused("Request-Target", "c", "r", "t", value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payment",
                "https://api.doku.com/x",
                "//api.doku.com/x",
                "/x?a=b",
                "/x#y",
                "/x\n"
            })
    void refusesATargetThatIsNotAPath(String target) {
        assertRefused("Request-Target", "c", "r", "t", target);
    }

    @Test
    void refusesABodyWithoutItsDigest() {
        assertThrows(
                IllegalArgumentException.class,
                () -> SignatureComponents.request("c", "r", "t", "/x", null));
        assertThrows(
                IllegalArgumentException.class,
                () -> SignatureComponents.response("c", "r", "t", "/x", null));
        assertThrows(IllegalArgumentException.class, () -> Digest.of(null));
    }

    private static void assertRefused(
            String name, String clientId, String requestId, String timestamp, String target) {
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                SignatureComponents.requestWithoutBody(
                                        clientId, requestId, timestamp, target));
        assertTrue(refused.getMessage().startsWith(name), refused.getMessage());
    }
}
