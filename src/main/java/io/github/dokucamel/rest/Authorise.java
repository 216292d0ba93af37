package io.github.dokucamel.rest;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.operation.Call;
import io.github.dokucamel.signature.Secret;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Lets a call of REST in that has the API key, and brings JSON where it brings something. Reads the
 * head of the request and nothing else of it. No bean of this room answers a call that did not come
 * by here: see {@link RestRequest#of}.
 *
 * <p>Fails with {@link HttpProblemException}: 400 for a header that came twice or is called nearly like
 * one of ours, 401, 415.
 *
 * @param apiKey empty: everybody may call
 */
record Authorise(Optional<Secret> apiKey) implements Processor {

    private static final String AUTHORIZATION = "Authorization";
    private static final String AUTHORISED = "doku-authorised";
    private static final String BEARER = "Bearer ";

    static final String KEY = "Idempotency-Key";

    /** All that this room reads and that means something by being there once. */
    static final SingleHeaders SINGLE =
            new SingleHeaders(
                    Stream.concat(
                                    CallMembers.HEADERS.stream(),
                                    Stream.of(
                                            AUTHORIZATION,
                                            KEY,
                                            Call.CUSTOMER_TOKEN,
                                            Exchange.CONTENT_TYPE,
                                            Exchange.CONTENT_ENCODING))
                            .toList());

    @Override
    public void process(Exchange exchange) {
        RestRequest request = new RestRequest(exchange);
        if (request.isRepeated(AUTHORIZATION)) {
            throw HttpProblemException.badRequest(
                    "The header Authorization came more than once; send it once");
        }
        if (apiKey.isPresent() && !isBearer(request.header(AUTHORIZATION), apiKey.get())) {
            throw new HttpProblemException(
                    401, "Unauthorized", "Send the header Authorization: Bearer <doku.api-key>");
        }
        request.requireSingle(SINGLE);
        if (!request.isGet()) {
            request.requireJson();
        }
        exchange.setProperty(AUTHORISED, true);
    }

    private static boolean isBearer(String header, Secret key) {
        return header != null
                && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && key.matches(header.substring(BEARER.length()).strip());
    }

    static boolean hasSeen(Exchange exchange) {
        return exchange.getProperty(AUTHORISED, false, Boolean.class);
    }
}
