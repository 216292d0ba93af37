package io.github.dokucamel.send;

import io.github.dokucamel.gateway.AccessTokens;
import io.github.dokucamel.gateway.NotReadyException;
import io.github.dokucamel.gateway.NotRepeatableException;
import io.github.dokucamel.gateway.ResponseSignature;
import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.gateway.StatusQuestions;
import io.github.dokucamel.gateway.WireMessage;
import io.github.dokucamel.gateway.token.TokenTaken;
import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Tokens;
import io.github.dokucamel.operation.Call;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.Operation.SignatureScheme;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.outcome.Answer;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Classification;
import io.github.dokucamel.outcome.Classifier;
import io.github.dokucamel.outcome.SnapClassifier;
import io.github.dokucamel.outcome.Withheld;
import io.github.dokucamel.settings.Settings;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.RuntimeCamelException;

/**
 * Finds out what an answer, or its absence, means.
 *
 * <p>In: DOKU's answer as body and headers, or variable {@code failure} with the exception; variable
 * {@code attempt}. Out: variable {@code answer}, a {@link Classification}; variable {@code question}
 * when the order is unresolved with it and DOKU can be asked for its status; body and headers are
 * gone.
 */
final class ReadAnswer implements Processor {

    private final Catalogue catalogue;
    private final Settings settings;
    private final Classifier classifier;
    private final SnapClassifier snap;
    private final TokenTaken tokenTaken;
    private final StatusQuestions questions;
    private final ResponseSignature signature;
    private final LastTry lastTry;

    ReadAnswer(
            Catalogue catalogue,
            Settings settings,
            Tokens tokens,
            Classifier classifier,
            Clock clock) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.classifier = classifier;
        this.snap = new SnapClassifier(clock);
        this.tokenTaken = new TokenTaken(tokens, clock);
        this.questions = new StatusQuestions(catalogue);
        this.signature = new ResponseSignature(settings);
        this.lastTry = new LastTry(settings);
    }

    @Override
    public void process(Exchange exchange) {
        Attempt attempt = exchange.getVariable(SendVariables.ATTEMPT, Attempt.class);
        Throwable failure = exchange.getVariable(SendVariables.FAILURE, Throwable.class);
        byte[] secrets = exchange.getVariable(SendVariables.SECRETS, byte[].class);
        Operation operation = catalogue.find(attempt.claim().operation()).orElseThrow();
        Classification seen =
                Withheld.from(
                        Withheld.from(
                                failure == null
                                        ? read(attempt, operation, exchange.getMessage())
                                        : read(attempt, failure),
                                request(attempt)),
                        secrets);
        tokenTaken.note(
                operation,
                attempt,
                exchange.getVariable(SendVariables.TOKENS, AccessTokens.class),
                seen);
        exchange.setVariable(
                SendVariables.ANSWER,
                attempt.claim().isCall() ? seen.shown(secrets) : kept(operation, seen));
        if (lastTry.leavesUnresolved(attempt, seen) && isSameDoku(attempt)) {
            exchange.setVariable(
                    SendVariables.QUESTION,
                    questions.about(operation, CheckDoubt.subject(attempt)).orElse(null));
        }
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(null);
    }

    private Classification read(Attempt attempt, Operation operation, Message message) {
        Answer answer = WireMessage.answer(message);
        String invoiceNumber = attempt.claim().shownInvoiceNumber();
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
        if (cause instanceof NotRepeatableException e) {
            boolean nothingHappened = e.code().equals(RefuseRepeat.CODE) && !attempt.inDoubt();
            return new Classification(
                    nothingHappened ? AnswerClass.DECLINED : AnswerClass.UNRESOLVED,
                    false,
                    e.code(),
                    e.getMessage(),
                    null,
                    null,
                    null);
        }
        if (cause instanceof NotReadyException e) {
            return notReady(attempt, e.meaning());
        }
        return classifier.classify(cause);
    }

    /** The whole answer is kept only where somebody will want it. */
    private static Classification kept(Operation operation, Classification seen) {
        boolean wanted = operation.status() != null && !operation.status().copyAnswer().isEmpty();
        return wanted || seen.answered() == null
                ? seen
                : seen.with(seen.answered().withoutResponse());
    }

    /** A refusal says nothing of an earlier attempt. */
    private static Classification notReady(Attempt attempt, Classification meaning) {
        return meaning.answerClass() == AnswerClass.DECLINED && attempt.inDoubt()
                ? meaning.as(AnswerClass.UNRESOLVED)
                : meaning;
    }

    /** Another gateway, or the same under another name, knows nothing of this order. */
    private boolean isSameDoku(Attempt attempt) {
        return attempt.baseUrl().equals(settings.baseUrl())
                && attempt.clientId()
                        .equals(settings.merchants().get(attempt.claim().merchant()).clientId());
    }
}
