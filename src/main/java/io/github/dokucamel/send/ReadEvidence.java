package io.github.dokucamel.send;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.outcome.Evidence;
import io.github.dokucamel.outcome.StatusReader;
import io.github.dokucamel.outcome.Withheld;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Finds out what the status call says.
 *
 * <p>In: DOKU's answer as body and headers, or variable {@code status-failure}; variable {@code
 * attempt} when the question was about an order. Out: variable {@code evidence}; body and headers
 * are gone.
 */
public final class ReadEvidence implements Processor {

    private final StatusReader reader;

    public ReadEvidence(StatusReader reader) {
        this.reader = reader;
    }

    @Override
    public void process(Exchange exchange) {
        Attempt attempt = exchange.getVariable(SendVariables.ATTEMPT, Attempt.class);
        Throwable failure = exchange.getVariable(SendVariables.STATUS_FAILURE, Throwable.class);
        Evidence evidence =
                failure != null
                        ? reader.read(failure)
                        : reader.read(
                                attempt == null ? null : attempt.claim().invoiceNumber(),
                                ReadAnswer.answer(exchange.getMessage()));
        exchange.setVariable(
                SendVariables.EVIDENCE,
                Withheld.from(evidence, attempt == null ? null : attempt.body()));
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(null);
    }
}
