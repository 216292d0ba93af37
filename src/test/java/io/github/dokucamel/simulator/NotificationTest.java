package io.github.dokucamel.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Ports;
import io.github.dokucamel.ScriptedGateway.Call;
import io.github.dokucamel.notification.NotificationReader;
import io.github.dokucamel.notification.PaymentNews;
import io.github.dokucamel.notification.PaymentNews.Kind;
import io.github.dokucamel.simulator.SentNotification.Delivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the simulator tells the merchant about payments, and how often. */
class NotificationTest extends SimulatorCase {

    private static final Instant NOW = Instant.parse("2026-11-22T01:02:03Z");

    private Shop shop = Shop.acknowledging();

    @AfterEach
    void closeShop() {
        shop.close();
    }

    private void answer(int... statuses) {
        shop.close();
        shop = Shop.answering(statuses);
    }

    private SimulatorOptions notifying() {
        return options().withNotificationUrl(shop.url());
    }

    private static Duration[] millis(long... times) {
        return Arrays.stream(times).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }

    /** The only notification, in the state. */
    private SentNotification sent(String state) {
        await().until(() -> doku.payer().notifications().get(0).state().equals(state));
        return doku.payer().notifications().get(0);
    }

    @Test
    void tellsOfAPaymentAsDokuDoes() throws Exception {
        start(notifying().withClock(Clock.fixed(NOW, ZoneOffset.UTC)));
        send(Merchant.posts(Merchant.order("INV-1")).with("Request-Id", "opening").at(NOW));

        doku.payer().pay("INV-1");

        Call call = shop.calls(1).get(0);
        assertTrue(shop.isSigned(call));
        assertEquals("POST " + Shop.PATH, call.method() + " " + call.uri());
        assertEquals("application/json", call.header("Content-Type"));
        assertEquals(Merchant.CLIENT_ID, call.header("Client-Id"));
        assertEquals("2026-11-22T01:02:03Z", call.header("Request-Timestamp"));
        assertTrue(call.header("Request-Id").matches("[0-9a-f-]{36}"));
        JsonNode body = Shop.body(call);
        assertEquals("INV-1", body.at("/order/invoice_number").asText());
        assertTrue(body.at("/order/amount").isIntegralNumber());
        assertEquals(90000, body.at("/order/amount").asLong());
        assertEquals("anton@example.com", body.at("/customer/email").asText());
        assertEquals("SALE SUCCESS", Shop.said(call));
        assertEquals("2026-11-22T01:02:03Z", body.at("/transaction/date").asText());
        assertEquals("opening", body.at("/transaction/original_request_id").asText());
        assertEquals("CREDIT_CARD", body.at("/service/id").asText());
        assertEquals("557338******1101", body.at("/card_payment/masked_card_number").asText());
        assertEquals("00", body.at("/card_payment/response_code").asText());
        assertTrue(body.at("/card_payment/approval_code").asText().matches("\\d{6}"));
        assertEquals(call.header("Request-Id"), sent("acknowledged").requestId());
    }

    @Test
    void tellsOfADeclineAnExpiryAndALatePayment() throws Exception {
        start(notifying());
        open("INV-1");
        doku.payer().decline("INV-1");
        shop.calls(1);
        doku.payer().expire("INV-1");
        shop.calls(2);
        doku.payer().pay("INV-1", 80000);

        List<Call> calls = shop.calls(3);
        assertEquals(
                List.of("SALE FAILED", "SALE EXPIRED", "SALE SUCCESS"),
                calls.stream().map(Shop::said).toList());
        assertEquals("05", Shop.body(calls.get(0)).at("/card_payment/response_code").asText());
        assertTrue(Shop.body(calls.get(1)).path("card_payment").isMissingNode());
        assertEquals(80000, Shop.body(calls.get(2)).at("/order/amount").asLong());
        assertTrue(calls.stream().allMatch(shop::isSigned));
    }

    @Test
    void tellsOfEveryRefundWithItsOwnIdAndAmount() throws Exception {
        start(notifying());
        open("INV-1");
        doku.payer().pay("INV-1");
        shop.calls(1);
        doku.payer().refund("INV-1", 30000);
        shop.calls(2);
        doku.payer().refund("INV-1");

        List<Call> refunds = shop.calls(3).subList(1, 3);
        assertEquals(
                List.of("REFUND SUCCESS", "REFUND SUCCESS"),
                refunds.stream().map(Shop::said).toList());
        assertEquals(
                List.of("30000", "60000"),
                refunds.stream().map(c -> Shop.body(c).at("/refund/amount").asText()).toList());
        Set<String> ids =
                refunds.stream()
                        .map(c -> Shop.body(c).at("/refund/id").asText())
                        .collect(Collectors.toSet());
        assertEquals(2, ids.size());
        assertEquals(90000, Shop.body(refunds.get(0)).at("/order/amount").asLong());
    }

    @Test
    void tellsOfAVoid() throws Exception {
        start(notifying());
        open("INV-1");
        doku.payer().pay("INV-1");
        shop.calls(1);
        doku.payer().voidPayment("INV-1");
        assertEquals("VOID SUCCESS", Shop.said(shop.calls(2).get(1)));
    }

    @Test
    void isUnderstoodByTheBundle() throws Exception {
        start(notifying());
        open("INV-1");
        open("INV-2");
        Payer payer = doku.payer();
        List<Runnable> done =
                List.of(
                        () -> payer.decline("INV-1"),
                        () -> payer.expire("INV-1"),
                        () -> payer.pay("INV-1"),
                        () -> payer.refund("INV-1", 30000),
                        () -> payer.pay("INV-2"),
                        () -> payer.voidPayment("INV-2"));
        for (int i = 0; i < done.size(); i++) {
            done.get(i).run();
            shop.calls(i + 1);
        }
        List<PaymentNews> news =
                shop.calls().stream()
                        .map(call -> NotificationReader.read(call.body().getBytes(UTF_8)))
                        .map(Optional::orElseThrow)
                        .toList();
        assertEquals(
                List.of(
                        Kind.FAILED,
                        Kind.EXPIRED,
                        Kind.SUCCESS,
                        Kind.REFUNDED,
                        Kind.SUCCESS,
                        Kind.VOIDED),
                news.stream().map(PaymentNews::kind).toList());
        assertEquals(30000, news.get(3).refund().amount().intValueExact());
        assertEquals(36, news.get(3).refund().id().length());
        assertEquals(6, news.stream().map(PaymentNews::effect).distinct().count());
    }

    @Test
    void signsForTheMerchantWhoseOrderItIs() throws Exception {
        shop.close();
        shop = new Shop("SK-2", number -> 200);
        start(notifying().withMerchant("BRN-2", "SK-2"));
        open("INV-1");
        send(Merchant.posts(Merchant.order("INV-1")).with("Client-Id", "BRN-2").signedWith("SK-2"));
        String said =
                assertThrows(IllegalStateException.class, () -> doku.payer().pay("INV-1"))
                        .getMessage();
        assertTrue(said.contains("Several merchants"), said);

        doku.payer("BRN-2").pay("INV-1");

        Call call = shop.calls(1).get(0);
        assertEquals("BRN-2", call.header("Client-Id"));
        assertTrue(shop.isSigned(call));
        assertEquals(1, doku.payer("BRN-2").notifications().size());
        assertEquals(0, doku.payer(Merchant.CLIENT_ID).notifications().size());
    }

    @Test
    void signsThePublicPathOfAMerchantBehindAProxy() throws Exception {
        start(notifying().withSignedPath("/public/doku"));
        open("INV-1");
        doku.payer().pay("INV-1");
        Call call = shop.calls(1).get(0);
        assertEquals(Shop.PATH, call.uri());
        assertTrue(shop.isSigned(call, "/public/doku"));
        assertFalse(shop.isSigned(call));
    }

    @Test
    void repeatsWithTheSameRequestIdUntilItIsAcknowledged() throws Exception {
        answer(500, 302, 204);
        start(notifying().withNotificationRetries(millis(1, 2, 3)));
        open("INV-1");
        doku.payer().pay("INV-1");

        SentNotification sent = sent("acknowledged");

        List<Call> calls = shop.calls();
        assertEquals(List.of(500, 302, 204), statuses(sent));
        assertEquals(3, calls.size());
        assertEquals(1, calls.stream().map(c -> c.header("Request-Id")).distinct().count());
        assertEquals(1, calls.stream().map(Call::body).distinct().count());
        assertTrue(calls.stream().allMatch(shop::isSigned));
        assertNull(sent.nextTryAt());
    }

    private static List<Integer> statuses(SentNotification sent) {
        return sent.deliveries().stream().map(Delivery::status).toList();
    }

    @Test
    void givesUpAfterTheLastTry() throws Exception {
        answer(500);
        start(notifying().withNotificationRetries(millis(1, 2, 3)));
        open("INV-1");
        doku.payer().pay("INV-1");
        assertEquals(List.of(500, 500, 500, 500), statuses(sent("given-up")));
        assertEquals(4, shop.calls().size());
    }

    @Test
    void waitsBetweenTriesAsLongAsDokuDoes() throws Exception {
        answer(500);
        start(notifying());
        open("INV-1");
        Instant before = Instant.now();
        doku.payer().pay("INV-1");
        await().until(() -> doku.payer().notifications().get(0).nextTryAt() != null);
        Instant next = sent("open").nextTryAt();
        assertFalse(next.isBefore(before.plus(Duration.ofMinutes(29))), next.toString());
        assertFalse(next.isAfter(Instant.now().plus(Duration.ofMinutes(30))), next.toString());
        assertEquals(
                List.of(Duration.ofMinutes(30), Duration.ofHours(6), Duration.ofHours(12)),
                SimulatorOptions.defaults().retries);
    }

    @Test
    void countsAMerchantWhoIsNotThereAsNoAnswer() throws Exception {
        int nobody = Ports.free();
        start(
                options()
                        .withNotificationUrl("http://127.0.0.1:" + nobody + "/n")
                        .withNotificationRetries());
        open("INV-1");
        doku.payer().pay("INV-1");
        Delivery delivery = sent("given-up").deliveries().get(0);
        assertEquals(0, delivery.status());
        assertFalse(delivery.problem().isEmpty());
    }

    @Test
    void goesOnWhereItWasWhenItIsStartedAgain() throws Exception {
        answer(500, 200);
        start(notifying().withNotificationRetries(millis(700)));
        open("INV-1");
        doku.payer().pay("INV-1");
        shop.calls(1);
        doku.close();
        doku.start();
        sent("acknowledged");
        assertEquals(2, shop.calls().size());
    }

    @Test
    void learnsOfItsReceiverAfterTheStart() throws Exception {
        start(options());
        open("INV-1");
        open("INV-2");
        doku.payer().pay("INV-1");
        assertEquals(List.of(), doku.payer().notifications());

        doku.notifyAt(shop.url().replace("127.0.0.1", "localhost"), "/elsewhere");
        doku.payer().pay("INV-2");

        Call call = shop.calls(1).get(0);
        assertEquals("INV-2", call.invoiceNumber());
        assertTrue(shop.isSigned(call, "/elsewhere"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/n",
                "http://shop.example/n",
                "http://127.0.0.1.shop.example/n",
                "http://127.0.0.256/n",
                "http://127.0.1/n",
                "http://10.0.0.1/n",
                "http://a:b@127.0.0.1/n",
                "http://127.0.0.1/n?x=1",
                "http://127.0.0.1/n#x",
                "127.0.0.1:8080",
                "http:///n",
                "no url"
            })
    void tellsNobodyButThisMachine(String url) {
        assertThrows(IllegalArgumentException.class, () -> options().withNotificationUrl(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"notifications", "/a b", "/a?b", "/a\n", "http://shop.example/n"})
    void signsNothingButAPath(String path) {
        assertThrows(IllegalArgumentException.class, () -> notifying().withSignedPath(path));
    }

    @Test
    void retriesInOrderOnly() {
        assertThrows(
                IllegalArgumentException.class,
                () -> options().withNotificationRetries(millis(2, 1)));
    }

    @Test
    void printsNoCustomer() throws Exception {
        start(notifying());
        open("INV-1");
        doku.payer().pay("INV-1");
        SentNotification sent = sent("acknowledged");
        assertTrue(sent.toString().contains("INV-1 SALE SUCCESS"), sent.toString());
        assertFalse(sent.toString().contains("anton@example.com"));
        assertNotEquals(0, sent.body().length);
    }
}
