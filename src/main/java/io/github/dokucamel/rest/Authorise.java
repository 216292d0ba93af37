package io.github.dokucamel.rest;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.signature.Secret;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Lets a call of REST in that has the API key, and brings JSON where it brings something. Reads the
 * head of the request and nothing else of it. No bean of this room answers a call that did not come
 * by here: see {@link RestRequest#of}.
 *
 * <p>Fails with {@link HttpProblemException}: 401, 415.
 *
 * @param apiKey empty: everybody may call
 */
record Authorise(Optional<Secret> apiKey) implements Processor {

    private static final String AUTHORISED = "doku-authorised";
    private static final String BEARER = "Bearer ";

    @Override
    public void process(Exchange exchange) {
        RestRequest request = new RestRequest(exchange);
        if (apiKey.isPresent() && !isBearer(request.header("Authorization"), apiKey.get())) {
            throw new HttpProblemException(
                    401, "Unauthorized", "Send the header Authorization: Bearer <doku.api-key>");
        }
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
