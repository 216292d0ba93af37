package io.github.dokucamel.send;

import io.github.dokucamel.ledger.Payments.Question;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Turns a payment that is to be asked for into a status call.
 *
 * <p>In: body {@link Question}. Out: variables {@code payment-question} and {@code question}.
 */
public final class PrepareQuestion implements Processor {

    private final boolean inTurn;

    /** @param inTurn whether a turn was taken for the call */
    public PrepareQuestion(boolean inTurn) {
        this.inTurn = inTurn;
    }

    @Override
    public void process(Exchange exchange) {
        Question asked = exchange.getMessage().getBody(Question.class);
        StatusQuestion question =
                StatusQuestion.of(asked.merchant(), asked.invoiceNumber(), asked.requestId());
        exchange.setVariable(SendVariables.PAYMENT_QUESTION, asked);
        exchange.setVariable(SendVariables.QUESTION, inTurn ? question.inTurn() : question);
    }
}
