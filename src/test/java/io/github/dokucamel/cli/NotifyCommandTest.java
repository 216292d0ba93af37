package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.cli.NotificationListener.Call;
import io.github.dokucamel.signature.Digest;
import io.github.dokucamel.signature.Secret;
import io.github.dokucamel.signature.SignatureComponents;
import io.github.dokucamel.signature.Verifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code doku notify}: what the receiver gets is what DOKU would have sent. */
class NotifyCommandTest {

    private static final String CLIENT_ID = "BRN-7777-0000000000001";
    private static final String KEY = "SK-of-this-merchant-0123456789";
    private static final String API_KEY = "an-api-key-of-the-test";

    private NotificationListener listener;

    @BeforeEach
    void listen() throws IOException {
        listener = new NotificationListener();
    }

    @AfterEach
    void stopListening() {
        listener.close();
    }

    /** As with {@code doku.http.port} set to the listener's. */
    private DokuRun notify(String... more) {
        DokuRun run =
                DokuRun.of(
                        Stream.concat(
                                        Stream.of(
                                                "notify",
                                                "--doku.client-id=" + CLIENT_ID,
                                                "--doku.secret-key=" + KEY,
                                                String.join(" ", more).contains("http.port")
                                                        ? "--doku.send.enabled=true"
                                                        : "--doku.http.port=" + listener.port()),
                                        Stream.of(more))
                                .toArray(String[]::new));
        assertFalse(run.said().contains(KEY), run.said());
        assertFalse(run.said().contains(API_KEY), run.said());
        return run;
    }

    private DokuRun paid(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--invoice=INV-1", "--status=SUCCESS"));
        arguments.addAll(List.of(more));
        return notify(arguments.toArray(String[]::new));
    }

    private Call received() {
        assertEquals(1, listener.notifications().size());
        return listener.notifications().get(0);
    }

    private static void assertHolds(Call call, String clientId, String key, String target) {
        assertEquals(clientId, call.header("Client-Id"));
        SignatureComponents components =
                SignatureComponents.notification(
                        clientId,
                        call.header("Request-Id"),
                        call.header("Request-Timestamp"),
                        target,
                        Digest.of(call.body()));
        Verifier verifier = new Verifier(List.of(Secret.of(key)));
        assertDoesNotThrow(() -> verifier.verify(components, call.header("Signature")));
    }

    @Test
    void sendsANotificationWhoseSignatureHolds() {
        DokuRun run = paid("--amount=90000");
        assertEquals(0, run.status(), run.said());
        assertTrue(run.out().matches("HTTP 200 in \\d+ ms: said 200\\R"), run.out());
        assertEquals("", run.err());
        Call call = received();
        assertEquals("/notifications", call.target());
        assertEquals("application/json", call.header("Content-Type"));
        assertHolds(call, CLIENT_ID, KEY, "/notifications");
        assertEquals("INV-1", call.json().at("/order/invoice_number").asText());
        assertEquals("90000", call.json().at("/order/amount").toString());
        assertEquals("SUCCESS", call.json().at("/transaction/status").asText());
        assertEquals("SALE", call.json().at("/transaction/type").asText());
        assertEquals(
                call.header("Request-Timestamp"), call.json().at("/transaction/date").asText());
        assertTrue(call.json().at("/transaction/original_request_id").isMissingNode());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 500, 302})
    void endsWithOneForAnyOtherAnswer(int status) {
        listener.answerWith(status);
        DokuRun run = paid("--amount=1");
        assertEquals(1, run.status());
        assertTrue(run.out().startsWith("HTTP " + status + " in "), run.out());
    }

    @Test
    void endsWithOneWhereNothingListens() {
        String url = listener.url("/notifications");
        listener.close();
        DokuRun run = paid("--amount=1");
        assertEquals(1, run.status());
        assertEquals("no answer: nothing listens at " + url, run.out().strip());
    }

    @Test
    void asksTheRunningServiceForAmountAndRequestId() {
        listener.knows(
                "/orders/INV-1",
                "{\"request_id\":\"r-of-the-order\",\"payment\":{\"expected_amount\":123456}}");
        DokuRun run = paid("--operation=payment-page", "--revision=2", "--doku.api-key=" + API_KEY);
        assertEquals(0, run.status(), run.said());
        assertEquals("", run.err());
        assertEquals("123456", received().json().at("/order/amount").toString());
        assertEquals(
                "r-of-the-order",
                received().json().at("/transaction/original_request_id").asText());
        Call question = listener.questions().get(0);
        assertEquals(
                "/orders/INV-1?merchant=default&operation=payment-page&revision=2",
                question.target());
        assertEquals("Bearer " + API_KEY, question.header("Authorization"));
        assertNull(received().header("Authorization"));
    }

    @Test
    void whatIsGivenWinsOverWhatTheServiceKnows() {
        listener.knows(
                "/orders/INV-1",
                "{\"request_id\":\"r-of-the-order\",\"payment\":{\"expected_amount\":123456}}");
        paid("--amount=20000.00", "--original-request-id=r-given", "--date=2026-01-02T03:04:05Z");
        JsonNode body = received().json();
        assertEquals("r-given", body.at("/transaction/original_request_id").asText());
        assertEquals("2026-01-02T03:04:05Z", body.at("/transaction/date").asText());
        assertTrue(
                new String(received().body(), StandardCharsets.UTF_8)
                        .contains("\"amount\":20000.00"),
                "spelled as given");
        assertEquals(List.of(), listener.questions());
    }

    @Test
    void takesARoundAmountAndSaysSoWhereNobodyKnowsTheOrder() {
        DokuRun run = paid();
        assertEquals(0, run.status());
        assertEquals("10000", received().json().at("/order/amount").toString());
        assertTrue(run.err().contains("10000 is taken"), run.err());
    }

    @Test
    void doesNotShowTheApiKeyToAnotherSystem() throws IOException {
        try (NotificationListener other = new NotificationListener()) {
            DokuRun run = paid("--url=" + other.url("/hook"), "--doku.api-key=" + API_KEY);
            assertEquals(0, run.status(), run.said());
            assertEquals("/hook", other.notifications().get(0).target());
            assertNull(other.questions().get(0).header("Authorization"));
            assertHolds(other.notifications().get(0), CLIENT_ID, KEY, "/hook");
        }
        assertEquals(List.of(), listener.notifications());
    }

    @Test
    void signsThePathThatDokuCalls() {
        paid(
                "--amount=1",
                "--doku.notification.path=/a,/b",
                "--doku.notification.public-path=/shop/a,/shop/b",
                "--url=" + listener.url("/b"));
        assertEquals("/b", received().target());
        assertHolds(received(), CLIENT_ID, KEY, "/shop/b");
    }

    @Test
    void signsThePathItIsTold() {
        paid("--amount=1", "--target=/elsewhere");
        assertEquals("/notifications", received().target());
        assertHolds(received(), CLIENT_ID, KEY, "/elsewhere");
    }

    @Test
    void signsForTheMerchantThatIsNamed() {
        String[] shop = {
            "--doku.merchant.shop.client-id=BRN-8", "--doku.merchant.shop.secret-key=SK-of-the-shop"
        };
        paid("--amount=1", "--merchant=shop", shop[0], shop[1]);
        assertHolds(received(), "BRN-8", "SK-of-the-shop", "/notifications");
        DokuRun run = paid("--amount=1", "--merchant=shoq", shop[0], shop[1]);
        assertEquals(2, run.status());
        assertTrue(run.err().contains("there are default, shop"), run.err());
    }

    @ParameterizedTest
    @CsvSource({
        "card, CREDIT_CARD, BANK_MANDIRI, CREDIT_CARD, /card_payment/response_code",
        "va, VIRTUAL_ACCOUNT, BCA, VIRTUAL_ACCOUNT_BCA, /virtual_account_payment/identifer/0/value",
        "o2o, ONLINE_TO_OFFLINE, ALFA, ONLINE_TO_OFFLINE_ALFA, /online_to_offline_info/payment_code",
        "emoney, EMONEY, OVO, EMONEY_OVO, /order/amount",
        "paylater, PEER_TO_PEER, AKULAKU, PEER_TO_PEER_AKULAKU, /order/amount",
        "direct-debit, DIRECT_DEBIT, BRI, DIRECT_DEBIT_BRI, /order/amount"
    })
    void hasTheEnvelopeOfEachKindOfChannel(
            String envelope, String service, String acquirer, String channel, String own) {
        paid("--amount=1", "--envelope=" + envelope);
        JsonNode body = received().json();
        assertEquals(service, body.at("/service/id").asText());
        assertEquals(acquirer, body.at("/acquirer/id").asText());
        assertEquals(channel, body.at("/channel/id").asText());
        assertFalse(body.at(own).isMissingNode(), body.toString());
        assertEquals(envelope.equals("card"), body.at("/transaction").has("type"));
    }

    @Test
    void tellsOfOtherThingsThanSales() {
        paid("--amount=5", "--type=REFUND", "--refund-id=rf-1", "--refund-amount=2");
        JsonNode refund = received().json();
        assertEquals("REFUND", refund.at("/transaction/type").asText());
        assertEquals("rf-1", refund.at("/refund/id").asText());
        assertEquals("2", refund.at("/refund/amount").toString());
        paid("--amount=5", "--type=AUTHORIZE", "--channel=X", "--service=Y", "--acquirer=Z");
        JsonNode reserved = listener.notifications().get(1).json();
        assertTrue(reserved.has("authorize_id"));
        assertFalse(reserved.has("refund"));
        assertEquals("X", reserved.at("/channel/id").asText());
        assertEquals("Y", reserved.at("/service/id").asText());
        assertEquals("Z", reserved.at("/acquirer/id").asText());
        notify("--invoice=INV-1", "--status=FAILED", "--amount=5", "--checkout");
        JsonNode failed = listener.notifications().get(2).json();
        assertEquals("CHECKOUT", failed.at("/additional_info/origin/product").asText());
        assertNotEquals("00", failed.at("/card_payment/response_code").asText());
    }

    @Test
    void repeatsTheSameNotification() {
        DokuRun run = paid("--amount=1", "--repeat=3", "--request-id=r-9");
        assertEquals(0, run.status());
        assertEquals(3, run.out().lines().count());
        assertEquals(3, listener.notifications().size());
        for (Call call : listener.notifications()) {
            assertEquals("r-9", call.header("Request-Id"));
            assertArrayEquals(listener.notifications().get(0).body(), call.body());
        }
    }

    @Test
    void sendsTheBytesOfAFile(@TempDir Path directory) throws IOException {
        byte[] bytes = "no JSON at all\r\n".getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(directory.resolve("body"), bytes);
        DokuRun run = notify("--body=" + file);
        assertEquals(0, run.status(), run.said());
        assertArrayEquals(bytes, received().body());
        assertHolds(received(), CLIENT_ID, KEY, "/notifications");
    }

    @Test
    void printsAndSendsNothing() {
        DokuRun run =
                paid("--amount=7", "--print", "--request-id=r-9", "--doku.environment=production");
        assertEquals(0, run.status(), run.said());
        assertEquals(List.of(), listener.notifications());
        List<String> lines = run.out().lines().toList();
        assertEquals("Content-Type: application/json", lines.get(0));
        assertEquals("Request-Id: r-9", lines.get(2));
        assertTrue(lines.get(4).startsWith("Signature: HMACSHA256="), run.out());
        assertEquals("", lines.get(5));
        assertTrue(lines.get(6).contains("\"amount\":7"), run.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    http://shop.example/notifications  | leads to another machine
                    http://192.168.0.7/notifications   | leads to another machine
                    http://127.0.0.1.shop.example/n    | leads to another machine
                    http://2130706433/n                | leads to another machine
                    http://127.0.0.1@shop.example/n    | leads to another machine
                    http://me@127.0.0.1/n              | holds a user
                    http://127.0.0.1/n?a=b             | a query
                    ftp://127.0.0.1/n                  | does not start with http
                    /notifications                     | does not start with http
                    http://[                           | is no URL
                    """)
    void refusesAUrlThatIsNotOfThisMachine(String url, String words) {
        DokuRun run = paid("--amount=1", "--url=" + url);
        assertEquals(2, run.status(), run.said());
        assertTrue(run.err().contains(words), run.err());
    }

    @Test
    void sendsToLocalhostToo() {
        assertEquals(0, paid("--amount=1", "--url=http://localhost:" + listener.port()).status());
        assertEquals("/", received().target());
    }

    @Test
    void refusesToPretendInProduction() {
        DokuRun run = paid("--amount=1", "--doku.environment=production");
        assertEquals(2, run.status());
        assertTrue(run.err().contains("no money"), run.err());
        assertEquals(List.of(), listener.notifications());
        run = paid("--amount=1", "--doku.environment=production", "--even-in-production");
        assertEquals(0, run.status(), run.said());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --status=SUCCESS                                 | --invoice is missing
                    --invoice=I                                      | --status is missing
                    --invoice=I --status=S --amount=1 --envelope=x   | --envelope is one of card, va
                    --invoice=I --status=S --amount=1 --target=x     | Request-Target is not a path
                    --invoice=I --status=S --doku.http.port=0        | name it by --url
                    --invoice=I --status=S --amount=ten              | --amount
                    """)
    void saysWhatIsWrong(String arguments, String words) {
        DokuRun run = notify(arguments.split(" +"));
        assertEquals(2, run.status(), run.said());
        assertTrue(run.err().contains(words), run.err());
        assertEquals(List.of(), listener.notifications());
    }

    @Test
    void namesASettingThatDoesNotExist() {
        DokuRun run = paid("--doku.http.prot=1");
        assertEquals(2, run.status());
        assertTrue(run.err().contains("doku.http.port"), run.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--amount=90,000       | --amount: 90,000 is no amount in rupiah. Write digits without",
                "--amount=1e3          | --amount: 1e3 is no amount in rupiah.",
                "--amount=\uff11          | --amount: \uff11 is no amount in rupiah.",
                "--refund-amount=Rp 1  | --refund-amount: Rp 1 is no amount in rupiah.",
                "--repeat=x            | --repeat: x is no whole number.",
                "--repeat=-1           | --repeat: -1 is no whole number.",
                "--repeat=0            | doku: --repeat is 0; say how often to send it",
                "--revision=two        | --revision: two is no whole number.",
                "--revision=9999999999 | --revision: 9999999999 is no whole number. Write at most nine"
            })
    void aNumberThatIsNoneIsToldInASentence(String option, String said) {
        DokuRun run = paid(option);
        assertEquals(2, run.status(), run.said());
        assertTrue(run.said().startsWith(said), run.said());
        assertFalse(run.said().contains("Exception"), run.said());
        assertEquals(0, listener.notifications().size());
    }

    @ParameterizedTest
    @CsvSource({
        "--amount=1,--amount=2,--amount",
        "--print,--print,--print",
        "--doku.http.host=127.0.0.1,--doku.http.host=::1,--doku.http.host"
    })
    void whatStandsTwiceCountsForNothing(String one, String other, String name) {
        DokuRun run = paid(one, other);
        assertEquals(2, run.status(), run.said());
        assertTrue(run.said().startsWith(name + " stands twice; name it once"), run.said());
        assertEquals(0, listener.notifications().size());
    }
}
