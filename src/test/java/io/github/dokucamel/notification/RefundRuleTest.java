package io.github.dokucamel.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.notification.PaymentLife.Source;
import io.github.dokucamel.notification.RefundRule.Made;
import io.github.dokucamel.notification.RefundRule.Told;
import io.github.dokucamel.operation.check.RefundCall;
import io.github.dokucamel.told.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Amounts of an order of 100. A refund that was told is {@code N30@5}: by notification, 30, at the
 * fifth second; {@code S} by the status call, {@code ?} without an amount. A call that was made is
 * {@code 30@2}, or {@code 30@2-4} when it was done at the fourth second.
 */
class RefundRuleTest {

    private static final String NEVER = "was not paid as far as is known here";

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // state, paid, told, made, wanted, most that may go back
                "PENDING, -, -, -, 1, never",
                "FAILED, -, -, -, 1, never",
                "EXPIRED, -, -, -, ?, never",
                "PAID, 100, -, -, 100, -",
                "PAID, 100, -, -, ?, -",
                "PAID, 100, -, -, 100.01, 100",
                "PAID, 100, -, -, 101, 100",
                // What was paid counts, not what was asked for.
                "MISMATCHED, 40, -, -, 40, -",
                "MISMATCHED, 40, -, -, 41, 40",
                "MISMATCHED, -, -, -, 101, 100",
                "PAID, 200, -, -, 150, -",
                // What DOKU told went back.
                "REFUNDED, 100, N30@5, -, 70, -",
                "REFUNDED, 100, N30@5, -, 71, 70",
                "REFUNDED, 100, N30@5, -, ?, 70",
                "REFUNDED, 100, N30@5 N70@6, -, 1, 0",
                "REFUNDED, 100, S80@5, -, 21, 20",
                "REFUNDED, 100, N30@5 S80@6, -, 20, -",
                "REFUNDED, 100, N30@5 S80@6, -, 21, 20",
                "REFUNDED, -, N30@5, -, 71, 70",
                "VOIDED, 100, -, -, 1, 0",
                // How much went back is not known: all of it.
                "REFUNDED, 100, N?@5, -, 1, 0",
                "REFUNDED, 100, S?@5, -, 1, 0",
                "REFUNDED, 100, N30@5 N?@6, -, 1, 0",
                // What is under way or unknown counts as gone.
                "PAID, 100, -, 30@2, 70, -",
                "PAID, 100, -, 30@2, 71, 70",
                "PAID, 100, -, 30@2 60@3, 11, 10",
                "PAID, 100, -, 30@2-3, 71, 70",
                "PAID, 100, -, ?@2, 1, 0",
                "REFUNDED, 100, N30@5, 50@6, 21, 20",
                "REFUNDED, 100, N30@5, 30@6, 41, 40",
                // DOKU tells of a call's own refund: that is no second one.
                "REFUNDED, 100, N30@5, 30@2, 70, -",
                "REFUNDED, 100, N30@5, 30@2-3, 71, 70",
                "REFUNDED, 100, N30@5, 30@2 30@3, 41, 40",
                "REFUNDED, 100, N30@5 N30@6, 30@2 30@3, 40, -",
                "REFUNDED, 100, N?@5, 30@2-3, 70, -",
                "REFUNDED, 100, N?@5, 30@2-3, 71, 70",
                "REFUNDED, 100, N?@5 N?@6, 30@2-3, 1, 0",
                "REFUNDED, 100, N?@5, 30@6, 1, 0",
                "REFUNDED, 100, N100@5, ?@2, 1, 0",
                "REFUNDED, 100, S?@5, 30@2-3, 70, -",
                "REFUNDED, 100, S30@5, 30@2-3, 70, -",
                "REFUNDED, 100, S30@5, 30@2-6, 41, 40",
                "REFUNDED, 100, S30@5, 50@6, 21, 20"
            })
    void judgesARefund(
            PaymentState state,
            BigDecimal paid,
            String told,
            String made,
            String wanted,
            String most) {
        Optional<Violation> against = rule(state, paid, told, made).against(refund(amount(wanted)));
        if (most == null) {
            assertEquals(Optional.empty(), against);
        } else if (most.equals("never")) {
            assertTrue(against.orElseThrow().rule().contains(NEVER));
            assertEquals("order.invoice_number", against.get().field());
            assertTrue(against.get().remedy().contains("force=true"));
        } else {
            Violation violation = against.orElseThrow();
            assertEquals("refund.amount", violation.field());
            assertTrue(
                    violation.rule().contains("the IDR " + most + " that is left"), "" + against);
            assertTrue(violation.remedy().contains("force=true"), violation.remedy());
        }
    }

    @Test
    void saysWhereTheMoneyIs() {
        Violation violation =
                rule(PaymentState.REFUNDED, new BigDecimal(100), "N30@5", "50@6")
                        .against(refund(new BigDecimal("21.50")))
                        .orElseThrow();
        assertEquals(
                new Violation(
                        "refund.amount",
                        "IDR 21.5 is more than the IDR 20 that is left of IDR 100: IDR 30 went back,"
                                + " and IDR 50 is under way or unknown",
                        "Pay back IDR 20 at most, or send the call with force=true and a reason if"
                                + " DOKU knows more than is known here"),
                violation);
    }

    @Test
    void takesTheOrdersOfOneNumberTogether() {
        Payment failed = payment(PaymentState.FAILED, null, List.of(), false);
        Payment paid = payment(PaymentState.PAID, new BigDecimal(100), List.of(), false);
        RefundRule rule = new RefundRule(List.of(failed, paid), List.of(), List.of());
        assertTrue(rule.against(refund(new BigDecimal(100))).isEmpty());
        assertTrue(rule.against(refund(new BigDecimal(101))).isPresent());
    }

    @Test
    void doesNotJudgeAnAmountThatThePayerChoseAndNobodyTold() {
        Payment open = payment(PaymentState.REFUNDED, null, List.of(), true);
        RefundRule rule = new RefundRule(List.of(open), List.of(), List.of());
        assertTrue(rule.against(refund(new BigDecimal(500))).isEmpty());
    }

    private static RefundRule rule(PaymentState state, BigDecimal paid, String told, String made) {
        List<Told> all = words(told).stream().map(RefundRuleTest::told).toList();
        return new RefundRule(
                List.of(payment(state, paid, all, false)),
                all,
                words(made).stream().map(RefundRuleTest::made).toList());
    }

    private static Payment payment(
            PaymentState state, BigDecimal paid, List<Told> told, boolean anyAmount) {
        return new Payment(
                100,
                anyAmount,
                state,
                paid,
                null,
                paid == null ? BigDecimal.ZERO : paid,
                BigDecimal.ZERO,
                sum(told, Source.NOTIFICATION),
                sum(told, Source.STATUS),
                Set.of(),
                Set.of(),
                null);
    }

    private static BigDecimal sum(List<Told> told, Source source) {
        return told.stream()
                .filter(one -> one.source() == source && one.amount() != null)
                .map(Told::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : Arrays.asList(text.split(" "));
    }

    private static Told told(String word) {
        String[] parts = word.substring(1).split("@");
        Source source = word.startsWith("N") ? Source.NOTIFICATION : Source.STATUS;
        return new Told(source, amount(parts[0]), at(parts[1]));
    }

    private static Made made(String word) {
        String[] parts = word.split("[@-]");
        return new Made(amount(parts[0]), at(parts[1]), parts.length > 2 ? at(parts[2]) : null);
    }

    private static BigDecimal amount(String text) {
        return text.equals("?") ? null : new BigDecimal(text);
    }

    private static Instant at(String second) {
        return Instant.ofEpochSecond(Long.parseLong(second));
    }

    private static RefundCall refund(BigDecimal amount) {
        return new RefundCall(
                "INV-1", amount, "order.invoice_number", "refund.amount", Set.of(), null);
    }
}
