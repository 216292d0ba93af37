package io.github.dokucamel.rest;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.ledger.Source;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Reads one order from an HTTP call.
 *
 * <p>Out: body {@code byte[]}; variables {@code source} and {@code wait}; no headers. Fails with
 * {@link HttpProblemException}.
 */
record ReadRestOrder(int mostBytes, Duration longestWait) implements Processor {

    private static final Source REST = Source.of("rest", null);

    @Override
    public void process(Exchange exchange) {
        RestRequest request = RestRequest.of(exchange);
        for (String name : List.of("operation", "invoice_number", "invoice-number")) {
            // Elsewhere Camel has parts of the path there.
            if (request.header(name) != null) {
                throw SingleHeaders.misplaced(name);
            }
        }
        take(exchange, request, "An order");
    }

    /** @param what the body is, for people */
    void take(Exchange exchange, RestRequest request, String what) {
        Duration patience = request.prefersAsync() ? Duration.ZERO : longestWait;
        byte[] body = request.body(mostBytes, what);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(body);
        IntakeVariables.SOURCE.set(exchange, REST);
        IntakeVariables.WAIT.set(exchange, patience);
    }
}
