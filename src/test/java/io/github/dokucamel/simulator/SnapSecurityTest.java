package io.github.dokucamel.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.report.MovableClock;
import io.github.dokucamel.signature.Secret;
import io.github.dokucamel.signature.SnapSigner;
import io.github.dokucamel.signature.SnapTimestamp;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SnapSecurityTest extends SnapCase {

    private static final String CALL = account("INV-1", "000000000001");

    private static SnapCaller creates(String token) {
        return SnapCaller.calls("POST", CREATE, CALL, token);
    }

    @Test
    void handsOutATokenThatCallsWork() throws Exception {
        start(snapOptions());
        HttpResponse<byte[]> answer = send(SnapCaller.asksForToken().to(doku));
        JsonNode body = json(answer);
        assertEquals("2007300", body.path("responseCode").asText());
        assertEquals("Bearer", body.path("tokenType").asText());
        assertEquals(900, body.path("expiresIn").asInt());
        assertTrue(answer.headers().firstValue("X-TIMESTAMP").isPresent());
        assertEquals("2002700", code(creates(body.path("accessToken").asText())));
        assertEquals(0, doku.violations().size());
    }

    @Test
    void refusesATokenToWhoDoesNotProveWhoItIs() throws Exception {
        start(snapOptions().withMerchant("BRN-2", "SK-2"));
        assertEquals("4007302", code(SnapCaller.asksForToken().with("X-TIMESTAMP", null)));
        assertEquals(
                "4007301",
                code(SnapCaller.asksForToken().with("X-TIMESTAMP", "2026-01-01T00:00:00")));
        assertEquals("4017300", code(SnapCaller.asksForToken().with("X-SIGNATURE", "no base64")));
        assertEquals(
                "4017300",
                code(SnapCaller.asksForToken().at(Instant.now().minus(Duration.ofHours(2)))));
        assertEquals("4007302", code(SnapCaller.asksForToken(SnapCaller.TOKEN, "{}")));
        // Signed as somebody else, and by a merchant whose key nobody knows.
        assertEquals("4017300", code(SnapCaller.asksForToken().with("X-CLIENT-KEY", "BRN-2")));
        assertEquals("4017300", code(SnapCaller.asksForToken().with("X-CLIENT-KEY", "BRN-3")));
    }

    @Test
    void aNewTokenEndsTheOneBefore() throws Exception {
        start(snapOptions());
        String first = token();
        String second = token();
        assertEquals("4012701", code(creates(first)));
        assertEquals("2002700", code(creates(second)));
    }

    @Test
    void aTokenEndsWithItsTimeOrWhenItIsForgotten() throws Exception {
        MovableClock clock = new MovableClock(Instant.now().toEpochMilli());
        start(snapOptions().withClock(clock).withSnapTokenLife(Duration.ofSeconds(60)));
        String token = token();
        clock.move(59_000);
        assertEquals("2002700", code(creates(token)));
        clock.move(1_000);
        assertEquals("4012701", code(creates(token)));
        String other = token();
        doku.forgetSnapTokens();
        assertEquals("4012701", code(creates(other)));
    }

    @Test
    void takesAnExternalIdOnceADay() throws Exception {
        MovableClock clock = new MovableClock(Instant.parse("2026-05-01T10:00:00Z").toEpochMilli());
        start(snapOptions().withClock(clock).withSnapTokenLife(Duration.ofDays(2)));
        String token =
                json(send(SnapCaller.asksForToken().at(clock.instant()).to(doku)))
                        .path("accessToken")
                        .asText();
        SnapCaller once = creates(token).with("X-EXTERNAL-ID", "1").at(clock.instant());
        assertEquals("2002700", code(once));
        SnapCaller twice =
                SnapCaller.calls("POST", CREATE, account("INV-2", "000000000002"), token)
                        .with("X-EXTERNAL-ID", "1")
                        .at(clock.instant());
        assertEquals("4092700", code(twice));
        assertEquals(1, doku.violations().size());
        // 17:00 in London in summer is midnight in Jakarta.
        clock.move(Duration.ofHours(7).toMillis());
        assertEquals(
                "2002700",
                code(
                        SnapCaller.calls("POST", CREATE, account("INV-3", "000000000003"), token)
                                .with("X-EXTERNAL-ID", "1")
                                .at(clock.instant())));
    }

    @Test
    void refusesHeadersThatAreMissingOrMalformed() throws Exception {
        start(snapOptions());
        String token = token();
        assertEquals("4002702", code(creates(token).with("X-PARTNER-ID", null)));
        assertEquals("4002702", code(creates(token).with("X-EXTERNAL-ID", null)));
        assertEquals("4002701", code(creates(token).with("X-EXTERNAL-ID", "a-uuid")));
        assertEquals("4002702", code(creates(token).with("X-TIMESTAMP", null)));
        assertEquals("4002701", code(creates(token).with("X-TIMESTAMP", "2026-01-01T00:00:00")));
        assertEquals("4012700", code(creates(token).with("X-PARTNER-ID", "BRN-9")));
        assertEquals("4012703", code(creates("never-handed-out")));
        assertEquals("4012703", code(creates(token).with("Authorization", token)));
        assertEquals("4012700", code(creates(token).at(Instant.now().minus(Duration.ofHours(2)))));
    }

    @Test
    void signsTheMinifiedBodyAndTakesAnyZone() throws Exception {
        start(snapOptions());
        String token = token();
        String spaced = CALL.replace(":\"   1", " : \t\"   1");
        assertFalse(spaced.equals(CALL));
        String at = SnapTimestamp.of(Instant.now(), ZoneOffset.UTC);
        assertEquals(
                "2002700",
                code(SnapCaller.calls("POST", CREATE, spaced, token).with("X-TIMESTAMP", at)));
        // The blanks within a text belong to it.
        String other = account("INV-2", "000000000002");
        String sign =
                new SnapSigner(Secret.of(Merchant.SECRET))
                        .sign("POST", CREATE, token, other.replace(" ", "").getBytes(), at);
        assertEquals(
                "4012700",
                code(
                        SnapCaller.calls("POST", CREATE, other, token)
                                .with("X-TIMESTAMP", at)
                                .with("X-SIGNATURE", sign)));
    }

    @Test
    void usesTheSharedKeyOfAMerchantWhoHasOne() throws Exception {
        start(
                options()
                        .withSnapMerchant(
                                Merchant.CLIENT_ID,
                                new SnapMerchant(
                                        SnapCaller.KEYS::getPublic, null, "another-0123456789")));
        String token = token();
        assertEquals("4012700", code(creates(token)));
        assertEquals("2002700", code(creates(token).signedWith("another-0123456789")));
    }

    @Test
    void wantsTheCustomersTokenToo() throws Exception {
        start(snapOptions());
        String token = token();
        String customer = customerToken();
        String call = debit("INV-1");
        assertEquals("4015404", code(SnapCaller.calls("POST", PAY, call, token)));
        assertEquals(
                "4015402",
                code(
                        SnapCaller.calls("POST", PAY, call, token)
                                .with("Authorization-customer", "Bearer " + token)));
        assertEquals(
                "2005400",
                code(
                        SnapCaller.calls("POST", PAY, call, token)
                                .with("Authorization-customer", customer)));
    }

    @Test
    void renewsACustomersTokenByItsRefreshTokenOnly() throws Exception {
        start(snapOptions());
        assertEquals("4007402", code(asksForCustomer("authorization_code", "other", "x")));
        assertEquals("4017400", code(asksForCustomer("refresh_token", "refreshToken", "x")));
        JsonNode first =
                json(send(asksForCustomer("authorization_code", "authCode", "x").to(doku)));
        assertEquals(
                "2007400",
                code(
                        asksForCustomer(
                                "refresh_token",
                                "refreshToken",
                                first.path("refreshToken").asText())));
    }
}
