package io.github.dokucamel.rest;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.operation.Call;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Lets a call of REST in that {@link Admit} lets in and that brings JSON where it brings something.
 * Reads the head of the request and nothing else of it. No bean of this room answers a call that did
 * not come by here: see {@link RestRequest#of}.
 *
 * <p>Fails with {@link HttpProblemException}: also 400 for a header that came twice or is called nearly
 * like one of ours, 415.
 */
record Authorise(Admit admit) implements Processor {

    private static final String AUTHORISED = "doku-authorised";

    static final String KEY = "Idempotency-Key";

    /** All that this room reads and that means something by being there once. */
    static final SingleHeaders SINGLE =
            new SingleHeaders(
                    Stream.concat(
                                    CallMembers.HEADERS.stream(),
                                    Stream.of(
                                            Admit.AUTHORIZATION,
                                            KEY,
                                            RestRequest.PERSON,
                                            Call.CUSTOMER_TOKEN,
                                            Exchange.CONTENT_TYPE,
                                            Exchange.CONTENT_ENCODING))
                            .toList());

    @Override
    public void process(Exchange exchange) {
        admit.process(exchange);
        RestRequest request = new RestRequest(exchange);
        request.requireSingle(SINGLE);
        if (!request.isGet()) {
            request.requireJson();
        }
        exchange.setProperty(AUTHORISED, true);
    }

    static boolean hasSeen(Exchange exchange) {
        return exchange.getProperty(AUTHORISED, false, Boolean.class);
    }
}
