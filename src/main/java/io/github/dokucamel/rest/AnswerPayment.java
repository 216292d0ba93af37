package io.github.dokucamel.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.outcome.Evidence;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Answers POST /orders/{invoice_number}/status: the order as it is after DOKU was asked, and what
 * DOKU said.
 *
 * <p>In: variables {@code view} and {@code evidence}.
 */
record AnswerPayment(Ledger ledger, Clock clock) implements Processor {

    @Override
    public void process(Exchange exchange) {
        long order = IntakeVariables.VIEW.get(exchange).orderId();
        OrderView after = ledger.find(order).orElseThrow();
        ObjectNode answer = ShownOrder.tree(after, clock.instant());
        answer.put("asked_doku", exchange.getVariable("evidence", Evidence.class).words());
        RestAnswer.json(exchange, 200, NewerRevision.told(answer, after, ledger));
    }
}
