package io.github.dokucamel.gateway;

import io.github.dokucamel.outcome.Answer;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.http.HttpMethods;

/** A message as camel-http sends and receives it; of what is sent every other header is gone. */
public final class WireMessage {

    private static final Variable<Sealed> SEALED = new Variable<>("sealed", Sealed.class);

    private record Sealed(Map<String, Object> headers, Object body) {}

    private WireMessage() {}

    /** Keeps what was signed, until it is posted. */
    public static void seal(Exchange exchange) {
        Message signed = exchange.getMessage();
        SEALED.set(exchange, new Sealed(new HashMap<>(signed.getHeaders()), signed.getBody()));
    }

    /** Makes the message again what was sealed, once. */
    static void unseal(Exchange exchange) {
        Sealed sealed = SEALED.get(exchange);
        if (sealed != null) {
            SEALED.remove(exchange);
            exchange.getMessage().removeHeaders("*");
            sealed.headers().forEach(exchange.getMessage()::setHeader);
            exchange.getMessage().setBody(sealed.body());
        }
    }

    /**
     * @param target path and query, escaped
     * @param body null for a call without a body
     */
    static void put(Message message, String method, String target, byte[] body) {
        message.removeHeaders("*");
        int query = target.indexOf('?');
        message.setHeader(Exchange.HTTP_PATH, query < 0 ? target : target.substring(0, query));
        if (query >= 0) {
            message.setHeader(Exchange.HTTP_QUERY, target.substring(query + 1));
        }
        // As camel-http's own type: from text, it would be looked up among all converters every
        // time.
        message.setHeader(Exchange.HTTP_METHOD, HttpMethods.valueOf(method));
        // Unpacked, an answer could be a thousand times larger than what was measured.
        message.getExchange().setProperty(Exchange.SKIP_GZIP_ENCODING, true);
        if (body != null) {
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        }
        message.setBody(body);
    }

    /** What camel-http received; an empty body when there was none. */
    public static Answer answer(Message message) {
        byte[] body = message.getBody(byte[].class);
        return new Answer(
                message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class),
                message.getHeader(Exchange.CONTENT_TYPE, String.class),
                message.getHeader("Retry-After", String.class),
                body == null ? new byte[0] : body);
    }
}
