package io.github.dokucamel.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ScriptedGateway.Call;
import io.github.dokucamel.ScriptedGateway.Reply;
import io.github.dokucamel.signature.InvalidSignatureException;
import io.github.dokucamel.signature.Secret;
import io.github.dokucamel.signature.SnapVerifier;
import io.github.dokucamel.signature.TokenVerifier;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the merchant gets to hear of payments in SNAP's scheme, verified by the bundle's verifiers. */
class SnapNotificationTest extends SnapCase {

    private static final KeyPair DOKU = SnapCaller.keys();
    private static final String BILL =
            """
            {"responseCode":"2002400","responseMessage":"Successful","virtualAccountData":{
            "partnerServiceId":"   19008","customerNo":"42","virtualAccountNo":"   1900842",
            "virtualAccountName":"Anton","totalAmount":{"value":"25000.00","currency":"IDR"},
            "virtualAccountTrxType":"C","additionalInfo":{"trxId":"BILL-1"}}}""";

    private final ScriptedGateway shop = ScriptedGateway.answering(SnapNotificationTest::answer);
    private final SnapPaths paths = SnapPaths.at(shop.baseUrl());

    private static Reply answer(Call call) {
        if (call.uri().endsWith("/access-token/b2b")) {
            return new Reply(200, "{\"accessToken\":\"of-the-shop\"}");
        }
        return new Reply(200, call.uri().endsWith("/inquiry") ? BILL : "{}");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void open(SnapPaths at) {
        start(snapOptions().withSnapPrivateKey(DOKU.getPrivate()));
        doku.notifySnapAt(at);
    }

    /** The last of this many. */
    private Call last(int number) {
        await().until(() -> shop.calls().size() >= number);
        assertEquals(number, shop.calls().size());
        return shop.calls().get(number - 1);
    }

    private static void verify(Call call, String path) {
        new SnapVerifier(List.of(Secret.of(Merchant.SECRET)))
                .verify(
                        "POST",
                        path,
                        "of-the-shop",
                        call.body().getBytes(UTF_8),
                        call.header("X-TIMESTAMP"),
                        call.header("X-SIGNATURE"));
        assertEquals("Bearer of-the-shop", call.header("Authorization"));
        assertEquals(Merchant.CLIENT_ID, call.header("X-PARTNER-ID"));
    }

    @Test
    void asksForATokenAndTellsThatANumberWasPaid() throws Exception {
        open(paths);
        call("POST", CREATE, account("INV-1", "000000000001"));
        doku.payer().pay("INV-1", 7_000);
        Call told = last(2);
        Call asked = shop.calls().get(0);
        assertEquals(paths.token(), asked.uri());
        new TokenVerifier(DOKU.getPublic())
                .verify(
                        asked.header("X-CLIENT-KEY"),
                        asked.header("X-TIMESTAMP"),
                        asked.header("X-SIGNATURE"));
        assertEquals(paths.payment(), told.uri());
        verify(told, paths.payment());
        JsonNode body = Outbox.json(told.body());
        assertEquals("INV-1", body.path("trxId").asText());
        assertEquals("7000.00", body.at("/paidAmount/value").asText());
        assertEquals("   19008000000000001", body.path("virtualAccountNo").asText());
        assertEquals("VIRTUAL_ACCOUNT_BCA", body.at("/additionalInfo/channel").asText());
        await().until(
                        () ->
                                doku.payer().notifications().stream()
                                        .anyMatch(sent -> sent.state().equals("acknowledged")));
    }

    @Test
    void tellsWhatBecameOfADebit() throws Exception {
        open(paths);
        send(
                SnapCaller.calls("POST", PAY, debit("INV-1"), token())
                        .with("Authorization-customer", customerToken())
                        .to(doku));
        doku.payer().decline("INV-1");
        Call told = last(2);
        assertEquals(paths.debit(), told.uri());
        verify(told, paths.debit());
        JsonNode body = Outbox.json(told.body());
        assertEquals("INV-1", body.path("originalPartnerReferenceNo").asText());
        assertEquals("06", body.path("latestTransactionStatus").asText());
        assertEquals("EMONEY", body.at("/additionalInfo/accountType").asText());
    }

    @Test
    void namesTheChannelOfADebitAsItIsAskedTo() throws Exception {
        start(snapOptions().withSnapPrivateKey(DOKU.getPrivate()).withChannelIds(true));
        doku.notifySnapAt(paths);
        send(
                SnapCaller.calls("POST", PAY, debit("INV-1"), token())
                        .with("Authorization-customer", customerToken())
                        .to(doku));
        doku.payer().decline("INV-1");
        JsonNode info = Outbox.json(last(2).body()).path("additionalInfo");
        assertEquals("EMONEY_OVO_SNAP", info.path("channelId").asText());
        assertEquals("", info.path("channel").asText());
    }

    @Test
    void signsThePublicPathOfAMerchantBehindAProxy() throws Exception {
        open(
                new SnapPaths(
                        shop.baseUrl(),
                        paths.token(),
                        paths.inquiry(),
                        paths.payment(),
                        paths.debit(),
                        "/shop"));
        call("POST", CREATE, account("INV-1", "000000000001"));
        doku.payer().pay("INV-1");
        Call told = last(2);
        assertEquals(paths.payment(), told.uri());
        verify(told, "/shop" + paths.payment());
    }

    @Test
    void forgesWhenItIsAskedTo() throws Exception {
        open(paths);
        call("POST", CREATE, account("INV-1", "000000000001"));
        doku.addFault(FaultRule.of(Fault.NOTIFY_FORGE_BODY));
        doku.payer().pay("INV-1");
        Call told = last(2);
        assertThrows(InvalidSignatureException.class, () -> verify(told, paths.payment()));
    }

    @Test
    void asksWhatThereIsToPayAndTakesIt() throws Exception {
        open(paths);
        HttpResponse<byte[]> answer = inquire("{\"virtual_account_no\":\"   1900842\"}");
        assertEquals(200, answer.statusCode());
        assertEquals("BILL-1", json(answer).path("invoice_number").asText());
        assertEquals("2002400", json(answer).at("/answer/responseCode").asText());
        Call asked = last(2);
        verify(asked, paths.inquiry());
        assertEquals("42", Outbox.json(asked.body()).path("customerNo").asText());
        doku.payer().pay("BILL-1");
        JsonNode told = Outbox.json(last(4).body());
        assertEquals("25000.00", told.at("/paidAmount/value").asText());
        assertEquals("BILL-1", told.path("trxId").asText());
    }

    @Test
    void saysWhyItCannotAsk() throws Exception {
        start(snapOptions());
        assertEquals(409, inquire("{\"virtual_account_no\":\"   1900842\"}").statusCode());
        assertEquals(400, inquire("{\"virtual_account_no\":\"1\"}").statusCode());
        assertEquals(400, inquire("{\"number\":\"   1900842\"}").statusCode());
        doku.notifySnapAt(paths);
        assertEquals(502, inquire("{\"virtual_account_no\":\"   1900842\"}").statusCode());
        assertEquals(
                404,
                inquire("{\"virtual_account_no\":\"   1900842\",\"client_id\":\"B\"}")
                        .statusCode());
    }

    @Test
    void tellsOfABindingOnce() throws Exception {
        open(paths.withBinding("/bindings"));
        String asked =
                "{\"external_id\":\"EXT-1\",\"cust_id_merchant\":\"C-1\",\"auth_code\":\"A\"}";
        HttpResponse<byte[]> answer = control("bindings", asked);
        assertEquals("{\"status\":200,\"answer\":{}}", new String(answer.body(), UTF_8));
        Call told = last(2);
        assertEquals("/bindings", told.uri());
        verify(told, "/bindings");
        assertEquals(
                "{\"originalExternalId\":\"EXT-1\",\"additionalInfo\":{\"status\":\"SUCCESS\","
                        + "\"custIdMerchant\":\"C-1\",\"authCode\":\"A\"}}",
                told.body());
    }

    @Test
    void saysWhyItCannotTellOfABinding() throws Exception {
        start(snapOptions());
        assertEquals(409, control("bindings", "{\"external_id\":\"1\"}").statusCode());
        doku.notifySnapAt(paths);
        assertEquals(409, control("bindings", "{\"external_id\":\"1\"}").statusCode());
        doku.notifySnapAt(paths.withBinding("/bindings"));
        assertEquals(502, control("bindings", "{\"external_id\":\"1\"}").statusCode());
        assertEquals(400, control("bindings", "{\"id\":\"1\"}").statusCode());
        assertEquals(400, control("bindings", "{").statusCode());
        assertEquals(
                404,
                control("bindings", "{\"external_id\":\"1\",\"client_id\":\"B\"}").statusCode());
    }

    private HttpResponse<byte[]> inquire(String body) throws Exception {
        return control("inquiries", body);
    }

    private HttpResponse<byte[]> control(String door, String body) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(doku.baseUrl() + "/simulator/" + door))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }
}
