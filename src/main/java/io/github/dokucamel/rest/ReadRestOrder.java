package io.github.dokucamel.rest;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.signature.Secret;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Reads one order from an HTTP call.
 *
 * <p>Out: body {@code byte[]}; variables {@code source} and {@code wait}; no headers. Fails with
 * {@link HttpProblemException}.
 */
final class ReadRestOrder implements Processor {

    private static final Source REST = Source.of("rest", null);

    private final Optional<Secret> apiKey;
    private final int mostBytes;
    private final Duration wait;

    ReadRestOrder(Optional<Secret> apiKey, int mostBytes, Duration wait) {
        this.apiKey = apiKey;
        this.mostBytes = mostBytes;
        this.wait = wait;
    }

    @Override
    public void process(Exchange exchange) {
        RestRequest request = new RestRequest(exchange);
        request.authorise(apiKey);
        request.requireJson();
        boolean async = request.prefersAsync();
        byte[] body = request.body(mostBytes, "An order");
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(body);
        exchange.setVariable(IntakeVariables.SOURCE, REST);
        exchange.setVariable(IntakeVariables.WAIT, async ? Duration.ZERO : wait);
    }
}
