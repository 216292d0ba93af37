package io.github.dokucamel.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.DokuSnap;
import io.github.dokucamel.Installation;
import io.github.dokucamel.NotificationCall;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.WayInCase;
import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.ledger.Notification;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What 60-notification and 61-snap show. */
class InboundRouteTest extends WayInCase {

    private static final String CLIENT_ID = "BRN-0001-1234567890123";
    private static final String SECRET = "SK-notified-0123456789";
    private static final NotificationCall EMPTY =
            new NotificationCall("/x", List.of(), "{}".getBytes());
    private static final String RECEIVE = "notification-receive-1";

    private static KeyPair keys;

    /** Making some takes seconds. */
    @BeforeAll
    static void makeKeys() throws Exception {
        keys = DokuSnap.keys();
    }

    @Override
    protected void set(Installation given) throws Exception {
        given.with("doku.notification.enabled", "true")
                .with("doku.snap.inbound.enabled", "true")
                .with("doku.client-id", CLIENT_ID)
                .with("doku.secret-key", SECRET)
                .with(
                        "doku.snap.private-key-file",
                        DokuSnap.file(data, "mine.pem", keys.getPrivate()).toString())
                .with(
                        "doku.snap.doku-public-key-file",
                        DokuSnap.file(data, "doku.pem", keys.getPublic()).toString());
    }

    private static NotificationCall valid() {
        return NotificationCall.signed(
                CLIENT_ID,
                SECRET,
                "/notifications",
                NotificationCall.payment("INBOUND-1", 90_000, "SUCCESS"));
    }

    /** Advice loses what the template was given. */
    @BeforeEach
    void givePaths() throws Exception {
        advise(RECEIVE, advice -> advice.weaveByToString("SetVariable.*").remove());
    }

    private List<Exchange> recorded() throws Exception {
        List<Exchange> recorded = new ArrayList<>();
        advise(
                RECEIVE,
                advice ->
                        advice.weaveByToString(".*doku-record-notification.*")
                                .replace()
                                .process(recorded::add));
        return recorded;
    }

    private Exchange call(String route, NotificationCall call) {
        return send(
                "direct:at-" + route,
                exchange -> {
                    for (Map.Entry<String, String> header : call.headers()) {
                        exchange.getMessage().setHeader(header.getKey(), header.getValue());
                    }
                    InboundVariables.PATH.set(exchange, call.target());
                    InboundVariables.PUBLIC_PATH.set(exchange, call.target());
                    exchange.getMessage().setHeader(Exchange.HTTP_URI, call.target());
                    exchange.getMessage().setBody(call.body());
                });
    }

    private static Object status(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE);
    }

    @Test
    void aNotificationThatHoldsIsRecordedAndThenAnswered() throws Exception {
        List<Exchange> recorded = recorded();
        doku.context().start();

        Exchange answer = call(RECEIVE, valid());

        assertEquals(200, status(answer));
        Notification notification = InboundVariables.NOTIFICATION.get(recorded.get(0));
        assertEquals("default", notification.merchant());
        assertEquals("/notifications", notification.path());
    }

    @Test
    void oneThatDoesNotHoldIsRefusedAndNothingIsRecorded() throws Exception {
        List<Exchange> recorded = recorded();
        List<Exchange> refused = instead("notification-refused", "refuse-notification");
        doku.context().start();

        call(RECEIVE, valid().holding("{}".getBytes()));

        assertEquals(1, refused.size());
        assertEquals(List.of(), recorded);
    }

    @Test
    void withoutALedgerDokuIsToldToComeAgain() throws Exception {
        advise(
                RECEIVE,
                advice ->
                        advice.weaveByToString(".*doku-record-notification.*")
                                .replace()
                                .throwException(new LedgerException("full")));
        doku.context().start();

        Exchange answer = call(RECEIVE, valid());

        assertEquals(503, status(answer));
        assertEquals("10", answer.getMessage().getHeader("Retry-After"));
    }

    @Test
    void eachDoorOfSnapRefusesUnderItsOwnNumber() throws Exception {
        doku.context().start();
        Map.of(
                        "snap-token", "4007302",
                        "snap-va-inquiry", "4002402",
                        "snap-va-payment", "4002502",
                        "snap-debit", "4005602")
                .forEach(
                        (route, code) -> {
                            Exchange answer = call(route, EMPTY);
                            assertEquals(400, status(answer));
                            String body = answer.getMessage().getBody(String.class);
                            assertEquals(code, Outbox.json(body).path("responseCode").asText());
                            assertTrue(body.contains("Invalid Mandatory Field"), body);
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "snap-va-payment, verify-va-payment, record-va-payment, 5002501",
        "snap-debit, verify-debit, record-debit, 5005601"
    })
    void withoutALedgerSnapIsToldToComeAgain(
            String route, String verify, String record, String code) throws Exception {
        SnapEndpoint door =
                route.equals("snap-debit")
                        ? SnapEndpoint.DEBIT_NOTIFICATION
                        : SnapEndpoint.VA_PAYMENT;
        advise(
                route,
                advice ->
                        advice.weaveById(verify)
                                .replace()
                                .process(e -> InboundVariables.SNAP_ENDPOINT.set(e, door)));
        advise(
                route,
                advice ->
                        advice.weaveById(record)
                                .replace()
                                .throwException(new LedgerException("full")));
        doku.context().start();

        Exchange answer = call(route, EMPTY);

        String body = answer.getMessage().getBody(String.class);
        assertEquals(code, Outbox.json(body).path("responseCode").asText());
    }
}
