package io.github.dokucamel.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Headers and bodies in the manner of DOKU's own libraries and plugins, which documents forbid: taken
 * as DOKU takes them, refused by a strict simulator.
 */
class ClientBodiesTest extends SnapCase {

    private static final String BIND = "/direct-debit/core/v1/registration-account-binding";
    private static final String DEBIT_STATUS = "/orders/v1.0/debit/status";
    private static final String UUID_AND_TIME =
            "3f2b8c1e-9a41-4c1d-8f6e-0b1d2c3a4e5f-1795942800123";
    private static final String HEX_AND_TIME =
            "8d0f2a6b4c1e3a5f7d9b0c2e4a6f8d1b2026-11-29T16:40:00+07:00";

    private String token;

    @BeforeEach
    void startTolerant() throws Exception {
        start(snapOptions().withStrict(false));
        token = token();
    }

    private void startStrict() throws Exception {
        stop();
        start(snapOptions());
        token = token();
    }

    private SnapCaller posts(String path, String body) {
        return SnapCaller.calls("POST", path, body, token);
    }

    private static void assertTaken(JsonNode answer) {
        assertEquals(
                "200", answer.path("responseCode").asText().substring(0, 3), answer.toString());
    }

    private JsonNode answer(SnapCaller caller) throws Exception {
        return json(send(caller.to(doku)));
    }

    @ParameterizedTest
    @ValueSource(strings = {UUID_AND_TIME, HEX_AND_TIME, "1795942800"})
    void anExternalIdMayHoldMoreThanDigitsAndIsOfOneCallADay(String id) throws Exception {
        assertTaken(answer(posts(CREATE, account("EXT-1", "00001")).with("X-EXTERNAL-ID", id)));
        assertEquals(
                "4092700", code(posts(CREATE, account("EXT-2", "2")).with("X-EXTERNAL-ID", id)));
        startStrict();
        assertEquals(
                id.matches("[0-9]+") ? "2002700" : "4002701",
                code(posts(CREATE, account("EXT-3", "00003")).with("X-EXTERNAL-ID", id)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2H", "SDK", "DH", "VA004", "VIRTUAL_ACCOUNT_BANK_CIMB", ""})
    void aChannelIdIsWhateverTheyCallIt(String channelId) throws Exception {
        SnapCaller caller = posts(CREATE, account("CHN-1", "00010"));
        assertTaken(answer(caller.with("CHANNEL-ID", channelId.isEmpty() ? null : channelId)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"\"", "{}"})
    void anEmptyListIsNoObjectAndTakenForOne(String info) throws Exception {
        String body =
                "{\"grantType\":\"client_credentials\",\"additionalInfo\":%s}".formatted(info);
        assertTaken(answer(SnapCaller.asksForToken(SnapCaller.TOKEN, body)));
    }

    @Test
    void anAuthCodeBringsMoreThanOneToken() throws Exception {
        assertTaken(answer(asksForCustomer("authorization_code", "authCode", "once")));
        assertTaken(answer(asksForCustomer("authorization_code", "authCode", "once")));
    }

    /** Sent and signed: PHP, PHP of old, Gson, Go, JavaScript, Python, and with blanks. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "https:\\/\\/a.id\\/b | https://a.id/b",
                "https://a.id/b | https:\\/\\/a.id\\/b",
                "caf\\u00e9 \\/ \\ud83d\\ude00 | café / \uD83D\uDE00",
                "café / \uD83D\uDE00 | caf\\u00e9 \\/ \\ud83d\\ude00",
                "a?b=1&c='d' | a?b\\u003d1\\u0026c\\u003d\\u0027d\\u0027",
                "a?b\\u003d1\\u0026c\\u003d\\u0027d\\u0027 | a?b=1&c='d'",
                "<a&b> | \\u003ca\\u0026b\\u003e",
            })
    void aSignatureMayBeMadeOverAnotherSpellingOfTheSameText(String sent, String signed)
            throws Exception {
        String body = account("SPELL-1", "00020").replace("Anton Budiman", "%s");
        SnapCaller caller = posts(CREATE, body.formatted(sent)).signing(body.formatted(signed));
        assertTaken(answer(caller));
        assertEquals(
                "4012700",
                code(posts(CREATE, body.formatted(sent)).signing(body.formatted("Another"))));
        startStrict();
        assertEquals(
                "4012700",
                code(posts(CREATE, body.formatted(sent)).signing(body.formatted(signed))));
    }

    @ParameterizedTest
    @CsvSource({"10000.00, 10000", "10000.00, 10000.0", "1.50, 1.5", "10000.00, 10000.00"})
    void aSignatureMayBeMadeOverAnotherSpellingOfANumber(String sent, String signed)
            throws Exception {
        String body = account("NUM-1", "00030").replaceFirst("}$", ",\"fee\":%s}");
        assertTaken(answer(posts(CREATE, body.formatted(sent)).signing(body.formatted(signed))));
    }

    @Test
    void aSignatureMayBeMadeOverTheBodyWithItsBlanks() throws Exception {
        String body = account("BLANK-1", "00040");
        assertTaken(answer(posts(CREATE, body).signing(body.replace("\n", ""))));
    }

    @Test
    void aPriceMayBeANumber() throws Exception {
        String body =
                debit("A".repeat(32))
                        .replace("EMONEY_OVO_SNAP", "DIRECT_DEBIT_ALLO_SNAP")
                        .replaceFirst(
                                "}}$",
                                ",\"remarks\":\"r\",\"lineItems\":[{\"name\":\"I\",\"price\":10000.00,"
                                        + "\"quantity\":1}]}}")
                        .replaceFirst(
                                "^\\{",
                                "{\"payOptionDetails\":[{\"payMethod\":\"BALANCE\",\"transAmount\":"
                                        + "{\"value\":\"90000.00\",\"currency\":\"IDR\"}}],");
        SnapCaller caller =
                posts(PAY, body).with("Authorization-customer", "Bearer " + customerToken());
        assertTaken(answer(caller));
    }

    @Test
    void aStatusMayBeAskedForAsALenderDoes() throws Exception {
        SnapCaller pays = posts(PAY, debit("LEND-1"));
        assertTaken(answer(pays.with("Authorization-customer", "Bearer " + customerToken())));
        String asked =
                """
                {"originalPartnerReferenceNo":"LEND-1","serviceCode":"54","merchantId":"1",
                "amount":{"value":"90000.00","currency":"IDR"}}""";
        assertTaken(answer(posts(DEBIT_STATUS, asked)));
    }

    @Test
    void aDeletedAccountIsAnsweredWithItsChannel() throws Exception {
        String body = account("DEL-1", "00050").replace("ACCOUNT_BCA", "ACCOUNT_SINARMAS_FULL");
        assertTaken(answer(posts(CREATE, body)));
        JsonNode deleted = answer(SnapCaller.calls("DELETE", DELETE, body, token));
        assertEquals(
                "VIRTUAL_ACCOUNT_SINARMAS_FULL",
                deleted.at("/virtualAccountData/additionalInfo/channel").asText(),
                deleted.toString());
    }

    @Test
    void aHeaderOfADeviceNeedNotBeThere() throws Exception {
        String body =
                """
                {"phoneNo":"6281234567890","additionalInfo":{"channel":"EMONEY_OVO_SNAP",
                "custIdMerchant":"c","successRegistrationUrl":"https://a","failedRegistrationUrl":"https://b"}}""";
        assertTaken(answer(posts(BIND, body)));
    }

    /** Four kinds of what a shop's plugin posts: texts for numbers, numbers for texts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'order':{'invoice_number':'WC-1','amount':'90000','line_items':[{'id':41,'name':'Kaos','price':'30000','quantity':3,'sku':'K-1','category':'shirt','url':'https:\\/\\/toko.id\\/kaos'}],'callback_url':'https:\\/\\/toko.id\\/ok','callback_url_cancel':'https:\\/\\/toko.id\\/no','currency':'IDR','auto_redirect':true,'disable_retry_payment':true},'payment':{'payment_due_date':'60'},'customer':{'id':7,'name':'Anton','last_name':'Budiman','email':'a@b.id','phone':'6281234567890','address':'Jl. A','country':'ID'},'additional_info':{'doku_wallet_notify_url':'https:\\/\\/toko.id\\/notify'}}",
                "{'order':{'invoice_number':'WC-2','amount':90000,'recover_abandoned_cart':true,'expired_recovered_cart':'4320'},'payment':{'payment_due_date':60,'payment_method_types':['VIRTUAL_ACCOUNT_BCA']},'customer':{'id':'7','email':'a@b.id'},'additional_info':{'account':{'id':'SAC-1'}}}",
                "{'order':{'invoice_number':'WC-3','amount':'90000','line_items':[]},'payment':{'payment_due_date':'1440'},'customer':{'id':0,'name':'Siti','email':'s@b.id','postcode':'12190','state':'JK','city':'Jakarta'},'billing_address':{'first_name':'Siti','last_name':'','address':'Jl. B','city':'Jakarta','postal_code':'12190','phone':'081234567890','country_code':'IDN'},'shipping_address':{'first_name':'Siti','address':'Jl. B','city':'Jakarta','postal_code':12190,'phone':'081234567890','country_code':'IDN'}}",
                "{'order':{'invoice_number':'WC-4','amount':'90000','line_items':[{'id':'1','name':'A','price':90000,'quantity':'1'}]},'payment':{'payment_due_date':'60','type':'SALE'},'customer':[],'additional_info':[]}",
            })
    void aShopsPluginOpensACheckout(String json) throws Exception {
        String body = json.replace('\'', '"');
        HttpResponse<byte[]> answer = send(Merchant.postsTo("/checkout/v1/payment", body));
        assertEquals(200, answer.statusCode(), new String(answer.body()));
        assertEquals("90000", json(answer).at("/response/order/amount").asText());
        startStrict();
        assertEquals(400, send(Merchant.postsTo("/checkout/v1/payment", body)).statusCode());
    }

    @Test
    void anOldPaymentPageHasTextsToo() throws Exception {
        String order = Merchant.order("OLD-1");
        String texts =
                order.replace("30000", "\"30000\"")
                        .replace("\"email\"", "\"id\":7,\"email\"")
                        .replace(":3}", ":\"3\"}");
        assertEquals(200, send(Merchant.posts(texts)).statusCode());
    }

    @Test
    void aSignatureOfTheOlderSchemeMayBeOverAnotherSpelling() throws Exception {
        String order = Merchant.order("OLD-2").replace("\n", "");
        Merchant merchant = Merchant.posts(order.replace("☕", "a/b"));
        assertEquals(200, send(merchant.sends(order.replace("☕", "a\\/b"))).statusCode());
    }
}
