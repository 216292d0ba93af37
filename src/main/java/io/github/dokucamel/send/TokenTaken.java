package io.github.dokucamel.send;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Tokens;
import io.github.dokucamel.ledger.Tokens.Token;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.SignatureScheme;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Answered;
import io.github.dokucamel.outcome.Classification;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What an answer does to the tokens: one that DOKU no longer takes is forgotten, one that a call
 * brought is kept for later calls and shown to nobody.
 */
final class TokenTaken {

    private static final List<String> SECRET = List.of("accessToken", "refreshToken");

    private final Tokens tokens;
    private final Clock clock;

    TokenTaken(Tokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * @param used null when the call had none
     * @return the same, without tokens in it
     */
    Classification from(
            Operation operation, Attempt attempt, AccessTokens used, Classification seen) {
        String merchant = attempt.claim().merchant();
        String customer = attempt.headers().get(TokenNeed.CUSTOMER);
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
        return seen.answered() == null || seen.answered().response() == null
                ? seen
                : seen.with(hidden(seen.answered()));
    }

    private void keep(Operation operation, String merchant, String customer, Answered answered) {
        Optional<Token> token = TokenAnswer.read(answered.response(), clock.instant());
        boolean isMerchants = operation.id().equals(SignToken.MERCHANTS);
        if (token.isPresent() && (isMerchants || customer != null)) {
            tokens.fetched(merchant, isMerchants ? Tokens.NOBODY : customer, token.get());
        }
    }

    private static Answered hidden(Answered answered) {
        if (answered.response() instanceof ObjectNode body && SECRET.stream().anyMatch(body::has)) {
            ObjectNode shown = body.deepCopy();
            SECRET.stream().filter(shown::has).forEach(name -> shown.put(name, "***"));
            return new Answered(answered.paymentUrl(), answered.paymentCode(), shown);
        }
        return answered;
    }
}
