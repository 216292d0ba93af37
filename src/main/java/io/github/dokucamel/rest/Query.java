package io.github.dokucamel.rest;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.told.NearestName;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Why;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The query of an address. */
final class Query {

    private Query() {}

    /**
     * By name.
     *
     * @param known the parameters it may have, each once
     * @throws HttpProblemException 400 for another one, for one that comes again, and for one that
     *     was sent as a header
     */
    static Map<String, String> read(Message message, List<String> known) {
        Map<String, String> read = read(message.getHeader(Exchange.HTTP_RAW_QUERY), known);
        for (String name : known) {
            // Camel puts the query among the headers.
            Object value = message.getHeader(name);
            if (value != null && !value.equals(read.get(name))) {
                throw HttpProblemException.badRequest(Why.of("query_as_header", "name", name));
            }
        }
        return read;
    }

    private static Map<String, String> read(Object raw, List<String> known) {
        Map<String, String> read = new LinkedHashMap<>();
        if (!(raw instanceof String query) || query.isEmpty()) {
            return read;
        }
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            if (!known.contains(name)) {
                throw HttpProblemException.badRequest(unknown(name, known));
            }
            if (read.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1))) != null) {
                throw HttpProblemException.badRequest(Why.of("query_twice", "name", name));
            }
        }
        return read;
    }

    private static Why unknown(String name, List<String> known) {
        String only = known.isEmpty() ? "; there is none" : ", only " + known;
        String meant =
                NearestName.of(name, known)
                        .map(near -> "; did you mean " + near + "?")
                        .or(() -> Authorise.SINGLE.meant(name))
                        .orElse(only);
        return Why.of("query_unknown", "name", Shown.of(name), "meant", meant);
    }

    /** @throws HttpProblemException 400 */
    static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw HttpProblemException.badRequest(Why.of("broken_escapes"));
        }
    }
}
