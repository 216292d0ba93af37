package io.github.dokucamel.rest;

import io.github.dokucamel.intake.CallNames;
import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.operation.check.CallableRule;
import io.github.dokucamel.operation.check.CallableRule.Refusal;
import io.github.dokucamel.told.Violation;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Reads a call of an operation from an HTTP call.
 *
 * <p>Out: body {@code byte[]}; variables {@code source}, {@code wait} and {@code call}; no headers.
 * Fails with {@link HttpProblemException}.
 */
record ReadRestCall(CallMembers members, CallableRule callable, ReadRestOrder body)
        implements Processor {

    @Override
    public void process(Exchange exchange) {
        RestRequest request =
                RestRequest.of(
                        exchange,
                        CallNames.MERCHANT,
                        CallNames.CUSTOMER,
                        CallNames.FORCE,
                        CallNames.REASON);
        String operation = request.segment(0);
        callable.refusal(operation).ifPresent(ReadRestCall::refuse);
        Map<String, String> query = request.query();
        CallNames names =
                new CallNames(
                        operation,
                        query.get(CallNames.MERCHANT),
                        key(request.header(Authorise.KEY)),
                        query.get(CallNames.CUSTOMER),
                        query.get(CallNames.FORCE),
                        query.get(CallNames.REASON),
                        members.of(operation, request::header));
        body.take(exchange, request, "A call");
        IntakeVariables.CALL.set(exchange, names);
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
        Violation wrong = refusal.violation();
        throw switch (refusal.kind()) {
            case UNPUBLISHED -> new HttpProblemException(501, "Not Implemented", wrong);
            case UNKNOWN, NOT_CALLED -> new HttpProblemException(404, "Not Found", wrong);
        };
    }
}
