package io.github.dokucamel.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.NotificationCall;
import io.github.dokucamel.NotificationCall.Answer;
import io.github.dokucamel.ledger.sql.LedgerRows.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DOKU's notifications by HTTP, against the service as it runs. */
class NotificationTest extends NotificationCase {

    private static final Pattern REFUSED =
            Pattern.compile(
                    "camel_exchanges_total\\{[^}]*routeId=\"doku-notification-refused\"[^}]*} ([0-9.]+)");

    @BeforeAll
    static void start() throws Exception {
        NotificationCase.start("--doku.order.max-bytes=1000");
    }

    private static Received last() {
        List<Received> all = ledger().notifications();
        return all.get(all.size() - 1);
    }

    @Test
    void takesWhatDokuSignedAndKeepsItByteForByte() throws Exception {
        byte[] body =
                "{ \"order\" : {\"amount\":1.50e2,\r\n\t\"x\":\"\\/ \u00e9\"} }\n".getBytes(UTF_8);
        NotificationCall call =
                NotificationCall.signed(CLIENT_ID, SECRET, PATH, PATH, Instant.now(), body);

        Answer answer = send(call);

        assertTaken(answer);
        assertTrue(answer.head().contains("application/json"), answer.head());
        assertFalse(answer.head().contains(call.header("Signature")), answer.head());
        assertFalse(answer.head().contains(call.header("Request-Id")), answer.head());
        Received kept = last();
        assertEquals("default", kept.merchant());
        assertEquals(call.header("Request-Id"), kept.requestId());
        assertEquals(call.header("Request-Timestamp"), kept.sentAt());
        assertEquals(PATH, kept.path());
        assertArrayEquals(body, kept.body());
    }

    /** Verified and known again by what came, kept without what may not be kept. */
    @Test
    void keepsNoCardNumber() throws Exception {
        String body =
                NotificationCall.payment("CARD-1", 90_000, "SUCCESS")
                        .replaceFirst("\\{", "{\"card_payment\":{\"note\":\"4111111111111111\"},");
        NotificationCall call = NotificationCall.signed(CLIENT_ID, SECRET, PATH, body);
        assertTaken(call);
        int kept = ledger().notifications().size();
        assertTaken(call);

        assertEquals(kept, ledger().notifications().size());
        String stored = new String(last().body(), UTF_8);
        assertFalse(stored.contains("4111111111111111"), stored);
        assertTrue(stored.contains("411111******1111"), stored);
    }

    @Test
    void takesWhatWasSignedWithThePreviousSecret() throws Exception {
        assertTaken(valid("PREVIOUS-1").signed(PREVIOUS, PATH));
    }

    @Test
    void takesEachMerchantsOwn() throws Exception {
        String body = NotificationCall.payment("OTHER-1", 90_000, "SUCCESS");
        assertTaken(NotificationCall.signed(OTHER_CLIENT_ID, OTHER_SECRET, PATH, body));
        assertEquals("other", last().merchant());

        assertRefused(401, NotificationCall.signed(CLIENT_ID, OTHER_SECRET, PATH, body));
        assertRefused(401, NotificationCall.signed(OTHER_CLIENT_ID, SECRET, PATH, body));
        assertRefused(401, NotificationCall.signed(OTHER_CLIENT_ID, PREVIOUS, PATH, body));
    }

    @Test
    void answersARepeatedOneLikeTheFirstAndKeepsItOnce() throws Exception {
        NotificationCall call = valid("AGAIN-1");
        assertTaken(call);
        int kept = ledger().notifications().size();

        assertTaken(call);
        assertTaken(call.with("Request-Timestamp", "2026-11-25T00:00:00Z").signed(SECRET, PATH));

        assertEquals(kept, ledger().notifications().size());
    }

    @Test
    void takesOneThatComesAgainAfterTwelveHours() throws Exception {
        assertTaken(
                NotificationCall.signed(
                        CLIENT_ID,
                        SECRET,
                        PATH,
                        PATH,
                        Instant.now().minus(Duration.ofHours(13)),
                        "{}".getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "[]", "\"text\"", "7", "{", "{\"order\":[]}", " "})
    void keepsWhateverDokuSigned(String body) throws Exception {
        assertTaken(NotificationCall.signed(CLIENT_ID, SECRET, PATH, body));
        assertArrayEquals(body.getBytes(UTF_8), last().body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json; charset=utf-8",
                "APPLICATION/JSON;charset=UTF-16",
                "application/json; charset=nonsense",
                "application/vnd.doku.notification+json",
            })
    void takesJsonByWhateverNameAndChangesNoByteOfIt(String type) throws Exception {
        NotificationCall call = valid("TYPE-\u00e9");
        assertTaken(call.with("Content-Type", type));
        assertArrayEquals(call.body(), last().body());
    }

    @Test
    void takesOneOfNoNamedType() throws Exception {
        assertTaken(valid("TYPE-NONE").without("Content-Type"));
    }

    @Test
    void takesOneThatIsLargerThanAnyOrder() throws Exception {
        assertTaken(NotificationCall.signed(CLIENT_ID, SECRET, PATH, "x".repeat(262_144)));

        assertRefused(413, NotificationCall.signed(CLIENT_ID, SECRET, PATH, "x".repeat(262_145)));
    }

    @Test
    void tellsAStrangerAndAForgerTheSame() throws Exception {
        Answer stranger = send(valid("STRANGE-1").with("Client-Id", "BRN-9-9"));
        Answer forger = send(valid("STRANGE-2").signed("SK-guessed-0123456789", PATH));
        Answer other = send(valid("STRANGE-3").with("Signature", "HMACSHA256=x"));

        assertEquals(
                """
                {"type":"about:blank","title":"Unauthorized","status":401,"code":"unauthorized","detail":"The signature does not hold"}""",
                stranger.body());
        assertEquals(stranger, forger);
        assertEquals(stranger, other);
    }

    @Test
    void countsWhatItRefuses() throws Exception {
        assertRefused(401, valid("COUNT-1").signed("SK-guessed-0123456789", PATH));
        double before = refused();

        assertRefused(401, valid("COUNT-2").signed("SK-guessed-0123456789", PATH));
        assertRefused(415, valid("COUNT-3").with("Content-Type", "text/plain"));

        assertEquals(before + 2, refused());
        assertTaken(valid("COUNT-4"));
        assertEquals(before + 2, refused());
    }

    private static double refused() throws Exception {
        Matcher count = REFUSED.matcher(service.observe("/observe/metrics").body());
        assertTrue(count.find(), () -> "no such metric");
        return Double.parseDouble(count.group(1));
    }

    /** HTTP has no blank at the end of a value; whoever signed one signed something else. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "Client-Id,` `,401",
                "Client-Id,\u00a0,401",
                "Client-Id,\u00b5,401",
                "Request-Id,` `,401",
                "Request-Timestamp,` `,401",
            })
    void aHeaderWithABlankAtItsEndIsAnotherOne(String header, String more, int status)
            throws Exception {
        NotificationCall call = valid("BLANK-1");
        assertRefused(status, call.with(header, call.header(header) + more).signed(SECRET, PATH));
    }
}
