package io.github.dokucamel.notification;

import static io.github.dokucamel.notification.PaymentLife.Source.NOTIFICATION;
import static io.github.dokucamel.notification.PaymentLife.Source.PERSON;
import static io.github.dokucamel.notification.PaymentLife.Source.STATUS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.notification.PaymentLife.Source;
import io.github.dokucamel.notification.PaymentLife.Step;
import io.github.dokucamel.notification.PaymentNews.Kind;
import io.github.dokucamel.outcome.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentLifeTest {

    private static final Instant CAME = Instant.parse("2026-11-25T00:00:00Z");
    private static final PaymentNews PAID = News.success("r1", "90000");

    private Payment known = Payment.of(News.EXPECTED);

    @Test
    void aPaymentOfTheRightAmountIsPaid() {
        Step step = tell(NOTIFICATION, News.success("r1", "90000.00"));
        says(step, Outcome.PAID, null);
        assertEquals(PaymentState.PAID, known.state());
        assertEquals(new BigDecimal("90000.00"), known.paidAmount());
    }

    @Test
    void itIsPaidWhenDokuSaysSoElseWhenItCame() {
        Instant at = Instant.parse("2026-11-24T23:00:00Z");
        tell(STATUS, News.at(at, PAID));
        assertEquals(at, known.paidAt());
        known = Payment.of(News.EXPECTED);
        tell(STATUS, PAID);
        assertEquals(CAME, known.paidAt());
    }

    @Test
    void aLaterConfirmationDoesNotMoveTheTimeOfPayment() {
        tell(STATUS, PAID);
        tell(NOTIFICATION, News.at(CAME.minusSeconds(60), PAID));
        assertEquals(CAME, known.paidAt());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"89999,amount_differs", "90000.01,amount_differs", "-,amount_missing"})
    void anotherAmountIsMismatchedAndNeverPaid(String amount, String code) {
        for (Source source : List.of(NOTIFICATION, STATUS)) {
            known = Payment.of(News.EXPECTED);
            says(tell(source, News.success("r1", amount)), Outcome.MISMATCHED, code);
            assertEquals(PaymentState.MISMATCHED, known.state());
            assertNull(known.paidAmount());
            assertNull(known.paidAt());
        }
    }

    @Test
    void wordsShowBothAmounts() {
        Step step = tell(NOTIFICATION, News.success("r1", "5E+4"));
        assertEquals("DOKU reports IDR 50000 for an order of IDR 90000", step.words());
    }

    @Test
    void theRightAmountAfterAWrongOneIsPaid() {
        tell(NOTIFICATION, News.success("r1", "5"));
        says(tell(NOTIFICATION, News.success("r2", "90000")), Outcome.PAID, null);
        assertEquals(PaymentState.PAID, known.state());
    }

    @Test
    void aWrongAmountAfterTheRightOneIsToldAndTakesNothingBack() {
        tell(NOTIFICATION, PAID);
        says(tell(NOTIFICATION, News.success("r2", "5")), Outcome.MISMATCHED, "amount_differs");
        says(tell(STATUS, News.success("r3", "6")), Outcome.MISMATCHED, "amount_differs");
        assertEquals(PaymentState.PAID, known.state());
    }

    @Test
    void aWrongAmountThatBothTellIsToldOnce() {
        tell(STATUS, News.success("r1", "5"));
        silent(tell(NOTIFICATION, News.success("r1", "5.00")));
        repeated(tell(STATUS, News.success("r1", "5")));
        says(tell(NOTIFICATION, News.success("r2", "5")), Outcome.MISMATCHED, "amount_differs");
    }

    @Test
    void theSameNotificationTwiceDoesNothing() {
        tell(NOTIFICATION, PAID);
        repeated(tell(NOTIFICATION, News.success("r1", "9E4")));
    }

    @Test
    void aPaymentUnderAnotherOriginalRequestIdIsPaidAgain() {
        tell(NOTIFICATION, PAID);
        says(tell(NOTIFICATION, News.success("r2", "90000")), Outcome.MISMATCHED, "paid_again");
        assertEquals(PaymentState.PAID, known.state());
    }

    @Test
    void aNotificationConfirmsWhatTheStatusCallToldOnce() {
        says(tell(STATUS, PAID), Outcome.PAID, null);
        silent(tell(NOTIFICATION, PAID));
        says(tell(NOTIFICATION, News.success("r2", "90000")), Outcome.MISMATCHED, "paid_again");
    }

    @Test
    void theStatusCallTellsNothingThatWasNotified() {
        tell(NOTIFICATION, PAID);
        repeated(tell(STATUS, PAID));
        repeated(tell(STATUS, News.success(null, "90000")));
        repeated(tell(STATUS, News.success(null, null)));
        repeated(tell(STATUS, News.of(Kind.PENDING, "r1")));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"FAILED", "EXPIRED", "VOIDED"})
    void whatBothTellIsToldOnceWhoeverIsFirst(Kind kind) {
        PaymentNews news = News.of(kind, "r1");
        says(tell(STATUS, news), Outcome.valueOf(kind.name()), null);
        silent(tell(NOTIFICATION, news));
        repeated(tell(NOTIFICATION, news));
        known = Payment.of(News.EXPECTED);
        says(tell(NOTIFICATION, news), Outcome.valueOf(kind.name()), null);
        repeated(tell(STATUS, news));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"FAILED", "EXPIRED"})
    void aSuccessUndoesAFailureButNotTheOtherWayRound(Kind kind) {
        tell(NOTIFICATION, News.of(kind, "r1"));
        says(tell(NOTIFICATION, News.success("r2", "90000")), Outcome.PAID, null);
        Step late = tell(NOTIFICATION, News.of(kind, "r3"));
        silent(late);
        assertEquals(
                kind.name().toLowerCase() + " came late and changes nothing: paid", late.words());
        assertEquals(PaymentState.PAID, known.state());
    }

    @Test
    void everyFailedAttemptIsToldWhileNothingBetterIsKnown() {
        says(tell(NOTIFICATION, News.of(Kind.FAILED, "r1")), Outcome.FAILED, null);
        says(tell(NOTIFICATION, News.of(Kind.FAILED, "r2")), Outcome.FAILED, null);
        says(tell(NOTIFICATION, News.of(Kind.EXPIRED, "r2")), Outcome.EXPIRED, null);
        silent(tell(NOTIFICATION, News.of(Kind.FAILED, "r3")));
        assertEquals(PaymentState.EXPIRED, known.state());
    }

    @Test
    void aStatusThatContradictsAPaymentIsMismatchedOnceAndUndoesNothing() {
        tell(NOTIFICATION, PAID);
        Step step = tell(STATUS, News.of(Kind.FAILED, "r1"));
        says(step, Outcome.MISMATCHED, "status_differs");
        assertEquals(
                "the status call says FAILED, but the order is paid by what was told before",
                step.words());
        repeated(tell(STATUS, News.of(Kind.FAILED, "r1")));
        says(tell(STATUS, News.of(Kind.EXPIRED, "r1")), Outcome.MISMATCHED, "status_differs");
        assertEquals(PaymentState.PAID, known.state());
    }

    @Test
    void aFailureThatWasKnownBeforeThePaymentIsADifferenceAfterIt() {
        tell(NOTIFICATION, News.of(Kind.FAILED, "r1"));
        tell(NOTIFICATION, News.success("r2", "90000"));
        says(tell(STATUS, News.of(Kind.FAILED, "r1")), Outcome.MISMATCHED, "status_differs");
    }

    @Test
    void anAuthorizationIsKeptAndPaysNothing() {
        silent(tell(NOTIFICATION, News.of(Kind.AUTHORIZED, "r1")));
        assertEquals(PaymentState.PENDING, known.state());
        repeated(tell(NOTIFICATION, News.of(Kind.AUTHORIZED, "r1")));
        says(tell(NOTIFICATION, PAID), Outcome.PAID, null);
    }

    @Test
    void pendingIsNoNewsToTheStatusCall() {
        repeated(tell(STATUS, News.of(Kind.PENDING, "r1")));
        repeated(tell(STATUS, News.of(Kind.AUTHORIZED, "r1")));
    }

    @Test
    void aVoidUndoesAPayment() {
        tell(NOTIFICATION, PAID);
        says(tell(NOTIFICATION, News.of(Kind.VOIDED, "r1")), Outcome.VOIDED, null);
        assertEquals(PaymentState.VOIDED, known.state());
        repeated(tell(STATUS, PAID));
    }

    @Test
    void whatAPersonSaysWasPaidIsPaidBesideWhatDokuTakes() {
        says(tell(PERSON, PAID), Outcome.PAID, null);
        assertFalse(known.cameThroughDoku());
        repeated(tell(PERSON, PAID));
        says(tell(NOTIFICATION, PAID), Outcome.MISMATCHED, "paid_again");
        assertTrue(known.cameThroughDoku());
    }

    @Test
    void aPaymentThatComesAfterItsRefundIsToldAndTheRefundStays() {
        for (Source source : List.of(NOTIFICATION, STATUS)) {
            known = Payment.of(News.EXPECTED);
            tell(NOTIFICATION, News.refunded("R1", "90000"));
            says(tell(source, PAID), Outcome.PAID, null);
            assertEquals(PaymentState.REFUNDED, known.state());
        }
    }

    @Test
    void refundsAreToldOncePerIdAndAmountAndAddUp() {
        says(tell(NOTIFICATION, News.refunded("R1", "30")), Outcome.REFUNDED, null);
        repeated(tell(NOTIFICATION, News.refunded("R1", "30.00")));
        says(tell(NOTIFICATION, News.refunded("R2", "30")), Outcome.REFUNDED, null);
        says(tell(NOTIFICATION, News.refunded("R1", "70")), Outcome.REFUNDED, null);
        says(tell(NOTIFICATION, News.refunded("R3", null)), Outcome.REFUNDED, null);
        refunded("130");
    }

    @Test
    void refundsWithoutIdAndAmountAreAllToldAndFlagged() {
        for (int i = 0; i < 3; i++) {
            Step step = tell(NOTIFICATION, News.refunded(null, null));
            says(step, Outcome.REFUNDED, "refund_unnamed");
        }
        refunded("0");
    }

    @Test
    void aRefundThatBothTellIsToldOnce() {
        says(tell(STATUS, News.refunded(null, "30")), Outcome.REFUNDED, null);
        silent(tell(NOTIFICATION, News.refunded("R1", "30")));
        repeated(tell(STATUS, News.refunded(null, "30")));
        refunded("30");
        says(tell(NOTIFICATION, News.refunded("R2", "30")), Outcome.REFUNDED, null);
        refunded("60");
    }

    @Test
    void aNotificationAddsIdAndAmountToARefundOfTheStatusCall() {
        says(tell(STATUS, News.refunded(null, null)), Outcome.REFUNDED, "refund_unnamed");
        silent(tell(NOTIFICATION, News.refunded("R1", "30")));
        refunded("30");
        says(tell(NOTIFICATION, News.refunded("R2", "10")), Outcome.REFUNDED, null);
        refunded("40");
    }

    @Test
    void partsOfARefundThatTheStatusCallToldAreFlaggedAndNotAddedToIt() {
        tell(STATUS, News.refunded(null, "100"));
        says(tell(NOTIFICATION, News.refunded("R1", "30")), Outcome.REFUNDED, "status_differs");
        says(tell(NOTIFICATION, News.refunded("R2", "70")), Outcome.REFUNDED, "status_differs");
        refunded("100");
        says(tell(NOTIFICATION, News.refunded("R3", "5")), Outcome.REFUNDED, null);
        refunded("105");
    }

    @Test
    void aStatusOfMoreRefundsThanWereNotifiedIsMismatchedWithBothSums() {
        tell(NOTIFICATION, News.refunded("R1", "30"));
        repeated(tell(STATUS, News.refunded(null, "20")));
        repeated(tell(STATUS, News.refunded(null, null)));
        Step step = tell(STATUS, News.refunded(null, "100"));
        says(step, Outcome.MISMATCHED, "status_differs");
        assertEquals(
                "the status call says IDR 100 went back, but IDR 30 by what was told before",
                step.words());
        refunded("100");
        repeated(tell(STATUS, News.refunded(null, "100")));
    }

    @Test
    void theStatusCallAddsTheAmountToARefundThatCameWithoutOne() {
        tell(NOTIFICATION, News.refunded(null, null));
        silent(tell(STATUS, News.refunded(null, "30")));
        refunded("30");
    }

    @Test
    void onlyAStateThatMoneyOrTimeMadeIsFinal() {
        for (PaymentState state : PaymentState.values()) {
            boolean open =
                    state == PaymentState.PENDING
                            || state == PaymentState.FAILED
                            || state == PaymentState.MISMATCHED;
            assertEquals(!open, state.isFinal(), state.text());
        }
        assertFalse(PaymentState.MISMATCHED.tookMoney());
        assertTrue(PaymentState.VOIDED.tookMoney());
    }

    private Step tell(Source source, PaymentNews news) {
        Step step = PaymentLife.after(known, source, news, CAME);
        known = step.payment();
        return step;
    }

    private void refunded(String sum) {
        assertEquals(0, new BigDecimal(sum).compareTo(known.refunded()), "" + known.refunded());
    }

    private static void says(Step step, Outcome outcome, String code) {
        assertEquals(outcome, step.outcome());
        assertEquals(code, step.code());
        assertFalse(step.isRepeated());
    }

    private static void silent(Step step) {
        assertNull(step.outcome());
        assertNull(step.code());
        assertFalse(step.isRepeated());
    }

    private static void repeated(Step step) {
        assertTrue(step.isRepeated(), step.words());
        assertNull(step.outcome());
    }
}
