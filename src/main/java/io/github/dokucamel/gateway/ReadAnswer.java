package io.github.dokucamel.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.operation.Call;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.Operation.SignatureScheme;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.outcome.Answer;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.AnswerDoubts;
import io.github.dokucamel.outcome.Classification;
import io.github.dokucamel.outcome.Classifier;
import io.github.dokucamel.outcome.SnapClassifier;
import io.github.dokucamel.outcome.Withheld;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.RuntimeCamelException;

/**
 * Finds out what an answer, or its absence, means.
 *
 * <p>In: DOKU's answer as body and headers, or variable {@code failure} with the exception; variables
 * {@code outgoing}, {@code attempt} and {@code tokens}. Out: variable {@code answer}, a {@link
 * Classification}; body and headers are gone.
 */
record ReadAnswer(
        Classifier classifier,
        SnapClassifier snap,
        TokenTaken tokenTaken,
        ResponseSignature signature,
        AnswerDoubts doubts)
        implements Processor {

    @Override
    public void process(Exchange exchange) {
        Attempt attempt = SendVariables.ATTEMPT.get(exchange);
        Outgoing outgoing = SendVariables.OUTGOING.get(exchange);
        Throwable failure = SendVariables.FAILURE.get(exchange);
        Operation operation = outgoing.operation();
        Classification seen =
                Withheld.from(
                        Withheld.from(
                                failure == null
                                        ? read(attempt, operation, exchange.getMessage())
                                        : read(attempt, failure),
                                request(attempt)),
                        outgoing.secrets());
        tokenTaken.note(operation, attempt, SendVariables.TOKENS.get(exchange), seen);
        SendVariables.ANSWER.set(
                exchange,
                attempt.claim().isCall() ? seen.shown(outgoing.secrets()) : kept(operation, seen));
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(null);
    }

    private Classification read(Attempt attempt, Operation operation, Message message) {
        Answer answer = WireMessage.answer(message);
        Classification seen = read(attempt, operation, message, answer);
        return seen.answerClass() == AnswerClass.ACCEPTED
                ? doubts.judged(operation, () -> payload(attempt), seen)
                : seen;
    }

    /** A missing node where the body is no JSON. */
    private static JsonNode payload(Attempt attempt) {
        return new Answer(0, null, null, attempt.body()).json();
    }

    private Classification read(
            Attempt attempt, Operation operation, Message message, Answer answer) {
        String invoiceNumber = attempt.claim().atDoku();
        if (operation.isSnap()) {
            return snap.classify(operation, invoiceNumber, attempt.inDoubt(), answer);
        }
        Classification seen =
                attempt.claim().isCall()
                        ? classifier.classifyCall(
                                operation, invoiceNumber, attempt.inDoubt(), answer)
                        : classifier.classify(operation, invoiceNumber, attempt.inDoubt(), answer);
        // Whoever gets no signature gives none.
        return operation.signature() == SignatureScheme.BEARER
                ? seen
                : signature.judged(attempt, message, answer.body(), seen);
    }

    /** As JSON, whatever a call's body is. */
    private static byte[] request(Attempt attempt) {
        return attempt.claim().isCall()
                ? OrderJson.write(Call.fromJson(attempt.claim().content()).request())
                : attempt.body();
    }

    private Classification read(Attempt attempt, Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof RuntimeCamelException && cause.getCause() != null) {
            // The circuit breaker's wrapping.
            cause = cause.getCause();
        }
        if (cause instanceof NotReadyException e) {
            // A refusal says nothing of an earlier attempt.
            return e.meaning().answerClass() == AnswerClass.DECLINED && attempt.inDoubt()
                    ? e.meaning().as(AnswerClass.UNRESOLVED)
                    : e.meaning();
        }
        return classifier.classify(cause);
    }

    /** The whole answer is kept only where somebody will want it. */
    private static Classification kept(Operation operation, Classification seen) {
        boolean wanted = operation.isAnswerNeeded();
        return wanted || seen.answered() == null
                ? seen.shown(null)
                : seen.with(seen.answered().withoutResponse());
    }
}
