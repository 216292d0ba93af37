package io.github.dokucamel.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapBusinessTest extends SnapCase {

    private static final String VA = "/virtual-accounts/bi-snap-va/v1.1/transfer-va/";
    private static final String DEBIT = "/direct-debit/core/v1/debit/";

    @BeforeEach
    void startIt() {
        start(snapOptions());
    }

    private String said(String method, String path, String body) throws Exception {
        return call(method, path, body).path("responseCode").asText();
    }

    private static String standing(String number) {
        return "{\"partnerServiceId\":\"   19008\",\"customerNo\":\"%s\",\"virtualAccountNo\":\"   19008%s\"}"
                .formatted(number, number);
    }

    @Test
    void makesUpTheRestOfANumber() throws Exception {
        JsonNode data = call("POST", CREATE, account("INV-1", "6")).path("virtualAccountData");
        String number = data.path("virtualAccountNo").asText();
        assertTrue(number.matches("   190086\\d{10}"), number);
        assertEquals("   19008" + data.path("customerNo").asText(), number);
        assertEquals("INV-1", data.path("trxId").asText());
        assertTrue(data.at("/additionalInfo/howToPayPage").asText().startsWith(doku.baseUrl()));
        JsonNode other = call("POST", CREATE, account("INV-2", "6")).path("virtualAccountData");
        assertTrue(!number.equals(other.path("virtualAccountNo").asText()));
    }

    @Test
    void keepsANumberThatTheMerchantChose() throws Exception {
        JsonNode data =
                call("POST", CREATE, account("INV-1", "000000000001")).path("virtualAccountData");
        assertEquals("   19008000000000001", data.path("virtualAccountNo").asText());
    }

    @Test
    void refusesAnAccountThatIsNotAsItMustBe() throws Exception {
        String right = account("INV-1", "000000000001");
        assertEquals("4002700", said("POST", CREATE, "{"));
        assertEquals("4002701", said("POST", CREATE, right.replace("   190080", "   190081")));
        assertEquals("4002701", said("POST", CREATE, right.replace("   19008\"", "19008\"")));
        assertEquals("4002701", said("POST", CREATE, right.replace("11500.00", "11500")));
        assertEquals("4002701", said("POST", CREATE, right.replace("IDR", "USD")));
        assertEquals(
                "Invalid Mandatory Field totalAmount.value",
                call("POST", CREATE, right.replace("value", "worth"))
                        .path("responseMessage")
                        .asText());
        assertEquals("4032715", said("POST", CREATE, account("DECLINE-1", "000000000001")));
        assertEquals("2002700", said("POST", CREATE, right.replace("{\"part", "{\"x\":1,\"part")));
        assertEquals("4092701", said("POST", CREATE, right));
    }

    @Test
    void tellsHowAnAccountStands() throws Exception {
        assertEquals("4042601", said("POST", STATUS, standing("000000000001")));
        call("POST", CREATE, account("INV-1", "000000000001"));
        assertEquals("Pending", reason());
        doku.payer().pay("INV-1");
        assertEquals("Paid", reason());
        JsonNode data = call("POST", STATUS, standing("000000000001")).path("virtualAccountData");
        assertEquals("11500.00", data.at("/paidAmount/value").asText());
        assertEquals("INV-1", data.path("trxId").asText());
        assertEquals("4043100", said("DELETE", VA + "delete-va", account("INV-1", "000000000001")));
    }

    private String reason() throws Exception {
        return call("POST", STATUS, standing("000000000001"))
                .at("/virtualAccountData/paymentFlagReason/english")
                .asText();
    }

    @Test
    void changesAndDeletesAnAccount() throws Exception {
        call("POST", CREATE, account("INV-1", "000000000001"));
        String changed =
                account("INV-1", "000000000001")
                        .replace("11500", "7000")
                        .replace(
                                "_BCA\"",
                                "_BCA\",\"virtualAccountConfig\":{\"status\":\"ACTIVE\"}");
        assertEquals("2002800", said("PUT", VA + "update-va", changed));
        assertEquals(
                "4042801",
                said(
                        "PUT",
                        VA + "update-va",
                        changed.replace("000000001", "000000002").replace("INV-1", "INV-2")));
        doku.payer().decline("INV-1");
        assertEquals("2003100", said("DELETE", VA + "delete-va", account("INV-1", "000000000001")));
        assertEquals("Expired", reason());
    }

    @Test
    void paysDebitsOnAPageAndGivesBackAPart() throws Exception {
        JsonNode paid = pays(debit("INV-1"));
        String page = paid.path("webRedirectUrl").asText();
        assertEquals(
                200, send(Merchant.gets(page.substring(doku.baseUrl().length()))).statusCode());
        assertEquals("03", standing());
        assertEquals("4045800", refund("R-1", "1.00"));
        doku.payer().pay("INV-1");
        assertEquals("00", standing());
        assertEquals("4045813", refund("R-2", "90001.00"));
        assertEquals("2005800", refund("R-3", "30000.00"));
        assertEquals("4095801", refund("R-3", "30000.00"));
        assertEquals("04", standing());
        assertEquals("5400", pays(debit("INV-2")).path("responseCode").asText().substring(3));
        assertEquals("4095401", pays(debit("INV-2")).path("responseCode").asText());
    }

    private JsonNode pays(String body) throws Exception {
        return json(
                send(
                        SnapCaller.calls("POST", PAY, body, token())
                                .with("Authorization-customer", customerToken())
                                .to(doku)));
    }

    private String standing() throws Exception {
        return call(
                        "POST",
                        "/orders/v1.0/debit/status",
                        """
                        {"originalPartnerReferenceNo":"INV-1","serviceCode":"55",
                        "additionalInfo":{"channel":"EMONEY_OVO_SNAP"}}""")
                .path("latestTransactionStatus")
                .asText();
    }

    private String refund(String number, String amount) throws Exception {
        return said(
                "POST",
                DEBIT + "refund",
                """
                {"originalPartnerReferenceNo":"INV-1","partnerRefundNo":"%s",
                "refundAmount":{"value":"%s","currency":"IDR"},
                "additionalInfo":{"channel":"EMONEY_OVO_SNAP"}}"""
                        .formatted(number, amount));
    }

    @Test
    void transfersMoneyButToDokusOwnBadAccount() throws Exception {
        assertEquals("4045301", transferStatus("T-1"));
        transfer("T-1", "8377388292");
        transfer("T-2", "00123450");
        assertEquals("00", transferStatus("T-1"));
        assertEquals("06", transferStatus("T-2"));
    }

    private void transfer(String reference, String account) throws Exception {
        JsonNode answer =
                call(
                        "POST",
                        "/snap/v1.1/emoney/transfer-bank",
                        """
                        {"partnerReferenceNo":"%s","customerNumber":"628123",
                        "beneficiaryAccountNumber":"%s","beneficiaryBankCode":"002",
                        "sessionId":"S","amount":{"value":"10000.00","currency":"IDR"}}"""
                                .formatted(reference, account));
        assertTrue(answer.path("responseCode").isInt());
        assertEquals(2_004_300, answer.path("responseCode").asInt());
    }

    private String transferStatus(String reference) throws Exception {
        JsonNode answer =
                call(
                        "POST",
                        "/snap/v1.1/qr/qr-mpm-status",
                        "{\"originalPartnerReferenceNo\":\"%s\",\"serviceCode\":\"43\"}"
                                .formatted(reference));
        return answer.path("latestTransactionStatus").asText(answer.path("responseCode").asText());
    }

    @Test
    void faultsHitPaymentsAndNotTheTokensBeforeThem() throws Exception {
        doku.addFault(FaultRule.of(Fault.HTTP_503).times(1));
        String token = token();
        SnapCaller first = SnapCaller.calls("POST", CREATE, account("INV-1", "6"), token);
        assertEquals(503, send(first.to(doku)).statusCode());
        assertEquals(
                "2002700", code(SnapCaller.calls("POST", CREATE, account("INV-1", "6"), token)));
        assertEquals("INV-1", doku.requests().get(1).invoiceNumber());
    }

    @Test
    void faultsSpeakSnapToo() throws Exception {
        String token = token();
        SnapCaller[] calls = new SnapCaller[4];
        for (int i = 0; i < calls.length; i++) {
            calls[i] = SnapCaller.calls("POST", CREATE, account("INV-" + i, "6"), token);
        }
        doku.addFault(FaultRule.of(Fault.DECLINED_A).times(1));
        doku.addFault(FaultRule.of(Fault.HTTP_500_AFTER).times(1));
        doku.addFault(FaultRule.of(Fault.OTHER_INVOICE).times(1));
        doku.addFault(FaultRule.of(Fault.NO_SUCCESS_MEMBER).times(1));
        assertEquals("4032715", code(calls[0]));
        assertEquals("5002700", code(calls[1]));
        JsonNode other = json(send(calls[2].to(doku)));
        assertEquals("OF-SOMEBODY-ELSE", other.at("/virtualAccountData/trxId").asText());
        assertTrue(json(send(calls[3].to(doku))).path("responseCode").isMissingNode());
        assertEquals(
                "4092701", code(SnapCaller.calls("POST", CREATE, account("INV-1", "6"), token)));
        assertEquals(
                "2002700", code(SnapCaller.calls("POST", CREATE, account("INV-0", "6"), token)));
    }
}
