package io.github.dokucamel.rest;

import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.ledger.Payments;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Finds the order whose payment somebody asks for.
 *
 * <p>In: POST /orders/{invoice_number}/status. Out: body {@link Payments.Question}; variable {@code
 * view}.
 */
record FindPayment(Asked asked, Payments payments) implements Processor {

    @Override
    public void process(Exchange exchange) {
        OrderView view = asked.order(exchange, 1);
        IntakeVariables.VIEW.set(exchange, view);
        exchange.getMessage().setBody(payments.question(view.orderId()));
    }
}
