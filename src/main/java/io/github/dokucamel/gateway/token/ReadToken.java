package io.github.dokucamel.gateway.token;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.gateway.TokenAnswer;
import io.github.dokucamel.gateway.Variable;
import io.github.dokucamel.gateway.WireMessage;
import io.github.dokucamel.ledger.Tokens;
import io.github.dokucamel.ledger.Tokens.Token;
import io.github.dokucamel.outcome.Answer;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Classification;
import io.github.dokucamel.outcome.Classifier;
import io.github.dokucamel.outcome.SnapCode;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Keeps the access token that DOKU gave, for all.
 *
 * <p>In: DOKU's answer as body and headers, or variable {@code token-exception} with the exception;
 * variable {@code token-wanted}. Out: variable {@code token-failure} when there is no token; body
 * and headers are gone.
 */
record ReadToken(Tokens tokens, Classifier classifier, Clock clock) implements Processor {

    private static final Variable<Throwable> EXCEPTION =
            new Variable<>("token-exception", Throwable.class);

    @Override
    public void process(Exchange exchange) {
        FindToken.Wanted wanted = FindToken.WANTED.get(exchange);
        Throwable failure = EXCEPTION.get(exchange);
        Answer answer = WireMessage.answer(exchange.getMessage());
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(null);
        EXCEPTION.remove(exchange);
        JsonNode body = answer.json();
        Optional<Token> token =
                failure == null && answer.status() / 100 == 2
                        ? TokenAnswer.read(body, clock.instant())
                        : Optional.empty();
        if (token.isPresent()) {
            tokens.fetched(wanted.merchant(), wanted.customer(), token.get());
            return;
        }
        tokens.notFetched(wanted.merchant(), wanted.customer());
        FindToken.REFUSED.set(
                exchange, failure == null ? refused(wanted, answer, body) : unanswered(failure));
    }

    private Classification unanswered(Throwable failure) {
        Classification seen = classifier.classify(failure);
        boolean notSent = seen.answerClass() == AnswerClass.NOT_SENT;
        return Classification.unanswered(
                notSent ? AnswerClass.NOT_SENT : AnswerClass.NOT_READY,
                "snap_token_no_answer",
                "The request for an access token brought no answer: " + seen.message());
    }

    /** A refused merchant's token is our configuration; a refused customer's is the customer's affair. */
    private static Classification refused(FindToken.Wanted wanted, Answer answer, JsonNode body) {
        int status = SnapCode.of(body).map(SnapCode::status).orElse(answer.status());
        boolean ours = status / 100 == 4 && status != 408 && status != 425 && status != 429;
        AnswerClass seen =
                !ours
                        ? AnswerClass.NOT_READY
                        : wanted.isMerchants() ? AnswerClass.HOLD : AnswerClass.DECLINED;
        String code = SnapCode.of(body).map(SnapCode::text).orElse("http_" + answer.status());
        String remedy =
                wanted.isMerchants()
                        ? "Check Client-Id, private key and clock"
                        : "The customer has to bind the account again";
        return Classification.unanswered(
                seen,
                "snap_token_" + code,
                "DOKU gives no access token: %s. %s"
                        .formatted(SnapCode.words(body, "HTTP " + answer.status()), remedy));
    }
}
