package io.github.dokucamel.simulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ScriptedGateway.Call;
import io.github.dokucamel.simulator.SentNotification.Delivery;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** How notifications go wrong on request. */
class NotificationFaultTest extends SimulatorCase {

    private final Shop shop = Shop.acknowledging();

    @BeforeEach
    void openTwoPages() throws Exception {
        start(
                options()
                        .withNotificationUrl(shop.url())
                        .withNotificationRetries(Duration.ofMillis(1)));
        open("INV-1");
        open("INV-2");
    }

    @AfterEach
    void closeShop() {
        shop.close();
    }

    private void given(String fault) {
        FaultParser.text(fault).forEach(doku::addFault);
    }

    private SentNotification sent(int index, String state) {
        await().until(() -> doku.payer().notifications().get(index).state().equals(state));
        return doku.payer().notifications().get(index);
    }

    @Test
    void duplicates() {
        given("notify-duplicate");
        doku.payer().pay("INV-1");
        List<Call> calls = shop.calls(2);
        assertEquals(calls.get(0).header("Request-Id"), calls.get(1).header("Request-Id"));
        assertEquals(calls.get(0).body(), calls.get(1).body());
        assertTrue(calls.stream().allMatch(shop::isSigned));
        await().until(() -> sent(0, "acknowledged").deliveries().size() == 2);
        assertEquals("notify-duplicate", sent(0, "acknowledged").deliveries().get(0).fault());
        assertEquals(2, shop.calls().size());
    }

    @Test
    void duplicatesUnderAnotherRequestId() {
        doku.addFault(FaultRule.of(Fault.NOTIFY_DUPLICATE).newRequestId());
        doku.payer().pay("INV-1");
        List<Call> calls = shop.calls(2);
        assertNotEquals(calls.get(0).header("Request-Id"), calls.get(1).header("Request-Id"));
        assertEquals(calls.get(0).body(), calls.get(1).body());
        assertTrue(calls.stream().allMatch(shop::isSigned));
    }

    @Test
    void holdsOneBackUntilTheNextHasGone() {
        given("notify-reorder");
        doku.payer().decline("INV-1");
        assertEquals(List.of(), shop.calls());
        doku.payer().pay("INV-1");
        assertEquals(
                List.of("SALE SUCCESS", "SALE FAILED"),
                shop.calls(2).stream().map(Shop::said).toList());
        assertEquals("notify-reorder", sent(0, "acknowledged").deliveries().get(0).fault());
    }

    @Test
    void holdsOneBackBehindOneThatIsNotHit() {
        given("notify-reorder:INV-1");
        doku.payer().pay("INV-1");
        doku.payer().pay("INV-2");
        assertEquals(
                List.of("INV-2", "INV-1"),
                shop.calls(2).stream().map(Call::invoiceNumber).toList());
    }

    @Test
    void delays() {
        given("notify-delay:INV-1:delay=700ms");
        long begun = System.nanoTime();
        doku.payer().pay("INV-1");
        doku.payer().pay("INV-2");
        List<Call> calls = shop.calls(2);
        assertEquals(List.of("INV-2", "INV-1"), calls.stream().map(Call::invoiceNumber).toList());
        assertTrue(System.nanoTime() - begun >= Duration.ofMillis(700).toNanos());
    }

    @Test
    void forgesTheSignature() {
        given("notify-forge");
        doku.payer().pay("INV-1");
        assertFalse(shop.isSigned(shop.calls(1).get(0)));
        assertEquals(new String(sent(0, "acknowledged").body()), shop.calls().get(0).body());
    }

    @Test
    void changesTheBodyAfterItWasSigned() {
        given("notify-forge-body:.*:1");
        doku.payer().pay("INV-1");
        Call call = shop.calls(1).get(0);
        assertFalse(shop.isSigned(call));
        assertEquals(10000, Shop.body(call).at("/order/amount").asLong());
        assertEquals("INV-1", call.invoiceNumber());
    }

    @Test
    void dropsATryAndRepeats() {
        given("notify-drop:.*:1");
        doku.payer().pay("INV-1");
        assertTrue(shop.isSigned(shop.calls(1).get(0)));
        List<Delivery> deliveries = sent(0, "acknowledged").deliveries();
        assertEquals("dropped", deliveries.get(0).problem());
        assertEquals(List.of(0, 200), deliveries.stream().map(Delivery::status).toList());
    }

    @Test
    void dropsAllOfThem() {
        given("notify-drop");
        doku.payer().pay("INV-1");
        assertEquals(2, sent(0, "given-up").deliveries().size());
        assertEquals(List.of(), shop.calls());
    }

    @Test
    void repeatsUnderAnotherRequestId() {
        given("notify-drop:.*:1,notify-new-id");
        doku.payer().pay("INV-1");
        Call call = shop.calls(1).get(0);
        assertNotEquals(sent(0, "acknowledged").requestId(), call.header("Request-Id"));
        assertTrue(shop.isSigned(call));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ANY, names = "NOTIFY_.*")
    void hitsNoCall(Fault fault) throws Exception {
        doku.addFault(FaultRule.of(fault));
        open("INV-3");
        assertEquals(200, send(Merchant.gets(OrderStatus.PATH + "INV-3")).statusCode());
        assertTrue(doku.requests().stream().allMatch(call -> call.fault().isEmpty()));
    }

    @Test
    void aFaultOfCallsHitsNoNotification() {
        given("http-500:on=all,gzip,silent-after,reset-before");
        doku.payer().pay("INV-1");
        assertTrue(shop.isSigned(shop.calls(1).get(0)));
        assertEquals("", sent(0, "acknowledged").deliveries().get(0).fault());
    }
}
