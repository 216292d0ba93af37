package io.github.dokucamel.payment;

import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.gateway.StatusQuestion;
import io.github.dokucamel.gateway.StatusQuestions;
import io.github.dokucamel.ledger.Payments.Question;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.outcome.Evidence;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Turns a payment that is to be asked for into a status call.
 *
 * <p>In: body {@link Question}. Out: variables {@code payment-question} and {@code question}; without
 * a question, variable {@code evidence}.
 */
record PrepareQuestion(Catalogue catalogue, StatusQuestions questions) implements Processor {

    private static final Evidence NOBODY_TO_ASK =
            new Evidence(
                    Evidence.Kind.NOT_FOUND, "DOKU has no status call for this operation", null);

    @Override
    public void process(Exchange exchange) {
        Question asked = exchange.getMessage().getBody(Question.class);
        Operation operation = catalogue.find(asked.operation()).orElseThrow();
        Optional<StatusQuestion> question = questions.about(operation, asked);
        SendVariables.PAYMENT_QUESTION.set(exchange, asked);
        SendVariables.QUESTION.set(exchange, question.orElse(null));
        if (question.isEmpty()) {
            SendVariables.EVIDENCE.set(exchange, NOBODY_TO_ASK);
        }
    }
}
