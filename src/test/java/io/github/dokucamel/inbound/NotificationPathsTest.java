package io.github.dokucamel.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dokucamel.NotificationCall;
import io.github.dokucamel.NotificationCall.Answer;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.ledger.sql.LedgerRows.Received;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several paths behind a proxy that gives them other names, no REST beside them, and an age. */
class NotificationPathsTest extends NotificationCase {

    private static final String CARDS = "/hooks/cards";
    private static final String PUBLIC_CARDS = "/pay/v1/cards";
    private static final String ACCOUNTS = "/hooks/accounts";
    private static final String PUBLIC_ACCOUNTS = "/pay/v1/virtual-accounts/";

    @BeforeAll
    static void start() throws Exception {
        NotificationCase.start(
                "--doku.intake.rest.enabled=false",
                "--doku.notification.path=" + CARDS + ", " + ACCOUNTS,
                "--doku.notification.public-path=" + PUBLIC_CARDS + "," + PUBLIC_ACCOUNTS,
                "--doku.notification.max-age=10m",
                "--doku.notification.max-bytes=2000");
    }

    /** Whatever came before, the next caller is served. */
    @AfterEach
    void servesTheNextCaller() throws Exception {
        assertTaken(call(CARDS, PUBLIC_CARDS, Instant.now()));
    }

    private static NotificationCall call(String path, String signedPath, Instant at) {
        byte[] body = NotificationCall.payment("PATH-1", 90_000, "SUCCESS").getBytes(UTF_8);
        return NotificationCall.signed(CLIENT_ID, SECRET, path, signedPath, at, body);
    }

    @Test
    void verifiesEachPathByTheNameThatDokuHasForIt() throws Exception {
        assertTaken(call(CARDS, PUBLIC_CARDS, Instant.now()));
        assertTaken(call(ACCOUNTS, PUBLIC_ACCOUNTS, Instant.now()));

        List<Received> all = ledger().notifications();
        assertEquals(PUBLIC_CARDS, all.get(all.size() - 2).path());
        assertEquals(PUBLIC_ACCOUNTS, all.get(all.size() - 1).path());
    }

    @Test
    void refusesWhatWasSignedForAnotherPath() throws Exception {
        assertRefused(401, call(CARDS, PUBLIC_ACCOUNTS, Instant.now()));
        assertRefused(401, call(ACCOUNTS, PUBLIC_CARDS, Instant.now()));
        assertRefused(401, call(CARDS, CARDS, Instant.now()));
    }

    @Test
    void servesNothingElse() throws Exception {
        assertRefused(404, call(PUBLIC_CARDS, PUBLIC_CARDS, Instant.now()));
        assertRefused(404, call("/notifications", "/notifications", Instant.now()));
        assertEquals(404, service.get("/openapi.json").statusCode());
        assertEquals(404, service.send(service.order(SampleOrders.json("NO-REST-1"))).statusCode());
    }

    @Test
    void judgesTheAgeWhereItIsToldTo() throws Exception {
        Instant now = Instant.now();
        assertTaken(call(CARDS, PUBLIC_CARDS, now.minusSeconds(590)));
        assertTaken(call(CARDS, PUBLIC_CARDS, now.plusSeconds(3_590)));

        assertRefused(401, call(CARDS, PUBLIC_CARDS, now.minusSeconds(610)));
        assertRefused(401, call(CARDS, PUBLIC_CARDS, now.minusSeconds(43_200)));
        assertRefused(401, call(CARDS, PUBLIC_CARDS, now.plusSeconds(3_620)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "1764036000",
                "2026-11-25",
                "+1000000000-12-31T23:59:59Z",
                "-1000000000-01-01T00:00:00Z",
                "9999999999-01-01T00:00:00Z"
            })
    void refusesATimeThatIsNoneWhereAgeCounts(String timestamp) throws Exception {
        assertRefused(
                401,
                call(CARDS, PUBLIC_CARDS, Instant.now())
                        .with("Request-Timestamp", timestamp)
                        .signed(SECRET, PUBLIC_CARDS));
    }

    @Test
    void boundsTheBody() throws Exception {
        NotificationCall call = call(CARDS, PUBLIC_CARDS, Instant.now());
        byte[] most = " ".repeat(2_000).getBytes(UTF_8);
        assertTaken(call.holding(most).signed(SECRET, PUBLIC_CARDS));

        byte[] more = " ".repeat(2_001).getBytes(UTF_8);
        assertRefused(413, call.holding(more).signed(SECRET, PUBLIC_CARDS));
        Answer unread = send(call.holding(" ".repeat(100_000).getBytes(UTF_8)));
        assertEquals(413, unread.status(), unread.toString());
        assertShort(unread);
    }
}
