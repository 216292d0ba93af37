package io.github.dokucamel.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.told.Language;
import io.github.dokucamel.told.Violation;
import io.github.dokucamel.told.Why;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Writes HTTP answers. Nothing of the request is in them: every header that came in is removed, and
 * the few that belong are set.
 */
public final class RestAnswer {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private static final String LANGUAGE = "doku-language";

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

    /** From here on what a caller is told is in the language that was asked for. */
    static void speak(Exchange exchange, Language otherwise) {
        // In several lines it is one list.
        Object wanted = exchange.getMessage().getHeader("Accept-Language");
        String list =
                wanted instanceof Collection<?> lines
                        ? lines.stream().map(String::valueOf).collect(Collectors.joining(","))
                        : wanted instanceof String line ? line : null;
        exchange.setProperty(LANGUAGE, Language.accepted(list, otherwise));
    }

    /** English where nobody asked: DOKU. */
    static Language language(Exchange exchange) {
        return exchange.getProperty(LANGUAGE, Language.EN, Language.class);
    }

    /** RFC 9457. */
    public static void problem(Exchange exchange, HttpProblemException caught) {
        problem(
                exchange,
                caught.status(),
                caught.title(),
                caught.code(),
                caught.detail(language(exchange)),
                OrderJson.mapper().valueToTree(caught.members()));
    }

    static void problem(Exchange exchange, int status, String title, Why why) {
        problem(exchange, status, title, why.code(), why.rule(language(exchange)), null);
    }

    /** {@code members} go beside the standard ones. */
    private static void problem(
            Exchange exchange,
            int status,
            String title,
            String code,
            String detail,
            ObjectNode members) {
        ObjectNode problem = JsonNodeFactory.instance.objectNode();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status);
        problem.put("code", code);
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
        OutcomeDocument.Failure error = document.error();
        boolean isTold = error != null && error.message() != null;
        problem(
                exchange,
                status,
                title,
                error == null || error.code() == null
                        ? HttpProblemException.codeOf(title)
                        : error.code(),
                isTold
                        ? Violation.told(error.violations(), error.message(), language(exchange))
                        : title,
                OrderJson.tree(document));
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
