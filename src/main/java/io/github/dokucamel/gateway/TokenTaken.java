package io.github.dokucamel.gateway;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Tokens;
import io.github.dokucamel.ledger.Tokens.Token;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.Operation.SignatureScheme;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Answered;
import io.github.dokucamel.outcome.Classification;
import java.time.Clock;
import java.util.Optional;

/**
 * What an answer does to the tokens: one that DOKU no longer takes is forgotten, one that a call
 * brought is kept for later ones.
 */
record TokenTaken(Tokens tokens, Clock clock) {

    /** The operation that brings the merchant's, by its id in the catalogue. */
    private static final String MERCHANTS = "snap-token-b2b";

    /**
     * @param used null when the call had none
     */
    void note(Operation operation, Attempt attempt, AccessTokens used, Classification seen) {
        String merchant = attempt.claim().merchant();
        String customer = attempt.headers().get(AccessTokens.CUSTOMER);
        if (used != null && seen.answerClass() == AnswerClass.TOKEN) {
            tokens.forget(merchant, Tokens.NOBODY, used.merchant());
        }
        if (used != null
                && used.customer() != null
                && seen.answerClass() == AnswerClass.CUSTOMER_TOKEN) {
            tokens.forget(merchant, customer, used.customer());
        }
        if (operation.signature() == SignatureScheme.SNAP_ASYMMETRIC_TOKEN
                && seen.answerClass() == AnswerClass.ACCEPTED) {
            keep(operation, merchant, customer, seen.answered());
        }
    }

    private void keep(Operation operation, String merchant, String customer, Answered answered) {
        Optional<Token> token = TokenAnswer.read(answered.response(), clock.instant());
        boolean isMerchants = operation.id().equals(MERCHANTS);
        if (token.isPresent() && (isMerchants || customer != null)) {
            tokens.fetched(merchant, isMerchants ? Tokens.NOBODY : customer, token.get());
        }
    }
}
