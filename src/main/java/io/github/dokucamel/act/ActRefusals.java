package io.github.dokucamel.act;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.ledger.Acts.Acted;
import io.github.dokucamel.ledger.Acts.Kind;
import io.github.dokucamel.ledger.Acts.Known;
import io.github.dokucamel.ledger.Acts.Refusal;
import io.github.dokucamel.signature.AsciiCase;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Why an act is not done, in words and with a code for programs. */
final class ActRefusals {

    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private ActRefusals() {}

    static HttpProblemException problem(int status, String title, String code, String detail) {
        return new HttpProblemException(status, title, detail, Map.of("code", code));
    }

    /** Several bills have that number. */
    static HttpProblemException several(List<Known> bills) {
        List<Map<String, String>> matches =
                bills.stream()
                        .map(
                                bill ->
                                        Map.of(
                                                "merchant", bill.merchant(),
                                                "operation", bill.operation(),
                                                "invoice_number", bill.invoiceNumber()))
                        .toList();
        return new HttpProblemException(
                CONFLICT,
                "Conflict",
                "Several bills have that number; name merchant and operation",
                Map.of("code", "several_match", "matches", matches));
    }

    static HttpProblemException of(Kind kind, Refusal refusal, BigDecimal left) {
        boolean isOfBody = refusal == Refusal.MORE_THAN_PAID;
        String code =
                refusal == Refusal.KEY_USED
                        ? "idempotency_key_used"
                        : AsciiCase.lower(refusal.name());
        return problem(
                isOfBody ? UNPROCESSABLE : CONFLICT,
                isOfBody ? "Unprocessable Content" : "Conflict",
                code,
                words(kind, refusal, left));
    }

    static HttpProblemException of(Kind kind, Acted acted) {
        return of(kind, acted.refusal(), acted.left());
    }

    private static String words(Kind kind, Refusal refusal, BigDecimal left) {
        return switch (refusal) {
            case ALREADY_PAID -> "It is paid already" + remedyOfPaid(kind);
            case UNRESOLVED ->
                    "Nobody knows whether DOKU has it. Wait, ask for its status, or settle it first";
            case ALREADY_CANCELLED -> "It is cancelled already";
            case STILL_OPEN -> "It can still be paid. Cancel it first";
            case NOT_PAID ->
                    "It was not paid as far as is known here. Ask DOKU for its status; force=true sends the refund all the same";
            case MORE_THAN_PAID ->
                    left == null || left.signum() == 0
                            ? "All of it went back already. force=true sends the refund all the same"
                            : "IDR %s is left to go back; give amount %1$s or less"
                                    .formatted(left.toPlainString());
            case NO_REFUND_HERE ->
                    "DOKU has no refund by call for how this was paid. Pay it back another way, and close the bill";
            case ALREADY_CLOSED -> "It is closed already";
            case NOTHING_TO_CLOSE -> "It is paid, and nothing about it is to be looked at";
            case UNDER_WAY ->
                    "It is being sent, or another act on it is not over. Look again in a minute";
            case KEY_USED -> "Another act had the same Idempotency-Key. Take a new one";
        };
    }

    private static String remedyOfPaid(Kind kind) {
        return kind == Kind.CANCEL ? ". Refund it instead" : "";
    }
}
