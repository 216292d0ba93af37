package io.github.dokucamel.act;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.intake.OneObject;
import io.github.dokucamel.ledger.Acts.Kind;
import io.github.dokucamel.rest.Caller;
import io.github.dokucamel.rest.RestRequest;
import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.told.CardNumbers;
import io.github.dokucamel.told.Why;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Reads an act from POST /orders/{invoice_number}/{act}.
 *
 * <p>Out: body {@link ActRequest}; no headers. Fails with {@link HttpProblemException}: 400, 413, 422.
 */
record ReadAct(OneObject one, int mostBytes) implements Processor {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    @Override
    public void process(Exchange exchange) {
        RestRequest request = RestRequest.of(exchange, "merchant", "operation");
        Map<String, String> query = request.query();
        Kind kind = Kind.valueOf(AsciiCase.upper(request.segment(0)));
        ActRequest act =
                new ActRequest(
                        kind,
                        request.segment(1),
                        query.get("merchant"),
                        query.get("operation"),
                        Caller.person(request),
                        key(request),
                        ActBody.read(kind, one.read(request.body(mostBytes, "An act"))));
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(act);
    }

    private static @Nullable String key(RestRequest request) {
        String key = request.header("Idempotency-Key");
        if (key != null && (!KEY.matcher(key).matches() || CardNumbers.isInKey(key))) {
            throw HttpProblemException.badRequest(Why.of("act_key_form"));
        }
        return key;
    }
}
