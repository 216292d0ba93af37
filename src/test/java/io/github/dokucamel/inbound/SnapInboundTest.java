package io.github.dokucamel.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.DokuSnap;
import io.github.dokucamel.Installation;
import io.github.dokucamel.NotificationCall;
import io.github.dokucamel.NotificationCall.Answer;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.ledger.sql.LedgerRows.Received;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What DOKU gets when it calls by SNAP, and what comes of it. */
class SnapInboundTest extends SnapCase {

    @BeforeAll
    static void start() throws Exception {
        SnapCase.start("--doku.destination.unmatched=");
    }

    private static JsonNode ask(String customerNo) throws Exception {
        return json(send(call(INQUIRY, inquiry(customerNo))));
    }

    private static List<String> outcomes(String outcome, String invoiceNumber) {
        return service.outbox().files(outcome).stream()
                .filter(name -> name.contains("-" + invoiceNumber + "-"))
                .toList();
    }

    private static void awaitOutcome(String outcome, String invoiceNumber) {
        Installation.waiting().until(() -> !outcomes(outcome, invoiceNumber).isEmpty());
    }

    private static void awaitRead() {
        Installation.waiting().until(() -> ledger().unread() == 0);
    }

    private static JsonNode view(String invoiceNumber) throws Exception {
        String path = "/orders/" + invoiceNumber + "?operation=snap-va-bca-dipc";
        return Outbox.json(service.get(path).body());
    }

    @Test
    void dokuGetsATokenThatIsOurs() throws Exception {
        Answer answer = send(tokenRequest());

        assertEquals(200, answer.status(), answer.toString());
        JsonNode json = json(answer);
        assertEquals("2007300", json.path("responseCode").textValue());
        assertEquals("Bearer", json.path("tokenType").textValue());
        assertEquals(900, json.path("expiresIn").intValue());
        assertTrue(json.path("expiresIn").isNumber());
        assertEquals("", json.path("additionalInfo").textValue());
        assertTrue(answer.head().contains("X-CLIENT-KEY: " + CLIENT_ID), answer.head());
        assertTrue(answer.head().matches("(?s).*X-TIMESTAMP: \\S{19}\\+07:00\\s.*"), answer.head());
        assertFalse(answer.head().contains("X-SIGNATURE"), answer.head());
        String[] parts = json.path("accessToken").textValue().split("\\.");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(mine.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
        assertTrue(signature.verify(Base64.getUrlDecoder().decode(parts[2])));
        JsonNode claims = Outbox.json(new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8));
        assertEquals(CLIENT_ID, claims.path("clientId").textValue());
        long left = claims.path("exp").longValue() - Instant.now().getEpochSecond();
        assertTrue(left > 800 && left <= 900, () -> "lives for " + left + " s");
    }

    /** Whether DOKU fills the number up with blanks or with zeros, it means the same one. */
    @ParameterizedTest
    @CsvSource({
        "BILL-Z1, 2088101, 00019008",
        "BILL-Z2, 2088102, '   19008'",
        "BILL-Z3, 2088103, 19008",
        "BILL-Z4, 2088104, ' 0019008'",
    })
    void aNumberIsTheSameWithBlanksAndWithZeros(String bill, String customer, String partner)
            throws Exception {
        order(bill(bill, customer, ""));
        UnaryOperator<String> padded = body -> body.replace("   19008", partner);

        JsonNode answer = json(send(call(INQUIRY, padded.apply(inquiry(customer)))));

        assertEquals("2002400", answer.path("responseCode").textValue(), answer.toString());
        assertEquals(
                partner + customer, answer.at("/virtualAccountData/virtualAccountNo").textValue());
        assertAnswered("2002500", call(PAYMENT, padded.apply(paid(bill, "P-" + bill))));
        awaitOutcome("paid", bill);
    }

    @Test
    void aNumberThatWasGivenWithZerosIsFoundWithoutThem() throws Exception {
        order(bill("BILL-Z5", "2088105", "").replace("\"19008\"", "\"00019008\""));

        assertEquals("2002400", ask("2088105").path("responseCode").textValue());
    }

    /** DOKU's pages say v1, its calls v1.1. */
    @Test
    void aPaymentIsTakenUnderEitherPath() throws Exception {
        order(bill("BILL-V1", "2088201", ""));

        assertAnswered("2002500", call("/v1/transfer-va/payment", paid("BILL-V1", "P-V1")));
        awaitOutcome("paid", "BILL-V1");
        assertRefused(
                "4012500",
                DokuSnap.call(
                        "/v1/transfer-va/payment",
                        CLIENT_ID,
                        "SK-of-nobody-0123456",
                        token(),
                        paid("BILL-V1", "P-V2"),
                        paid("BILL-V1", "P-V2")));
    }

    /** A date that nobody can mean leaves the payment with the time at which it was told. */
    @ParameterizedTest
    @CsvSource({
        "BILL-Y1, 2088301, 9999-12-31T23:59:59+07:00",
        "BILL-Y2, 2088302, +999999999-12-31T23:59:59-18:00"
    })
    void aPaymentOfTheYear9999IsOfToday(String bill, String customer, String at) throws Exception {
        order(bill(bill, customer, ""));
        Instant before = Instant.now().minusSeconds(1);

        String body =
                paid(bill, "P-" + bill).replaceFirst("\\{", "{\"trxDateTime\":\"" + at + "\",");
        NotificationCall call = DokuSnap.call(PAYMENT, CLIENT_ID, SECRET, token(), body, body);
        assertAnswered("2002500", call);

        awaitOutcome("paid", bill);
        Instant paidAt = Instant.parse(view(bill).at("/payment/paid_at").textValue());
        assertFalse(paidAt.isBefore(before) || paidAt.isAfter(Instant.now()), paidAt::toString);
    }

    @Test
    void aBillIsAskedForAndPaidAndTold() throws Exception {
        JsonNode document = order(bill("BILL-1", "20010", ""));
        assertEquals("accepted", document.path("outcome").textValue(), document.toString());
        assertEquals("1900820010", document.path("payment_code").textValue());
        assertTrue(document.path("request_id").isNull());

        Answer answer = send(call(INQUIRY, inquiry("20010")));
        assertEquals(
                """
                {"responseCode":"2002400","responseMessage":"Successful","virtualAccountData":{"partnerServiceId":"   19008","customerNo":"20010","virtualAccountNo":"   1900820010","virtualAccountName":"Anton Budiman","virtualAccountEmail":"anton@shop.example","virtualAccountPhone":"6281287458232","totalAmount":{"value":"25000.00","currency":"IDR"},"virtualAccountTrxType":"C","additionalInfo":{"channel":"VIRTUAL_ACCOUNT_BCA","trxId":"BILL-1"},"inquiryStatus":"00","inquiryReason":{"english":"Success","indonesia":"Sukses"},"inquiryRequestId":"DIPCVA003T240913101610069TxXxsQnHAYA"}}""",
                answer.body());
        assertEquals(answer.body(), send(call(INQUIRY, inquiry("20010"))).body());

        NotificationCall paid = call(PAYMENT, paid("BILL-1", "P-1"));
        assertEquals(
                """
                {"responseCode":"2002500","responseMessage":"Successful","virtualAccountData":{"partnerServiceId":"   19008","customerNo":"1","virtualAccountNo":"   190081","virtualAccountName":"Anton Budiman","trxId":"BILL-1","paymentRequestId":"P-1"}}""",
                send(paid).body());
        awaitOutcome("paid", "BILL-1");
        assertEquals("4042414", ask("20010").path("responseCode").textValue());

        assertEquals(
                1,
                view("BILL-1").path("history").findValuesAsText("event").stream()
                        .filter("inquired"::equals)
                        .count());

        String before = ledger().beside();
        assertAnswered("2002500", paid);
        assertAnswered("2002500", paid.with("X-EXTERNAL-ID", "18"));
        awaitRead();
        assertEquals(before, ledger().beside(), "told once");
    }

    @Test
    void whatWasPaidTwiceIsToldTwiceAndOnceAsWrong() throws Exception {
        order(bill("BILL-2", "20020", ""));
        assertAnswered("2002500", call(PAYMENT, paid("BILL-2", "P-2")));
        assertAnswered("2002500", call(PAYMENT, paid("BILL-2", "P-3")));
        awaitOutcome("paid", "BILL-2");
        awaitOutcome("mismatched", "BILL-2");
        assertEquals(1, outcomes("paid", "BILL-2").size());
    }

    @Test
    void aWrongAmountIsNoPayment() throws Exception {
        order(bill("BILL-3", "20030", ""));
        assertAnswered("2002500", call(PAYMENT, paid("BILL-3", "P-4").replace("25000", "24000")));
        awaitOutcome("mismatched", "BILL-3");
        assertEquals(List.of(), outcomes("paid", "BILL-3"));
    }

    @Test
    void ofTwoBillsTheOlderIsAskedForFirst() throws Exception {
        order(bill("BILL-4", "20040", ""));
        order(bill("BILL-5", "20040", ""));
        assertEquals(
                "BILL-4", ask("20040").at("/virtualAccountData/additionalInfo/trxId").asText());
        assertAnswered("2002500", call(PAYMENT, paid("BILL-4", "P-5")));
        awaitOutcome("paid", "BILL-4");
        assertEquals(
                "BILL-5", ask("20040").at("/virtualAccountData/additionalInfo/trxId").asText());
    }

    @Test
    void aBillThatExpiresSaysWhen() throws Exception {
        order(bill("BILL-6", "20060", ",\"expires_in_minutes\":60"));
        String expiry = ask("20060").at("/virtualAccountData/expiredDate").asText();
        assertTrue(expiry.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+07:00"), expiry);
    }

    @Test
    void anotherMerchantsBillIsNotShown() throws Exception {
        order(bill("BILL-7", "20070", ",\"merchant\":\"other\""));
        assertEquals("4042412", ask("20070").path("responseCode").textValue());
    }

    @ParameterizedTest
    @CsvSource({"00, paid", "04, refunded", "05, voided", "06, failed"})
    void aDebitIsTold(String status, String outcome) throws Exception {
        String invoice = "DEBIT-" + status;
        order(bill(invoice, "3" + status, ""));
        Answer answer = send(call(DEBIT, debit(invoice, status)));
        assertEquals("2005600", json(answer).path("responseCode").textValue(), answer.toString());
        assertTrue(json(answer).path("approvalCode").textValue().matches("[0-9]{12}"));
        awaitOutcome(outcome, invoice);
        String before = ledger().beside();
        assertEquals(
                answer.body(),
                send(call(DEBIT, debit(invoice, status).replace("\"x\"", "\"y\""))).body());
        awaitRead();
        assertEquals(before, ledger().beside(), "told once");
    }

    @Test
    void aDebitThatIsUndecidedChangesNothing() throws Exception {
        order(bill("DEBIT-03", "303", ""));
        assertAnswered("2005600", call(DEBIT, debit("DEBIT-03", "03")));
        assertAnswered("2005600", call(DEBIT, debit("DEBIT-03", "99")));
        awaitRead();
        assertEquals("pending", view("DEBIT-03").at("/payment/status").textValue());
    }

    @Test
    void keepsWhatCameByteForByte() throws Exception {
        String body = "{ \"trxId\" : \"KEPT-1\",\r\n\t\"virtualAccountNo\":\"\u00e9 \\/ \" }\n";
        String minified = "{\"trxId\":\"KEPT-1\",\"virtualAccountNo\":\"\u00e9 \\/ \"}";
        NotificationCall call =
                DokuSnap.call(PAYMENT, CLIENT_ID, SECRET, token(), body, minified)
                        .with("X-EXTERNAL-ID", "no number, and with more than thirty-six letters");
        assertAnswered("2002500", call);
        Received kept = last();
        assertEquals("default", kept.merchant());
        assertEquals(call.header("X-EXTERNAL-ID"), kept.requestId());
        assertEquals(call.header("X-TIMESTAMP"), kept.sentAt());
        assertEquals(PAYMENT, kept.path());
        assertArrayEquals(body.getBytes(UTF_8), kept.body());
    }

    private static Received last() {
        List<Received> all = ledger().notifications();
        return all.get(all.size() - 1);
    }

    @Test
    void takesWhatWasDigestedWithOtherEscapes() throws Exception {
        String sent =
                "{\"trxId\":\"ESC-1\",\"virtualAccountName\":\"A \\u0026 B \\/ C\",\"n\":1.50}";
        String signed = "{\"trxId\":\"ESC-1\",\"virtualAccountName\":\"A & B / C\",\"n\":1.50}";
        assertAnswered("2002500", DokuSnap.call(PAYMENT, CLIENT_ID, SECRET, token(), sent, signed));
        assertRefused(
                "4012500",
                DokuSnap.call(
                        PAYMENT, CLIENT_ID, SECRET, token(), sent, signed.replace("1.50", "1.5")));
    }

    @ParameterizedTest
    @CsvSource({"Bearer", "bearer", "BEARER"})
    void takesTheSchemeInAnyCase(String scheme) throws Exception {
        NotificationCall call = call(PAYMENT, paid("CASE-1", "P-6"));
        assertAnswered("2002500", call.with("Authorization", scheme + " " + token()));
    }

    @Test
    void takesWhatWasSignedWithThePreviousKeyAndHoursAgo() throws Exception {
        String body = paid("OLD-1", "P-7");
        assertAnswered("2002500", DokuSnap.call(PAYMENT, CLIENT_ID, PREVIOUS, token(), body, body));
        String before = DokuSnap.timestamp(Instant.now().minusSeconds(13 * 3_600));
        String components = DokuSnap.components(PAYMENT, token(), body, before);
        assertAnswered(
                "2002500",
                call(PAYMENT, body)
                        .with("X-TIMESTAMP", before)
                        .with("X-SIGNATURE", DokuSnap.hmac(SECRET, components)));
    }

    @Test
    void newMembersDoNotMatter() throws Exception {
        order(bill("NEW-1", "20080", ""));
        String body =
                paid("NEW-1", "P-8").replace("\"trxId\"", "\"new\":{\"trxId\":[1,{}]},\"trxId\"");
        assertAnswered("2002500", call(PAYMENT, body));
        awaitOutcome("paid", "NEW-1");
    }
}
