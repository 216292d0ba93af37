package io.github.dokucamel.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.outcome.OutcomeDocument;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Writes HTTP answers. Nothing of the request is in them: every header that came in is removed, and
 * the few that belong are set.
 */
public final class RestAnswer {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private RestAnswer() {}

    public static void json(Exchange exchange, int status, byte[] body) {
        write(exchange, status, JSON, body);
    }

    public static void json(Exchange exchange, int status, ObjectNode body) {
        json(exchange, status, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** An outcome document, and where to ask for it again. */
    public static void located(Exchange exchange, int status, OutcomeDocument document) {
        json(exchange, status, document.toJson());
        exchange.getMessage().setHeader("Location", location(document));
    }

    /** RFC 9457; {@code members} go beside the standard ones. */
    public static void problem(
            Exchange exchange, int status, String title, String detail, ObjectNode members) {
        ObjectNode problem = JsonNodeFactory.instance.objectNode();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        if (members != null) {
            problem.setAll(members);
        }
        write(exchange, status, PROBLEM, problem.toString().getBytes(StandardCharsets.UTF_8));
        if (status == 401) {
            exchange.getMessage().setHeader("WWW-Authenticate", "Bearer");
        }
    }

    /** The outcome document is in the problem too, so that one reader serves both. */
    public static void problem(
            Exchange exchange, int status, String title, OutcomeDocument document) {
        String detail = document.error() == null ? title : document.error().message();
        problem(exchange, status, title, detail, OrderJson.tree(document));
    }

    private static void write(Exchange exchange, int status, String type, byte[] body) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, type);
        message.setHeader("Cache-Control", "no-store");
        message.setHeader("X-Content-Type-Options", "nosniff");
        message.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        message.setHeader("Referrer-Policy", "no-referrer");
        message.setBody(body);
    }

    /** Where to ask for the order or call. */
    private static String location(OutcomeDocument document) {
        String merchant = encode(document.merchant());
        String operation = encode(document.operation());
        return document.callKey() != null
                ? "/operations/%s/calls/%s?merchant=%s"
                        .formatted(operation, encode(document.callKey()), merchant)
                : "/orders/%s?merchant=%s&operation=%s&revision=%s"
                        .formatted(
                                encode(document.invoiceNumber()),
                                merchant,
                                operation,
                                document.revision());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
