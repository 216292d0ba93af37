package io.github.dokucamel.payment;

import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.send.queue.Holds;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Takes a merchant on hold a step further, or puts one on hold after an answer that was not DOKU's.
 *
 * <p>In: variables {@code question} and {@code evidence}.
 */
record JudgeProbe(Holds holds, Ledger ledger) implements Processor {

    @Override
    public void process(Exchange exchange) {
        holds.probed(
                        SendVariables.QUESTION.get(exchange).merchant(),
                        SendVariables.EVIDENCE.get(exchange))
                .ifPresent(ledger::hold);
    }
}
