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
import io.github.dokucamel.told.Complaints;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the access token that DOKU gave, for all.
 *
 * <p>In: DOKU's answer as body and headers, or variable {@code token-exception} with the exception;
 * variable {@code token-wanted}. Out: variable {@code token-failure} when there is no token; body
 * and headers are gone.
 */
record ReadToken(
        Tokens tokens,
        Classifier classifier,
        RenewalMargin margin,
        Complaints complaints,
        Clock clock)
        implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(ReadToken.class);

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
        String merchant = wanted.merchant();
        if (token.isPresent()) {
            complaints.over(merchant);
            if (margin.isShort(wanted, token.get(), clock.millis())) {
                complaints.about(
                        merchant + " short",
                        ("DOKU gives access tokens of merchant %s that live no longer than"
                                        + " doku.snap.token-margin; each is renewed after half of its life")
                                .formatted(merchant),
                        LOG::warn);
            }
            tokens.fetched(merchant, wanted.customer(), token.get());
            return;
        }
        margin.notFetched(wanted, clock.millis());
        tokens.notFetched(merchant, wanted.customer());
        Classification why = failure == null ? refused(wanted, answer, body) : unanswered(failure);
        complaints.about(
                merchant,
                "Merchant %s has got no new access token: %s".formatted(merchant, why.message()),
                LOG::warn);
        FindToken.REFUSED.set(exchange, why);
    }

    private Classification unanswered(Throwable failure) {
        Classification seen = classifier.classify(failure);
        boolean notSent = seen.answerClass() == AnswerClass.NOT_SENT;
        return Classification.unanswered(
                notSent ? AnswerClass.NOT_SENT : AnswerClass.NOT_READY,
                "snap_token_no_answer",
                "The request for an access token brought no answer: " + seen.message());
    }

    /** What waiting does not mend holds the merchant; a customer's refusal is the customer's affair. */
    private static Classification refused(FindToken.Wanted wanted, Answer answer, JsonNode body) {
        int status = SnapCode.of(body).map(SnapCode::status).orElse(answer.status());
        if (status / 100 == 2) {
            return Classification.unanswered(
                    AnswerClass.HOLD,
                    "snap_token_missing",
                    ("DOKU's answer holds no access token: %s. Check doku.base-url, and what"
                                    + " stands between")
                            .formatted(SnapCode.words(body, "HTTP " + answer.status())));
        }
        boolean later = status / 100 == 5 || status == 408 || status == 425 || status == 429;
        AnswerClass seen =
                later
                        ? AnswerClass.NOT_READY
                        : wanted.isMerchants() || status / 100 != 4
                                ? AnswerClass.HOLD
                                : AnswerClass.DECLINED;
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
