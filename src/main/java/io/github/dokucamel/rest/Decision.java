package io.github.dokucamel.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.told.Reason;
import io.github.dokucamel.told.Why;

/** What a person decided about an unresolved order; {@link DecisionJson} reads it. */
sealed interface Decision {

    /**
     * The same with its reason on one line.
     *
     * @throws HttpProblemException 400 when it is not as described
     */
    Decision checked();

    /** Writes it into the ledger; false when the order is not unresolved. */
    boolean isDone(Ledger ledger, long orderId, long nowMillis);

    /**
     * It is repeated once more.
     *
     * @param reason one line, at most 1,000 characters
     */
    record Replay(String reason) implements Decision {

        @Override
        public Replay checked() {
            return new Replay(Decision.checked(reason));
        }

        @Override
        public boolean isDone(Ledger ledger, long orderId, long nowMillis) {
            return ledger.replayByHand(orderId, reason, nowMillis);
        }
    }

    /**
     * This became of it.
     *
     * @param outcome {@code accepted} or {@code declined}
     * @param reason one line, at most 1,000 characters
     * @param paymentUrl null when it is not known
     */
    record Settlement(String outcome, String reason, @JsonProperty("payment_url") String paymentUrl)
            implements Decision {

        @Override
        public Settlement checked() {
            boolean isAccepted = Outcome.ACCEPTED.text().equals(outcome);
            if (!isAccepted && !Outcome.DECLINED.text().equals(outcome)) {
                throw HttpProblemException.badRequest(Why.of("decision_outcome"));
            }
            if (paymentUrl != null && !isAccepted) {
                throw HttpProblemException.badRequest(Why.of("payment_url_unaccepted"));
            }
            return new Settlement(outcome, Decision.checked(reason), paymentUrl);
        }

        @Override
        public boolean isDone(Ledger ledger, long orderId, long nowMillis) {
            Outcome settled =
                    outcome.equals(Outcome.ACCEPTED.text()) ? Outcome.ACCEPTED : Outcome.DECLINED;
            return ledger.settleByHand(orderId, settled, paymentUrl, reason, nowMillis);
        }
    }

    private static String checked(String reason) {
        Reason.fault(reason)
                .ifPresent(
                        fault -> {
                            throw HttpProblemException.badRequest(
                                    fault == Reason.Fault.MISSING
                                            ? Why.of("reason_missing")
                                            : Why.of("reason_with_card"));
                        });
        return Reason.line(reason);
    }
}
