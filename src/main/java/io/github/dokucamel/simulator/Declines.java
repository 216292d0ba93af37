package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** HTTP 400 in each of the five envelopes in which DOKU reports an error. */
final class Declines {

    private static final String MESSAGE = "PAYMENT CHANNEL IS INACTIVE";

    private Declines() {}

    static Answer in(Fault fault, String path, Instant at) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        switch (fault) {
            case DECLINED_A -> {
                return Answer.error(400, "INVALID_PARAMETER", "The simulator declines this call");
            }
            case DECLINED_B -> body.putArray("message").add(MESSAGE);
            case DECLINED_C -> body.putArray("error_messages").add("ORDER.AMOUNT INVALID");
            case DECLINED_D -> {
                return Answer.outsideGateway(400, "Bad Request", path, at);
            }
            case DECLINED_E ->
                    body.put("status", "FAILED")
                            .put("response_code", "05")
                            .put("response_message", "DECLINED");
            default -> throw new IllegalArgumentException(fault + " is no decline");
        }
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return new Answer(400, Answer.JSON, bytes, "");
    }
}
