package io.github.dokucamel.rest;

import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.ledger.Payments;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.order.OrderRules;
import io.github.dokucamel.signature.Secret;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Finds the order whose payment somebody asks for.
 *
 * <p>In: POST /orders/{invoice_number}/status. Out: body {@link Payments.Question}; variable {@code view}.
 */
final class FindPayment implements Processor {

    private final AskedOrder asked;
    private final Payments payments;
    private final Optional<Secret> apiKey;

    FindPayment(Ledger ledger, Catalogue catalogue, OrderRules rules, Optional<Secret> apiKey) {
        this.asked = new AskedOrder(ledger, catalogue, rules);
        this.payments = ledger.payments();
        this.apiKey = apiKey;
    }

    @Override
    public void process(Exchange exchange) {
        RestRequest request = new RestRequest(exchange);
        request.authorise(apiKey);
        request.requireJson();
        OrderView view = asked.find(request.segment(1), request.query());
        exchange.setVariable(IntakeVariables.VIEW, view);
        exchange.getMessage().setBody(payments.question(view.orderId()));
    }
}
