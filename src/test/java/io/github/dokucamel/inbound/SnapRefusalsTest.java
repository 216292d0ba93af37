package io.github.dokucamel.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.DokuSnap;
import io.github.dokucamel.NotificationCall;
import io.github.dokucamel.NotificationCall.Answer;
import java.io.IOException;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What DOKU did not send, or not like this: nothing changes but a counter. */
class SnapRefusalsTest extends SnapCase {

    private static final Pattern REFUSED =
            Pattern.compile(
                    "camel_exchanges_total\\{[^}]*routeId=\"doku-snap-refused\"[^}]*} ([0-9.]+)");

    private static final String GUESSED = "SK-guessed-0123456789";

    @BeforeAll
    static void start() throws Exception {
        SnapCase.start();
    }

    /** A token that was signed with this key, and would otherwise be one of ours. */
    private static String forged(PrivateKey key, long expiry, String clientId) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String claims =
                "{\"exp\":%d,\"iss\":\"MERCHANT\",\"clientId\":\"%s\"}".formatted(expiry, clientId);
        String signed =
                base64.encodeToString("{\"alg\":\"RS256\"}".getBytes(UTF_8))
                        + "."
                        + base64.encodeToString(claims.getBytes(UTF_8));
        byte[] signature = Base64.getDecoder().decode(DokuSnap.rsa(key, signed));
        return signed + "." + base64.encodeToString(signature);
    }

    private static long inSeconds(long seconds) {
        return Instant.now().getEpochSecond() + seconds;
    }

    private static NotificationCall valid() throws IOException {
        return call(PAYMENT, paid("INV-1", "P-1"));
    }

    private static NotificationCall under(String token) {
        String body = paid("INV-1", "P-1");
        return DokuSnap.call(PAYMENT, CLIENT_ID, SECRET, token, body, body);
    }

    private static NotificationCall tokenRequest(Instant at) {
        return DokuSnap.tokenRequest(TOKEN, CLIENT_ID, doku.getPrivate(), at);
    }

    @ParameterizedTest
    @CsvSource({
        TOKEN + ", 73",
        INQUIRY + ", 24",
        PAYMENT + ", 25",
        DEBIT + ", 56",
    })
    void aBodyThatWasChangedOnItsWayIsRefused(String path, String service) throws Exception {
        if (path.equals(TOKEN)) {
            assertRefused("401" + service + "00", tokenRequest().with("X-TIMESTAMP", later()));
            return;
        }
        NotificationCall call = call(path, paid("INV-1", "P-1"));
        assertRefused(
                "401" + service + "00",
                call.holding(paid("INV-1", "P-1").replace("25000", "25001").getBytes(UTF_8)));
        assertRefused("401" + service + "00", call.with("X-TIMESTAMP", later()));
        assertRefused(
                "401" + service + "00",
                call.holding(paid("INV-1", "P-1").replace("   19008", "  19008").getBytes(UTF_8)));
    }

    private static String later() {
        return DokuSnap.timestamp(Instant.now().plusSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-CLIENT-KEY", "X-TIMESTAMP", "X-SIGNATURE"})
    void aRequestForATokenWithoutAHeaderIsMalformed(String header) throws Exception {
        assertRefused("4007302", tokenRequest().without(header));
        assertRefused("4007302", tokenRequest().with(header, " "));
        assertRefused("4007302", tokenRequest().adding(header, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-PARTNER-ID", "X-EXTERNAL-ID", "X-TIMESTAMP", "X-SIGNATURE"})
    void aCallWithoutAHeaderIsMalformed(String header) throws Exception {
        assertRefused("4002502", valid().without(header));
        assertRefused("4002502", valid().adding(header, "x"));
        assertRefused("4002501", valid().with(header, "x".repeat(2_000)));
    }

    @Test
    void aStrangerAndAForgerLearnTheSame() throws Exception {
        Answer stranger = send(tokenRequest().with("X-CLIENT-KEY", "BRN-9-9"));
        Answer forger =
                send(DokuSnap.tokenRequest(TOKEN, CLIENT_ID, mine.getPrivate(), Instant.now()));
        assertEquals(
                "{\"responseCode\":\"4017300\",\"responseMessage\":\"Unauthorized. Invalid"
                        + " Signature\"}",
                forger.body());
        assertEquals(forger, stranger);
        Answer unknown = send(valid().with("X-PARTNER-ID", "BRN-9-9"));
        Answer without = send(under("x"));
        assertEquals("4012501", json(unknown).path("responseCode").textValue());
        assertEquals(unknown, without);
    }

    @ParameterizedTest
    @ValueSource(longs = {-11, 11, -100_000, 100_000})
    void aRequestForATokenIsOfNowOnly(long minutes) throws Exception {
        assertRefused("4017300", tokenRequest(Instant.now().plus(Duration.ofMinutes(minutes))));
        assertAnswered(
                "2007300", tokenRequest(Instant.now().plus(Duration.ofMinutes(minutes % 7))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2024-03-26T16:01:41", "1711443701"})
    void aTimestampThatIsNoneIsMalformed(String timestamp) throws Exception {
        assertRefused("4007301", tokenRequest().with("X-TIMESTAMP", timestamp));
        assertRefused("4002501", valid().with("X-TIMESTAMP", timestamp));
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', 02", "'{\"grantType\":null}', 02", "'{\"grantType\":\"\"}', 02",
        "'{\"grantType\":7}', 01", "'{\"grantType\":\"authorization_code\"}', 01", "'[]', 00",
        "'{', 00", "x, 00", "'', 00",
    })
    void aRequestForATokenHasOneGrant(String body, String kase) throws Exception {
        assertRefused("40073" + kase, tokenRequest().holding(body.getBytes(UTF_8)));
    }

    @Test
    void noTokenOpensNothing() throws Exception {
        assertRefused("4012501", valid().without("Authorization"));
        assertRefused("4012501", valid().with("Authorization", "Bearer "));
        assertRefused("4012501", valid().with("Authorization", "Basic " + token()));
        assertRefused("4012501", under("x"));
        assertRefused("4012501", under(token().substring(0, token().length() - 1)));
        assertRefused("4012501", under(token() + "x"));
        assertRefused("4012501", under(token().toLowerCase()));
    }

    @Test
    void aTokenThatSomebodyElseMadeOpensNothing() throws Exception {
        assertAnswered("2002500", under(forged(mine.getPrivate(), inSeconds(800), CLIENT_ID)));
        assertRefused("4012501", under(forged(doku.getPrivate(), inSeconds(800), CLIENT_ID)));
        assertRefused("4012501", under(forged(mine.getPrivate(), inSeconds(-1), CLIENT_ID)));
        assertRefused("4012501", under(forged(mine.getPrivate(), inSeconds(800), "BRN-9-9")));
    }

    @Test
    void aTokenOpensItsOwnMerchantOnly() throws Exception {
        String body = paid("INV-1", "P-1");
        String others =
                json(send(
                                DokuSnap.tokenRequest(
                                        TOKEN, OTHER_CLIENT_ID, doku.getPrivate(), Instant.now())))
                        .path("accessToken")
                        .textValue();
        assertRefused("4012501", under(others));
        assertRefused(
                "4012501",
                DokuSnap.call(PAYMENT, OTHER_CLIENT_ID, OTHER_SHARED, token(), body, body));
        assertAnswered(
                "2002500",
                DokuSnap.call(PAYMENT, OTHER_CLIENT_ID, OTHER_SHARED, others, body, body));
        assertRefused(
                "4012500", DokuSnap.call(PAYMENT, OTHER_CLIENT_ID, SECRET, others, body, body));
    }

    @Test
    void aSignatureOfAnotherKeyOrSpellingIsNone() throws Exception {
        String body = paid("INV-1", "P-1");
        NotificationCall valid = valid();
        String signature = valid.header("X-SIGNATURE");
        assertRefused("4012500", DokuSnap.call(PAYMENT, CLIENT_ID, GUESSED, token(), body, body));
        assertRefused("4012500", valid.with("X-SIGNATURE", signature.toLowerCase()));
        assertRefused("4012500", valid.with("X-SIGNATURE", signature.toUpperCase()));
        assertRefused("4012500", valid.with("X-SIGNATURE", signature.replace("==", "")));
        assertRefused("4012500", valid.with("X-SIGNATURE", "x"));
    }

    @Test
    void aCallIsForOnePathAndHasNoQuery() throws Exception {
        String body = paid("INV-1", "P-1");
        NotificationCall elsewhere = call(DEBIT, body).to(PAYMENT);
        assertRefused("4012500", elsewhere);
        assertRefused("4012500", valid().to(PAYMENT + "?x=1"));
        assertRefused("4012500", call(PAYMENT + "?x=1", body));
        assertRefused("4017300", tokenRequest().to(TOKEN + "?x=1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded"})
    void onlyJsonIsTaken(String type) throws Exception {
        assertRefused("4002501", valid().with("Content-Type", type));
        assertRefused("4007301", tokenRequest().with("Content-Type", type));
    }

    @Test
    void whatIsCompressedIsToldSo() throws Exception {
        Answer answer = send(valid().with("Content-Encoding", "gzip"));
        assertEquals(
                "{\"responseCode\":\"4002501\",\"responseMessage\":\"Invalid Field Format"
                        + " {Content-Encoding}\"}",
                answer.body());
        assertAnswered("2002500", valid().with("Content-Encoding", "identity"));
    }

    @Test
    void whatIsTooLargeIsNotEvenVerified() throws Exception {
        String large = "{\"trxId\":\"" + "x".repeat(20_000) + "\"}";
        assertRefused("4002500", call(PAYMENT, large).with("X-SIGNATURE", "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "{", "{}{}", "\"x\""})
    void whatIsNoObjectIsMalformedOnceItsSignatureHolds(String body) throws Exception {
        assertRefused("4002500", call(PAYMENT, body));
        assertRefused("4012500", call(PAYMENT, body).with("X-SIGNATURE", "x"));
    }

    @ParameterizedTest
    @CsvSource({
        "partnerServiceId, 02",
        "customerNo, 02",
        "virtualAccountNo, 02",
        "inquiryRequestId, 02",
    })
    void anInquiryHasWhatItIsAnsweredWith(String name, String kase) throws Exception {
        String body = inquiry("1");
        assertRefused("40024" + kase, call(INQUIRY, body.replace("\"" + name, "\"x")));
        String other = "\"" + name + "\":\"" + "1".repeat(200) + "\",\"x";
        assertRefused("4002401", call(INQUIRY, body.replace("\"" + name, other)));
        assertRefused(
                "4002401", call(INQUIRY, body.replace("\"" + name, "\"" + name + "\":[],\"x")));
    }

    @Test
    void nobodyIsToldOfABillThatIsNone() throws Exception {
        assertRefused("4042412", call(INQUIRY, inquiry("404")));
    }

    @Test
    void countsWhatItRefuses() throws Exception {
        assertRefused("4012501", under("x"));
        double before = refused();
        assertRefused("4012501", under("x"));
        assertRefused("4002402", call(INQUIRY, "{}"));
        assertEquals(before + 2, refused());
        assertRefused("4042412", call(INQUIRY, inquiry("404")));
        assertAnswered("2002500", valid());
        assertEquals(before + 2, refused());
    }

    private static double refused() throws Exception {
        Matcher count = REFUSED.matcher(service.observe("/observe/metrics").body());
        assertTrue(count.find(), () -> "no such metric");
        return Double.parseDouble(count.group(1));
    }
}
