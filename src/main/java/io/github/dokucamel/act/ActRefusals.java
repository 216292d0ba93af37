package io.github.dokucamel.act;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.ledger.Acts.Acted;
import io.github.dokucamel.ledger.Acts.Kind;
import io.github.dokucamel.ledger.Acts.Refusal;
import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.told.Why;
import java.math.BigDecimal;
import java.util.Map;

/** Why an act is not done, in words and with a code for programs. */
final class ActRefusals {

    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private ActRefusals() {}

    /** @param code in place of the reason's own */
    static HttpProblemException problem(int status, String title, String code, Why why) {
        return new HttpProblemException(status, title, why, Map.of("code", code));
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
                why(kind, refusal, left));
    }

    static HttpProblemException of(Kind kind, Acted acted) {
        return of(kind, acted.refusal(), acted.left());
    }

    private static Why why(Kind kind, Refusal refusal, BigDecimal left) {
        return switch (refusal) {
            case ALREADY_PAID ->
                    kind == Kind.CANCEL ? Why.of("paid_refund_instead") : Why.of("already_paid");
            case UNRESOLVED -> Why.of("act_unresolved");
            case ALREADY_CANCELLED -> Why.of("already_cancelled");
            case STILL_OPEN -> Why.of("still_open");
            case NOT_PAID -> Why.of("not_paid");
            case MORE_THAN_PAID ->
                    left == null || left.signum() == 0
                            ? Why.of("nothing_left")
                            : Why.of("refund_left", "left", left.toPlainString());
            case NO_REFUND_HERE -> Why.of("no_refund_here");
            case ALREADY_CLOSED -> Why.of("already_closed");
            case NOTHING_TO_CLOSE -> Why.of("nothing_to_close");
            case UNDER_WAY -> Why.of("under_way");
            case KEY_USED -> Why.of("idempotency_key_used");
        };
    }
}
