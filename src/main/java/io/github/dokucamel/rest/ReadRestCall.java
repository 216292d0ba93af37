package io.github.dokucamel.rest;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.check.CallableRule;
import io.github.dokucamel.operation.check.CallableRule.Refusal;
import io.github.dokucamel.signature.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Reads a call of an operation from an HTTP call.
 *
 * <p>Out: body {@code byte[]}; variables {@code source}, {@code wait}, {@code operation}, {@code
 * merchant}, {@code idempotency_key}, {@code customer} and {@code members}; no headers. Fails with
 * {@link HttpProblemException}.
 */
final class ReadRestCall implements Processor {

    private static final Source REST = Source.of("rest", null);

    private final CallMembers members;
    private final CallableRule callable;
    private final Optional<Secret> apiKey;
    private final int mostBytes;
    private final Duration wait;

    ReadRestCall(Catalogue catalogue, Optional<Secret> apiKey, int mostBytes, Duration wait) {
        this.members = new CallMembers(catalogue);
        this.callable = new CallableRule(catalogue);
        this.apiKey = apiKey;
        this.mostBytes = mostBytes;
        this.wait = wait;
    }

    @Override
    public void process(Exchange exchange) {
        RestRequest request = new RestRequest(exchange);
        request.authorise(apiKey);
        request.requireJson();
        String operation = request.segment(0);
        callable.refusal(operation).ifPresent(ReadRestCall::refuse);
        boolean async = request.prefersAsync();
        byte[] body = request.body(mostBytes, "A call");
        Map<String, String> query = request.query();
        Map<String, String> given = members.of(operation, request::header);
        String key = key(request.header("Idempotency-Key"));
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(body);
        exchange.setVariable(IntakeVariables.SOURCE, REST);
        exchange.setVariable(IntakeVariables.WAIT, async ? Duration.ZERO : wait);
        exchange.setVariable(IntakeVariables.OPERATION, operation);
        exchange.setVariable(IntakeVariables.MERCHANT, query.get("merchant"));
        exchange.setVariable(IntakeVariables.CUSTOMER, query.get("customer"));
        exchange.setVariable(IntakeVariables.KEY, key);
        exchange.setVariable(IntakeVariables.MEMBERS, given);
    }

    /** Some clients write the key as a text in quotes. */
    private static String key(String header) {
        if (header == null) {
            return null;
        }
        String key = header.strip();
        boolean quoted = key.length() > 2 && key.startsWith("\"") && key.endsWith("\"");
        return quoted ? key.substring(1, key.length() - 1) : key;
    }

    private static void refuse(Refusal refusal) {
        String detail = refusal.violation().message();
        throw switch (refusal.kind()) {
            case UNPUBLISHED -> new HttpProblemException(501, "Not Implemented", detail);
            case UNKNOWN, NOT_CALLED -> new HttpProblemException(404, "Not Found", detail);
        };
    }
}
