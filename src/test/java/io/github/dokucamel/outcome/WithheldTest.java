package io.github.dokucamel.outcome;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An error that quotes our own request is passed on without the payer and the signature. */
class WithheldTest {

    private static final byte[] REQUEST =
            """
            {"order":{"invoice_number":"INV-1","amount":90000},
             "payment":{"type":"INSTALLMENT"},
             "customer":{"name":"Ann \\"A\\" Budi","address":"Jalan Kenari","country":"ID"},
             "additional_info":{"notes":["Gate code 4711"]}}"""
                    .getBytes(UTF_8);

    @ParameterizedTest
    @CsvSource({
        "amount must be at least 1, amount must be at least 1",
        "INV-1 is there already, INV-1 is there already",
        "INSTALLMENT is not allowed in ID, INSTALLMENT is not allowed in ID",
        "unknown: Jalan Kenari 7, unknown: (withheld) 7",
        "unknown: JALAN KENARI, unknown: (withheld)",
        "Jalan Kenarian, Jalan Kenarian",
        "at Jalan+Kenari, at (withheld)",
        "name Ann \\\"A\\\" Budi!, name (withheld)!",
        "name Ann \"A\" Budi!, name (withheld)!",
        "Gate code 4711, (withheld)",
        "Signature: HMACSHA256=abc+/d== sent, Signature: (withheld) sent",
        "lives in Jalan Ke..., lives in (withheld)...",
        "lives in..., lives in...",
    })
    void takesOutWhatIsOurs(String message, String left) {
        assertEquals(left, Withheld.from(error("x", message), REQUEST).message());
        assertEquals(left, Withheld.from(error(message, "x"), REQUEST).code());
    }

    @Test
    void leavesTheRestOfAnAnswerAlone() {
        Classification seen = error("invalid_amount", "Jalan Kenari");
        Classification left = Withheld.from(seen, REQUEST);
        assertEquals(
                new Classification(
                        seen.answerClass(),
                        false,
                        "invalid_amount",
                        "(withheld)",
                        null,
                        seen.httpStatus(),
                        null),
                left);
    }

    @Test
    void leavesAnAcceptanceAsItIs() {
        Classification accepted =
                new Classification(
                        AnswerClass.ACCEPTED,
                        false,
                        null,
                        null,
                        Answered.ofUrl("https://pay.doku.com/Jalan+Kenari"),
                        200,
                        null);
        assertSame(accepted, Withheld.from(accepted, REQUEST));
    }

    @Test
    void withholdsAllWhereItCannotTell() {
        assertEquals("(withheld)", Withheld.from(error("x", "y"), new byte[] {'{'}).message());
    }

    private static Classification error(String code, String message) {
        return new Classification(AnswerClass.DECLINED, false, code, message, null, 400, null);
    }
}
