package io.github.dokucamel.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.DokuSnap;
import io.github.dokucamel.Installation;
import io.github.dokucamel.NotificationCall;
import io.github.dokucamel.NotificationCall.Answer;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.ledger.sql.LedgerRows;
import io.github.dokucamel.simulator.Simulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** The service as it runs, with two merchants that have SNAP keys, and DOKU calling it. */
abstract class SnapCase {

    static final String CLIENT_ID = "BRN-0001-1234567890123";
    static final String SECRET = "SK-snap-0123456789";
    static final String PREVIOUS = "SK-snap-before-0123";
    static final String OTHER_CLIENT_ID = "MCH-0002-3210987654321";
    static final String OTHER_SHARED = "shared-by-the-other-shop";

    static final String TOKEN = "/authorization/v1/access-token/b2b";
    static final String INQUIRY = "/v1.1/transfer-va/inquiry";
    static final String PAYMENT = "/v1.1/transfer-va/payment";
    static final String DEBIT = "/v1.0/debit/notify";

    static final String BINDING = "/v1.0/binding/notify";

    private static final int LONGEST_ANSWER = 300;

    @TempDir static Path data;
    static RunningService service;
    static KeyPair doku;
    static KeyPair mine;
    private static Simulator gateway;
    private static String token;

    static void start(String... settings) throws Exception {
        doku = DokuSnap.keys();
        mine = DokuSnap.keys();
        String key = DokuSnap.file(data, "mine.pem", mine.getPrivate()).toString();
        String dokus = DokuSnap.file(data, "doku.pem", doku.getPublic()).toString();
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "--doku.intake.jms.enabled=false",
                                "--doku.intake.file.enabled=false",
                                "--doku.client-id=" + CLIENT_ID,
                                "--doku.secret-key=" + SECRET,
                                "--doku.previous-secret-key=" + PREVIOUS,
                                "--doku.snap.private-key-file=" + key,
                                "--doku.snap.doku-public-key-file=" + dokus,
                                "--doku.merchant.other.client-id=" + OTHER_CLIENT_ID,
                                "--doku.merchant.other.secret-key=SK-of-the-other-0123",
                                "--doku.merchant.other.snap.private-key-file=" + key,
                                "--doku.merchant.other.snap.doku-public-key-file=" + dokus,
                                "--doku.merchant.other.snap.shared-key=" + OTHER_SHARED,
                                "--doku.notification.max-bytes=20000",
                                "--doku.reconcile.enabled=false"));
        all.addAll(List.of(settings));
        gateway = RunningService.gateway();
        service = RunningService.start(data, gateway.baseUrl(), all.toArray(String[]::new));
        token = null;
    }

    @AfterAll
    static void stop() {
        service.close();
        gateway.close();
    }

    static LedgerRows ledger() {
        return new LedgerRows(data);
    }

    static Answer send(NotificationCall call) throws IOException {
        return call.send(service.rest("/").getPort());
    }

    static NotificationCall tokenRequest() {
        return DokuSnap.tokenRequest(TOKEN, CLIENT_ID, doku.getPrivate(), Instant.now());
    }

    /** DOKU's present token for the default merchant. */
    static String token() throws IOException {
        if (token == null) {
            token = json(send(tokenRequest())).path("accessToken").textValue();
        }
        return token;
    }

    static NotificationCall call(String path, String body) throws IOException {
        return DokuSnap.call(path, CLIENT_ID, SECRET, token(), body, body);
    }

    static JsonNode json(Answer answer) {
        return Outbox.json(answer.body());
    }

    static void assertAnswered(String code, NotificationCall call) throws IOException {
        Answer answer = send(call);
        assertEquals(code, json(answer).path("responseCode").textValue(), answer.toString());
        assertEquals(Integer.parseInt(code.substring(0, 3)), answer.status());
        assertTrue(
                answer.head().toLowerCase().contains("content-type: application/json"),
                answer.head());
    }

    /** Answered in short, with nothing of the call in it, and nothing changes. */
    static void assertRefused(String code, NotificationCall call) throws IOException {
        Installation.waiting().until(() -> ledger().unread() == 0);
        String before = ledger().beside() + ledger().notifications().size();
        Answer answer = send(call);
        assertEquals(code, json(answer).path("responseCode").textValue(), answer.toString());
        assertEquals(Integer.parseInt(code.substring(0, 3)), answer.status());
        assertEquals(2, json(answer).size(), answer.body());
        assertTrue(answer.body().length() <= LONGEST_ANSWER, answer.body());
        assertTrue(answer.head().length() <= LONGEST_ANSWER, answer.head());
        assertEquals(before, ledger().beside() + ledger().notifications().size());
    }

    static String bill(String invoiceNumber, String customerNo, String more) {
        return """
            {"operation":"snap-va-bca-dipc","invoice_number":"%s","amount":25000,
             "customer":{"name":"Anton Budiman","email":"anton@shop.example","phone":"+6281287458232"},
             "extra":{"partnerServiceId":"19008","customerNo":"%s"}%s}"""
                .formatted(invoiceNumber, customerNo, more);
    }

    /** Takes a bill in; its outcome document. */
    static JsonNode order(String json) throws Exception {
        return Outbox.json(
                service.send(service.order(json.getBytes(StandardCharsets.UTF_8))).body());
    }

    static String inquiry(String customerNo) {
        return """
            {"partnerServiceId":"   19008","customerNo":"%1$s","virtualAccountNo":"   19008%1$s","trxDateInit":"2024-09-13T10:16:10+07:00","inquiryRequestId":"DIPCVA003T240913101610069TxXxsQnHAYA","additionalInfo":{"channel":"VIRTUAL_ACCOUNT_BCA"}}"""
                .formatted(customerNo);
    }

    static String paid(String invoiceNumber, String paymentRequestId) {
        return """
            {"partnerServiceId":"   19008","customerNo":"1","virtualAccountNo":"   190081","virtualAccountName":"Anton Budiman","trxId":"%s","paymentRequestId":"%s","paidAmount":{"value":"25000.00","currency":"IDR"},"additionalInfo":{"channel":"VIRTUAL_ACCOUNT_BCA","senderName":"x"}}"""
                .formatted(invoiceNumber, paymentRequestId);
    }

    static String debit(String invoiceNumber, String status) {
        return """
            {"originalPartnerReferenceNo":"%s","originalReferenceNo":"DKU-%1$s","latestTransactionStatus":"%s","transactionStatusDesc":"x","amount":{"value":"25000.00","currency":"IDR"},"additionalInfo":{"channel":"EMONEY_OVO_SNAP"}}"""
                .formatted(invoiceNumber, status);
    }

    static String binding(String externalId, String status, String authCode) {
        return """
            {"originalExternalId":"%s","additionalInfo":{"status":"%s","custIdMerchant":"CUST-1","authCode":"%s"}}"""
                .formatted(externalId, status, authCode);
    }
}
