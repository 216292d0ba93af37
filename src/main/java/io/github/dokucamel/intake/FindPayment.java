package io.github.dokucamel.intake;

import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.ledger.Payments.Question;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.signature.Secret;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Finds the order whose payment somebody asks for.
 *
 * <p>In: POST /orders/{invoice_number}/status. Out: body {@link Question}; variable {@code view}.
 */
public final class FindPayment implements Processor {

    private final AskedOrder asked;
    private final Optional<Secret> apiKey;
    private final Clock clock;

    public FindPayment(Ledger ledger, Catalogue catalogue, Optional<Secret> apiKey, Clock clock) {
        this.asked = new AskedOrder(ledger, catalogue);
        this.apiKey = apiKey;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        RestRequest request = new RestRequest(exchange);
        request.authorise(apiKey);
        request.requireJson();
        OrderView view = asked.find(request.segment(1), request.query());
        OutcomeDocument document = view.document();
        exchange.setVariable(IntakeVariables.VIEW, view);
        exchange.getMessage()
                .setBody(
                        new Question(
                                view.orderId(),
                                document.merchant(),
                                document.invoiceNumber(),
                                document.requestId(),
                                document.settledAt() == null
                                        ? clock.millis()
                                        : document.settledAt().toEpochMilli(),
                                0));
    }
}
