package io.github.dokucamel.inbound;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.rest.RestAnswer;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;

/** Answers to SNAP calls. The status of HTTP is part of every response code. */
final class SnapAnswer {

    private SnapAnswer() {}

    static ObjectNode success(SnapEndpoint endpoint) {
        return of(endpoint.code(200, "00"), "Successful");
    }

    static void failure(
            Exchange exchange, SnapEndpoint endpoint, int status, String kase, String message) {
        write(exchange, status, of(endpoint.code(status, kase), message));
    }

    private static ObjectNode of(String code, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("responseCode", code)
                .put("responseMessage", message);
    }

    static void write(Exchange exchange, int status, ObjectNode answer) {
        RestAnswer.json(exchange, status, answer.toString().getBytes(StandardCharsets.UTF_8));
    }
}
