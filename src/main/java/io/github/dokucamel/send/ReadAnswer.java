package io.github.dokucamel.send;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.outcome.Answer;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Classification;
import io.github.dokucamel.outcome.Classifier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Finds out what an answer, or its absence, means.
 *
 * <p>In: DOKU's answer as body and headers, or variable {@code failure} with the exception; variable
 * {@code attempt}. Out: variable {@code answer}, a {@link Classification}; body and headers are
 * gone.
 */
public final class ReadAnswer implements Processor {

    private final Catalogue catalogue;
    private final Classifier classifier;

    public ReadAnswer(Catalogue catalogue, Classifier classifier) {
        this.catalogue = catalogue;
        this.classifier = classifier;
    }

    @Override
    public void process(Exchange exchange) {
        Attempt attempt = exchange.getVariable(SendVariables.ATTEMPT, Attempt.class);
        Operation operation = catalogue.find(attempt.claim().operation()).orElseThrow();
        Throwable failure = exchange.getVariable(SendVariables.FAILURE, Throwable.class);
        exchange.setVariable(
                SendVariables.ANSWER,
                failure == null
                        ? classifier.classify(
                                operation,
                                attempt.claim().invoiceNumber(),
                                attempt.inDoubt(),
                                answer(exchange.getMessage()))
                        : classify(failure));
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(null);
    }

    private Classification classify(Throwable failure) {
        if (failure instanceof NotRepeatableException e) {
            return new Classification(
                    AnswerClass.UNRESOLVED, false, e.code(), e.getMessage(), null, null, null);
        }
        return classifier.classify(failure);
    }

    private static Answer answer(Message message) {
        byte[] body = message.getBody(byte[].class);
        return new Answer(
                message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class),
                message.getHeader(Exchange.CONTENT_TYPE, String.class),
                message.getHeader("Retry-After", String.class),
                body == null ? new byte[0] : body);
    }
}
