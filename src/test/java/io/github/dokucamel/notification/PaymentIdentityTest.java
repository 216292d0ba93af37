package io.github.dokucamel.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.notification.PaymentLife.Source;
import io.github.dokucamel.notification.PaymentLife.Step;
import io.github.dokucamel.outcome.Outcome;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When two pieces of news are one payment or one refund, and when they are two. */
class PaymentIdentityTest {

    private static final Instant CAME = Instant.parse("2026-11-25T00:00:00Z");

    private static final String PAID =
            """
            {"order":{"invoice_number":"INV-1","amount":90000},
             "transaction":{"status":"SUCCESS","date":"2026-11-24T03:24:23Z"},
             "service":{"id":"VIRTUAL_ACCOUNT"},"acquirer":{"id":"BCA"},
             "channel":{"id":"VIRTUAL_ACCOUNT_BCA"},
             "virtual_account_payment":{"reference_number":"44001","systrace_number":"7711",
              "approval_code":"A1","identifier":[{"name":"REFERENCE","value":"6769200"}]},
             "customer":{"name":"Anton"}}""";

    private Payment known = Payment.of(News.EXPECTED);

    @ParameterizedTest
    @CsvSource({
        "44001, 44002",
        "7711, 7712",
        "A1, A2",
        "6769200, 6769201",
        "2026-11-24T03:24:23Z, 2026-11-24T03:24:24Z",
        "VIRTUAL_ACCOUNT_BCA, VIRTUAL_ACCOUNT_BRI",
        "\"BCA\", \"BNI\"",
    })
    void whatDokuNamesOtherwiseIsASecondPayment(String name, String other) {
        says(Outcome.PAID, null, tell(PAID));

        says(Outcome.MISMATCHED, "paid_again", tell(PAID.replace(name, other)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-24T10:24:23+07:00", "2026-11-24T03:24:23.000Z"})
    void oneInstantIsOnePaymentInWhicheverZone(String date) {
        says(Outcome.PAID, null, tell(PAID));

        assertTrue(tell(PAID.replace("2026-11-24T03:24:23Z", date)).isRepeated());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Anton", "INV-1\",\"amount\":90000", "{\"order\""})
    void whatTellsNothingOfThePaymentMakesNoSecond(String text) {
        tell(PAID);
        String other =
                switch (text) {
                    case "Anton" -> PAID.replace("Anton", "Budi");
                    case "{\"order\"" -> PAID.replace("{\"order\"", "{\"seen\":1,\"order\"");
                    default -> PAID.replace("90000", "90000.00").replaceAll("\\s*\n\\s*", "");
                };

        assertTrue(tell(other).isRepeated());
    }

    /** As it was kept by the version before: without references. */
    @Test
    void whatAnOlderVersionWasToldIsNotASecondPayment() {
        known =
                PaymentLife.after(known, Source.NOTIFICATION, News.success("r1", "90000"), CAME)
                        .payment();
        String again = PAID.replace("\"date\"", "\"original_request_id\":\"r1\",\"date\"");

        assertTrue(tell(again).isRepeated());
    }

    @Test
    void equalRefundsOfTwoDaysAreTwo() {
        tell(PAID);
        says(Outcome.REFUNDED, null, tell(refund("40000", "2026-11-25T01:00:00Z")));
        assertTrue(tell(refund("40000.00", "2026-11-25T01:00:00Z")).isRepeated());
        says(Outcome.REFUNDED, null, tell(refund("40000", "2026-11-26T01:00:00Z")));
        assertEquals("80000", known.refunded().toPlainString());
    }

    @Test
    void moreThanWasPaidIsMismatched() {
        tell(PAID);
        tell(refund("40000", "2026-11-25T01:00:00Z"));
        tell(refund("40000", "2026-11-26T01:00:00Z"));

        Step third = tell(refund("40000", "2026-11-27T01:00:00Z"));

        says(Outcome.MISMATCHED, "refunded_too_much", third);
        assertEquals("IDR 120000 went back of IDR 90000 that was paid", third.words());
        assertTrue(PaymentFailure.of(null, third).message().startsWith("IDR 120000 went back"));
    }

    @Test
    void allThatWasPaidMayGoBack() {
        tell(PAID);
        says(Outcome.REFUNDED, null, tell(refund("90000", "2026-11-25T01:00:00Z")));
    }

    @Test
    void ofAllThatWasPaidAllMayGoBack() {
        tell(PAID);
        says(Outcome.MISMATCHED, "paid_again", tell(PAID.replace("44001", "44002")));
        says(Outcome.REFUNDED, null, tell(refund("90000", "2026-11-25T01:00:00Z")));
        says(Outcome.REFUNDED, null, tell(refund("40000", "2026-11-26T01:00:00Z")));
        says(
                Outcome.MISMATCHED,
                "refunded_too_much",
                tell(refund("60000", "2026-11-27T01:00:00Z")));
    }

    @Test
    void whatWasPaidTooMuchMayGoBack() {
        says(Outcome.MISMATCHED, "amount_differs", tell(PAID.replace("90000", "200000")));
        says(Outcome.REFUNDED, null, tell(refund("200000", "2026-11-25T01:00:00Z")));
    }

    /** Whoever pays what he likes is given back no more than that. */
    @Test
    void ofAnAmountThatThePayerChoseHisIsTheMost() {
        known = Payment.of(News.EXPECTED, true);
        tell(PAID.replace("90000", "200000"));
        says(Outcome.REFUNDED, null, tell(refund("150000", "2026-11-25T01:00:00Z")));
        says(
                Outcome.MISMATCHED,
                "refunded_too_much",
                tell(refund("150000", "2026-11-26T01:00:00Z")));
    }

    private static String refund(String amount, String date) {
        return """
            {"order":{"invoice_number":"INV-1","amount":90000},
             "transaction":{"status":"SUCCESS","type":"REFUND","date":"%s"},
             "refund":{"amount":%s,"type":"PARTIAL_REFUND","status":"SUCCESS"}}"""
                .formatted(date, amount);
    }

    private Step tell(String body) {
        PaymentNews news = NotificationReader.read(body.getBytes(UTF_8)).orElseThrow();
        Step step = PaymentLife.after(known, Source.NOTIFICATION, news, CAME);
        known = step.payment();
        return step;
    }

    private static void says(Outcome outcome, String code, Step step) {
        assertEquals(outcome, step.outcome(), step.words());
        if (code == null) {
            assertNull(step.code());
        }
        assertEquals(code, step.code());
    }
}
