package io.github.dokucamel.payment;

import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.send.queue.Holds;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Takes a merchant on hold a step further.
 *
 * <p>In: variables {@code question} and {@code evidence}.
 */
record JudgeProbe(Holds holds) implements Processor {

    @Override
    public void process(Exchange exchange) {
        holds.probed(
                SendVariables.QUESTION.get(exchange).merchant(),
                SendVariables.EVIDENCE.get(exchange));
    }
}
