package io.github.dokucamel.signature;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Asking DOKU for a token, and handing one to DOKU. */
class TokensTest {

    private static final String CLIENT_ID = "MCH-0001-10791114622547";
    private static final String AT = "2024-03-26T16:01:41+07:00";
    private static final Instant NOW = Instant.parse("2024-03-26T09:01:41Z");

    private static final PrivateKey KEY = SnapVector.privateKey();
    private static final TokenVerifier VERIFIER = new TokenVerifier(SnapVector.publicKey());
    private static final String SIGNATURE = new TokenSigner(KEY).sign(CLIENT_ID, AT);
    private static final String TOKEN = token(NOW).issue(CLIENT_ID);

    private static MerchantToken token(Instant now) {
        return new MerchantToken(KEY, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String refused(String clientId, String at, String signature) {
        return assertThrows(
                        InvalidSignatureException.class,
                        () -> VERIFIER.verify(clientId, at, signature))
                .getMessage();
    }

    private static String refused(String token, String clientId) {
        return assertThrows(
                        InvalidSignatureException.class, () -> token(NOW).verify(token, clientId))
                .getMessage();
    }

    @Example
    void aRequestForATokenHoldsForItsClientIdAndTimestampOnly() {
        assertDoesNotThrow(() -> VERIFIER.verify(CLIENT_ID, AT, SIGNATURE));
        assertTrue(refused(CLIENT_ID + "8", AT, SIGNATURE).contains("does not match"));
        assertTrue(refused(CLIENT_ID, NOW.toString(), SIGNATURE).contains("does not match"));
        assertEquals("X-SIGNATURE is missing", refused(CLIENT_ID, AT, null));
        assertTrue(refused(CLIENT_ID, AT, "AAAA").contains("does not match"));
    }

    @Example
    void aBarOrALineBreakInARequestForATokenIsRefused() {
        for (String bad : new String[] {null, "", "hid|den", "hid\rden", "hid\nden", "hid den"}) {
            assertTrue(
                    refused(bad, AT, SIGNATURE).endsWith("X-CLIENT-KEY is missing or malformed"));
            assertTrue(
                    refused(CLIENT_ID, bad, SIGNATURE)
                            .endsWith("X-TIMESTAMP is missing or malformed"));
            assertThrows(IllegalArgumentException.class, () -> new TokenSigner(KEY).sign(bad, AT));
        }
    }

    @Property(tries = 200)
    void rejectsAnyChangedCharacterOfTheSignature(
            @ForAll @IntRange(min = 0, max = 343) int where, @ForAll char replacement) {
        StringBuilder changed = new StringBuilder(SIGNATURE);
        Assume.that(changed.charAt(where) != replacement);
        changed.setCharAt(where, replacement);
        refused(CLIENT_ID, AT, changed.toString());
    }

    @Example
    void aTokenHoldsUntilItExpires() {
        assertDoesNotThrow(() -> token(NOW.plusSeconds(899)).verify(TOKEN, CLIENT_ID));
        assertEquals(
                "the token has expired",
                assertThrows(
                                InvalidSignatureException.class,
                                () -> token(NOW.plusSeconds(900)).verify(TOKEN, CLIENT_ID))
                        .getMessage());
    }

    @Example
    void aTokenHoldsForItsClientIdOnly() {
        assertEquals("the token was issued for another Client-Id", refused(TOKEN, CLIENT_ID + "8"));
        String odd = "BRN\"\\,\"exp\":9";
        String token = token(NOW).issue(odd);
        assertDoesNotThrow(() -> token(NOW).verify(token, odd));
        refused(token, "BRN");
    }

    @Example
    void onlyItsOwnHeaderIsTaken() {
        String rest = TOKEN.substring(TOKEN.indexOf('.'));
        for (String header : List.of("{\"alg\":\"none\"}", "{\"alg\":\"HS256\"}", "{}", "")) {
            assertEquals("the token is none of ours", refused(encoded(header) + rest, CLIENT_ID));
        }
        String claims = TOKEN.split("\\.")[1];
        assertEquals(
                "the token is signed with another key",
                refused(encoded("{\"alg\":\"RS256\"}") + "." + claims + ".", CLIENT_ID));
    }

    @Example
    void whatIsNoTokenIsRefused() {
        for (String none : new String[] {null, "", " "}) {
            assertEquals("the token is missing", refused(none, CLIENT_ID));
        }
        for (String none : List.of("a", "a.b", "a.b.c", TOKEN + ".x", "x".repeat(5000))) {
            assertEquals("the token is none of ours", refused(none, CLIENT_ID));
        }
    }

    @Example
    void aSignedTextOfAnotherLayoutIsNoToken() {
        String signed =
                encoded("{\"alg\":\"RS256\"}")
                        + "."
                        + encoded("{\"iss\":\"MERCHANT\",\"exp\":9711444601}");
        byte[] signature = RsaSha256.sign(KEY, signed);
        String token =
                signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        assertEquals("the token is none of ours", refused(token, CLIENT_ID));
    }

    @Property(tries = 500)
    void rejectsAnyChangedCharacterOfAToken(
            @ForAll @IntRange(min = 0, max = 10_000) int where, @ForAll char replacement) {
        StringBuilder changed = new StringBuilder(TOKEN);
        Assume.that(changed.charAt(where % TOKEN.length()) != replacement);
        changed.setCharAt(where % TOKEN.length(), replacement);
        String message = refused(changed.toString(), CLIENT_ID);
        assertFalse(message.contains(TOKEN.substring(0, 8)), message);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
