package io.github.dokucamel.simulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The hosted payment page, as a browser without scripts sees it. */
class PaymentPageTest extends SimulatorCase {

    private static final String HOSTILE = "\\\"><script>alert(1)</script>'&";

    private final Shop shop = Shop.acknowledging();

    @AfterEach
    void closeShop() {
        shop.close();
    }

    private HttpResponse<String> get(String page) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(page)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> press(String page, String form) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(page))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void showsTheOrderAndWhatCanBeDone() throws Exception {
        start(options());
        String page = get(open("INV-1")).body();
        assertTrue(page.contains("SIMULATOR: no money moves"));
        assertTrue(page.contains("INV-1"));
        assertTrue(page.contains("<data value=\"90000\">IDR 90.000</data>"), page);
        assertTrue(page.contains("Kaos ☕"));
        assertTrue(page.contains("<data value=\"30000\">IDR 30.000</data>"));
        assertTrue(page.contains("Not paid yet."));
        for (String button : List.of(">Pay<", ">Decline<", ">Let it expire<")) {
            assertTrue(page.contains(button), button);
        }
        assertTrue(page.contains("<html lang=\"en\">"));
        assertFalse(page.contains("<script"));
    }

    @Test
    void showsHostileTextAsText() throws Exception {
        start(options());
        String order = Merchant.order(HOSTILE).replace("Kaos ☕", "Kaos " + HOSTILE);
        String url = json(send(Merchant.posts(order))).at("/credit_card_payment_page/url").asText();
        HttpResponse<String> page = get(url);
        assertFalse(page.body().contains("<script"));
        assertTrue(page.body().contains("&quot;&gt;&lt;script&gt;"));
        assertTrue(page.body().contains("&lt;/script&gt;&#39;&amp;"));
        assertEquals(
                3, page.body().split("&lt;script&gt;alert\\(1\\)&lt;/script&gt;", -1).length - 1);
        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.startsWith("default-src 'none'"), policy);
        assertFalse(policy.contains("script-src"), policy);
    }

    @Test
    void showsSomeOfManyItems() throws Exception {
        start(options());
        String item = "{\"name\":\"Kaos\",\"price\":1000,\"quantity\":1}";
        String order =
                Merchant.order("INV-1")
                        .replaceFirst(
                                "\\[.*]",
                                "[" + String.join(",", Collections.nCopies(90, item)) + "]");
        String page =
                get(json(send(Merchant.posts(order))).at("/credit_card_payment_page/url").asText())
                        .body();
        assertEquals(50, page.split("<td>Kaos", -1).length - 1);
        assertTrue(page.contains("and 40 more"));
    }

    @Test
    void isPaidAndSaysSo() throws Exception {
        start(options().withNotificationUrl(shop.url()));
        String page = open("INV-1");

        HttpResponse<String> pressed = press(page, "do=pay");

        assertEquals(303, pressed.statusCode());
        assertEquals(
                URI.create(page).getPath(), pressed.headers().firstValue("Location").orElse(""));
        assertEquals("SALE SUCCESS", Shop.said(shop.calls(1).get(0)));
        await().until(() -> get(page).body().contains("acknowledged (HTTP 200, 1 try)"));
        String after = get(page).body();
        assertTrue(after.contains("Paid: <data value=\"90000\">IDR 90.000</data> at "), after);
        assertFalse(after.contains("<button"));
        assertTrue(doku.violations().isEmpty());
    }

    @Test
    void isNotPaidTwice() throws Exception {
        start(options().withNotificationUrl(shop.url()));
        String page = open("INV-1");
        press(page, "do=pay");
        for (String form : List.of("do=pay", "do=decline", "do=expire")) {
            HttpResponse<String> again = press(page, form);
            assertEquals(409, again.statusCode());
            assertTrue(again.body().contains("Nothing was done"));
            assertTrue(again.body().contains("data-state=\"SUCCESS\""));
        }
        assertEquals(1, doku.payer().notifications().size());
    }

    @Test
    void canStillBePaidAfterADecline() throws Exception {
        start(options());
        String page = open("INV-1");
        assertEquals(303, press(page, "do=decline").statusCode());
        String declined = get(page).body();
        assertTrue(declined.contains("Declined at ") && declined.contains(">Pay<"), declined);
        assertTrue(declined.contains("the simulator has no URL to send them to"));
        assertEquals(303, press(page, "do=pay").statusCode());
        assertTrue(get(page).body().contains("data-state=\"SUCCESS\""));
    }

    @Test
    void isOverWhenItHasExpired() throws Exception {
        start(options());
        String page = open("INV-1");
        assertEquals(303, press(page, "do=expire").statusCode());
        assertTrue(get(page).body().contains("It cannot be paid any more."));
        assertFalse(get(page).body().contains("<button"));
        assertEquals(409, press(page, "do=pay").statusCode());
        assertTrue(get(page).body().contains("data-state=\"EXPIRED\""));
    }

    @Test
    void showsWhatTheBackOfficeDid() throws Exception {
        start(options());
        String refunded = open("INV-1");
        String voided = open("INV-2");
        doku.payer().pay("INV-1");
        doku.payer().refund("INV-1", 30000);
        doku.payer().pay("INV-2");
        doku.payer().voidPayment("INV-2");
        String page = get(refunded).body();
        assertTrue(page.contains("Refunded: <data value=\"30000\">IDR 30.000</data> of "), page);
        assertTrue(get(voided).body().contains("Voided at "));
    }

    @Test
    void saysWhenANotificationIsTriedAgain() throws Exception {
        try (Shop broken = Shop.answering(500)) {
            start(options().withNotificationUrl(broken.url()));
            String page = open("INV-1");
            press(page, "do=pay");
            await().until(() -> get(page).body().contains("(HTTP 500, 1 try)"));
            assertTrue(get(page).body().contains("next try at 2"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "do=refund", "do=void", "do=", "pay", "do=pay&do=expire"})
    void takesNothingElse(String form) throws Exception {
        start(options());
        String page = open("INV-1");
        assertEquals(400, press(page, form).statusCode());
        assertTrue(get(page).body().contains("data-state=\"PENDING\""));
    }

    @ParameterizedTest
    @CsvSource({"GET,404", "POST,404", "PUT,405", "DELETE,405"})
    void knowsNoOtherPage(String method, int status) throws Exception {
        start(options());
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(open("INV-1") + "x"))
                        .method(method, BodyPublishers.ofString("do=pay"))
                        .build();
        assertEquals(status, send(request).statusCode());
    }
}
