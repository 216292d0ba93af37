package io.github.dokucamel.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;

/** A simulator that knows the merchant's key, and a merchant who gets a token when it needs one. */
abstract class SnapCase extends SimulatorCase {

    static final String CREATE = "/virtual-accounts/bi-snap-va/v1.1/transfer-va/create-va";
    static final String DELETE = "/virtual-accounts/bi-snap-va/v1.1/transfer-va/delete-va";
    static final String STATUS = "/orders/v1.0/transfer-va/status";
    static final String PAY = "/direct-debit/core/v1/debit/payment-host-to-host";

    static SimulatorOptions snapOptions() {
        return options().withSnapPublicKey(Merchant.CLIENT_ID, SnapCaller.KEYS.getPublic());
    }

    String token() throws Exception {
        return json(send(SnapCaller.asksForToken().to(doku))).path("accessToken").asText();
    }

    String customerToken() throws Exception {
        return json(send(asksForCustomer("authorization_code", "authCode", "agreed").to(doku)))
                .path("accessToken")
                .asText();
    }

    static SnapCaller asksForCustomer(String grant, String proof, String value) {
        return SnapCaller.asksForToken(
                SnapCaller.CUSTOMER_TOKEN,
                "{\"grantType\":\"%s\",\"%s\":\"%s\"}".formatted(grant, proof, value));
    }

    /** With a new token. */
    JsonNode call(String method, String path, String body) throws Exception {
        return json(send(SnapCaller.calls(method, path, body, token()).to(doku)));
    }

    String code(SnapCaller caller) throws Exception {
        HttpResponse<byte[]> answer = send(caller.to(doku));
        String code = json(answer).path("responseCode").asText();
        assertEquals(code.substring(0, 3), Integer.toString(answer.statusCode()));
        return code;
    }

    static String account(String trxId, String customerNo) {
        return """
            {"partnerServiceId":"   19008","customerNo":"%s","virtualAccountNo":"   19008%s",
            "virtualAccountName":"Anton Budiman","trxId":"%s","virtualAccountTrxType":"C",
            "totalAmount":{"value":"11500.00","currency":"IDR"},
            "additionalInfo":{"channel":"VIRTUAL_ACCOUNT_BCA"}}"""
                .formatted(customerNo, customerNo, trxId);
    }

    static String debit(String reference) {
        return """
            {"partnerReferenceNo":"%s","amount":{"value":"90000.00","currency":"IDR"},
            "additionalInfo":{"channel":"EMONEY_OVO_SNAP","successPaymentUrl":"https://shop/yes",
            "failedPaymentUrl":"https://shop/no"}}"""
                .formatted(reference);
    }
}
