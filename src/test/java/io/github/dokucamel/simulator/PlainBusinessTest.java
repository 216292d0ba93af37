package io.github.dokucamel.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.signature.OvoCheckSum;
import io.github.dokucamel.signature.Secret;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders of DOKU's older scheme that are no payment pages. */
class PlainBusinessTest extends SimulatorCase {

    private static final String BCA = "/bca-virtual-account/v2/payment-code";
    private static final String ALFA = "/alfa-online-to-offline/v2/payment-code";
    private static final String OVO = "/ovo-emoney/v1/payment";

    private final Shop shop = Shop.acknowledging();

    @BeforeEach
    void open() {
        start(options()).notifyAt(shop.url());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static String account(String invoiceNumber) {
        return """
            {"order":{"invoice_number":"%s","amount":90000},
            "virtual_account_info":{"expired_time":60,"reusable_status":false},
            "customer":{"name":"Anton"}}"""
                .formatted(invoiceNumber);
    }

    private JsonNode opened(String path, String body) throws Exception {
        HttpResponse<byte[]> answer = send(Merchant.postsTo(path, body));
        assertEquals(200, answer.statusCode(), new String(answer.body()));
        Merchant.verify(path, answer);
        return json(answer);
    }

    private JsonNode status(String invoiceNumber) throws Exception {
        return json(send(Merchant.gets("/orders/v1/status/" + invoiceNumber)));
    }

    @Test
    void givesAnAccountNumberAndTellsWhenItIsPaid() throws Exception {
        JsonNode info = opened(BCA, account("INV-1")).path("virtual_account_info");
        String number = info.path("virtual_account_number").asText();
        assertTrue(number.matches("\\d{16}"), number);
        assertTrue(info.path("created_date").asText().matches("\\d{14}"));
        assertTrue(info.path("how_to_pay_page").asText().startsWith(doku.baseUrl() + "/pay/"));
        assertEquals("PENDING", status("INV-1").at("/transaction/status").asText());
        doku.payer().pay("INV-1");
        assertEquals("SUCCESS", status("INV-1").at("/transaction/status").asText());
        assertEquals("VIRTUAL_ACCOUNT_BCA", status("INV-1").at("/channel/id").asText());
        JsonNode told = Shop.body(shop.calls(1).get(0));
        assertTrue(shop.isSigned(shop.calls().get(0)));
        assertEquals("VIRTUAL_ACCOUNT", told.at("/service/id").asText());
        assertEquals(number, told.at("/virtual_account_info/virtual_account_number").asText());
        assertTrue(told.path("card_payment").isMissingNode());
        assertEquals("SUCCESS", told.at("/transaction/status").asText());
        assertTrue(told.at("/transaction/type").isMissingNode());
    }

    @Test
    void givesAPaymentCodeOfAShop() throws Exception {
        String body = account("INV-1").replace("virtual_account", "online_to_offline");
        String code = opened(ALFA, body).at("/online_to_offline_info/payment_code").asText();
        assertTrue(code.matches("\\d{16}"), code);
        doku.payer().pay("INV-1");
        JsonNode told = Shop.body(shop.calls(1).get(0));
        assertEquals("ONLINE_TO_OFFLINE_ALFA", told.at("/channel/id").asText());
        assertEquals(code, told.at("/online_to_offline_info/payment_code").asText());
    }

    @Test
    void answersARepeatOfAnyCallWithTheFirstAnswer() throws Exception {
        HttpResponse<byte[]> first =
                send(Merchant.postsTo(BCA, account("INV-1")).with("Request-Id", "R-1"));
        HttpResponse<byte[]> second =
                send(Merchant.postsTo(BCA, account("INV-2")).with("Request-Id", "R-1"));
        assertEquals(409, second.statusCode());
        assertArrayEquals(first.body(), second.body());
        assertError(
                400,
                "duplicate_invoice_number",
                "Invoice number has been used before",
                send(
                        Merchant.postsTo(
                                ALFA,
                                account("INV-1").replace("virtual_account", "online_to_offline"))));
        assertError(
                400,
                "transaction_not_allowed",
                "The simulator was asked to decline invoice numbers like this one",
                send(Merchant.postsTo(BCA, account("DECLINE-1"))));
    }

    @Test
    void refusesABodyThatIsNotAsTheCatalogueSays() throws Exception {
        String right = account("INV-1");
        assertInvalid("body is not JSON", "{");
        assertInvalid("customer.name is required", right.replace("\"name\"", "\"called\""));
        assertInvalid("order.amount must be of type integer", right.replace("90000", "\"90000\""));
        assertInvalid(
                "order.invoice_number must have at most 64 characters",
                right.replace("INV-1", "I".repeat(65)));
        assertInvalid(
                "virtual_account_info.billing_type must be one of"
                        + " [FIX_BILL, NO_BILL, BILL_VARIABLE_AMOUNT]",
                right.replace("\"expired_time\":60", "\"billing_type\":\"FREE\""));
        opened(BCA, right.replace("{\"order\"", "{\"unknown\":1,\"order\""));
    }

    private void assertInvalid(String message, String body) throws Exception {
        assertError(400, "invalid_parameter", message, send(Merchant.postsTo(BCA, body)));
    }

    @Test
    void knowsAddressesMethodsAndTypes() throws Exception {
        assertEquals(405, send(Merchant.gets(ALFA)).statusCode());
        assertEquals(404, send(Merchant.gets("/alfa-online-to-offline/v2")).statusCode());
        Merchant text = Merchant.postsTo(BCA, account("INV-1")).with("Content-Type", "text/plain");
        assertEquals(415, send(text).statusCode());
    }

    @Test
    void takesMoneyFromOvoWhileTheCallWaits() throws Exception {
        String sum =
                OvoCheckSum.of(
                        Secret.of(Merchant.SECRET),
                        "90000",
                        Merchant.CLIENT_ID,
                        "INV-1",
                        "081211111111");
        String body =
                """
                {"client":{"id":"%s"},"order":{"invoice_number":"INV-1","amount":90000},
                "ovo_info":{"ovo_id":"081211111111"},"security":{"check_sum":"%s"}}"""
                        .formatted(Merchant.CLIENT_ID, sum);
        assertError(
                400,
                "invalid_parameter",
                "security.check_sum is wrong",
                send(Merchant.postsTo(OVO, body.replace("90000", "90001"))));
        assertEquals("SUCCESS", opened(OVO, body).at("/ovo_payment/status").asText());
        assertEquals("SUCCESS", status("INV-1").at("/transaction/status").asText());
        JsonNode told = Shop.body(shop.calls(1).get(0));
        assertEquals(
                "EMONEY EMONEY_OVO",
                told.at("/service/id").asText() + " " + told.at("/channel/id").asText());
    }

    @Test
    void reportsInTheShapeOfCheckout() throws Exception {
        String path = "/checkout/v1/payment";
        HttpResponse<byte[]> refused = send(Merchant.postsTo(path, "{\"order\":{\"amount\":1}}"));
        assertEquals(400, refused.statusCode());
        assertEquals(
                "order.invoice_number is required", json(refused).at("/error_messages/0").asText());
        HttpResponse<byte[]> declined =
                send(
                        Merchant.postsTo(
                                path,
                                "{\"order\":{\"amount\":1,\"invoice_number\":\"DECLINE-1\"}}"));
        assertEquals(400, declined.statusCode());
        assertTrue(json(declined).path("message").isArray());
        JsonNode answer =
                opened(path, "{\"order\":{\"amount\":90000,\"invoice_number\":\"INV-1\"}}");
        assertEquals("SUCCESS", answer.at("/message/0").asText());
        String page = answer.at("/response/payment/url").asText();
        assertEquals(
                200, send(Merchant.gets(page.substring(doku.baseUrl().length()))).statusCode());
    }

    @Test
    void refundsWhatWasPaid() throws Exception {
        String path = "/cancellation/credit-card/refund";
        String body =
                """
                {"order":{"invoice_number":"INV-1"},"payment":{"original_request_id":"R"},
                "refund":{"amount":30000}}""";
        assertEquals(404, send(Merchant.postsTo(path, body)).statusCode());
        open("INV-1");
        assertEquals(400, send(Merchant.postsTo(path, body)).statusCode());
        doku.payer().pay("INV-1");
        JsonNode answer = opened(path, body);
        assertEquals("PARTIAL_REFUND", answer.at("/refund/type").asText());
        assertEquals("REFUNDED", status("INV-1").at("/transaction/status").asText());
    }
}
