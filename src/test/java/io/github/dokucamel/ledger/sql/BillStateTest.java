package io.github.dokucamel.ledger.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dokucamel.ledger.Acts.Act;
import io.github.dokucamel.ledger.Acts.As;
import io.github.dokucamel.ledger.Acts.Kind;
import io.github.dokucamel.notification.PaymentState;
import io.github.dokucamel.notification.RefundLeft;
import io.github.dokucamel.signature.AsciiCase;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which act makes sense in which state of a bill. */
class BillStateTest {

    private static Act act(String words) {
        String[] parts = words.split(" ");
        Kind kind = Kind.valueOf(AsciiCase.upper(parts[0]));
        boolean forced = parts[parts.length - 1].equals("forced");
        String second = parts.length > 1 && !(forced && parts.length == 2) ? parts[1] : null;
        return new Act(
                kind,
                "siti",
                "why",
                "digest",
                null,
                null,
                kind == Kind.CLOSE ? As.valueOf(second) : null,
                kind == Kind.REFUND && second != null ? new BigDecimal(second) : null,
                forced);
    }

    private static BillState state(
            String outcome, String payment, String flags, String left, boolean takesAmount) {
        return new BillState(
                outcome,
                flags.contains("sent"),
                PaymentState.valueOf(AsciiCase.upper(payment)),
                flags.contains("cancelled"),
                flags.contains("closed"),
                flags.contains("look"),
                left != null,
                left == null
                        ? null
                        : new RefundLeft(new BigDecimal("90000"), new BigDecimal(left), false),
                takesAmount,
                !flags.contains("nocall"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // act, outcome, payment, flags, left, refusal
                "cancel, accepted, pending, none, -, -",
                "cancel, accepted, failed, none, -, -",
                "cancel, accepted, expired, none, -, -",
                "cancel, declined, pending, none, -, -",
                "cancel, accepted, paid, none, 90000, ALREADY_PAID",
                "cancel, accepted, mismatched, none, 90000, ALREADY_PAID",
                "cancel, accepted, refunded, none, 0, ALREADY_PAID",
                "cancel, accepted, pending, cancelled, -, ALREADY_CANCELLED",
                "cancel, unresolved, pending, none, -, UNRESOLVED",
                "cancel, -, pending, none, -, -",
                "cancel, -, pending, sent, -, UNDER_WAY",
                "renew, declined, pending, none, -, -",
                "renew, accepted, failed, none, -, -",
                "renew, accepted, expired, none, -, -",
                "renew, accepted, pending, cancelled, -, -",
                "renew, accepted, pending, none, -, STILL_OPEN",
                "renew, -, pending, none, -, STILL_OPEN",
                "renew, unresolved, pending, none, -, UNRESOLVED",
                "renew, accepted, paid, cancelled, 90000, ALREADY_PAID",
                "refund, accepted, paid, none, 90000, -",
                "refund 90000, accepted, paid, none, 90000, -",
                "refund 90001, accepted, paid, none, 90000, MORE_THAN_PAID",
                "refund 30001, accepted, refunded, none, 30000, MORE_THAN_PAID",
                "refund, accepted, refunded, none, 0, MORE_THAN_PAID",
                "refund, accepted, pending, none, -, NOT_PAID",
                "refund, accepted, paid, closed, -, NOT_PAID",
                "refund forced, accepted, pending, none, -, -",
                "refund 95000 forced, accepted, paid, none, 90000, -",
                "refund, accepted, paid, nocall, 90000, NO_REFUND_HERE",
                "refund forced, accepted, paid, nocall, 90000, NO_REFUND_HERE",
                "close PAID, accepted, pending, none, -, -",
                "close PAID, accepted, mismatched, look, 90000, -",
                "close PAID, accepted, paid, look, 90000, -",
                "close PAID, accepted, paid, none, 90000, NOTHING_TO_CLOSE",
                "close WRITTEN_OFF, accepted, paid, none, 90000, ALREADY_PAID",
                "close WRITTEN_OFF, accepted, expired, none, -, -",
                "close WRITTEN_OFF, unresolved, pending, none, -, -",
                "close PAID, accepted, pending, closed, -, ALREADY_CLOSED",
                "close PAID, -, pending, none, -, UNDER_WAY",
                "note, -, pending, none, -, -"
            })
    void says(
            String act, String outcome, String payment, String flags, String left, String refusal) {
        assertEquals(
                refusal,
                state(outcome, payment, flags, left, true)
                        .against(act(act))
                        .map(Enum::name)
                        .orElse(null));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "refund, 90000, -",
                "refund, 60000, MORE_THAN_PAID",
                "refund 90000, 90000, MORE_THAN_PAID"
            })
    void aCallThatNamesNoAmountPaysAllBack(String act, String left, String refusal) {
        assertEquals(
                refusal,
                state("accepted", "paid", "none", left, false)
                        .against(act(act))
                        .map(Enum::name)
                        .orElse(null));
    }
}
