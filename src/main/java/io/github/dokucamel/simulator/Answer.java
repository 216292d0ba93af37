package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What goes back to the caller, before it is signed.
 *
 * @param errorCode {@code error.code} of the body; empty when it has none
 * @param location where a browser is sent on to; empty when it stays
 */
record Answer(int status, String contentType, byte[] body, String errorCode, String location) {

    static final String JSON = "application/json";

    Answer(int status, String contentType, byte[] body, String errorCode) {
        this(status, contentType, body, errorCode, "");
    }

    static Answer ok(JsonNode body) {
        return new Answer(200, JSON, bytes(body), "");
    }

    static Answer html(int status, String page) {
        return new Answer(
                status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8), "");
    }

    /** A browser gets the other page, and does not post again when it is told to reload. */
    static Answer seeOther(String path) {
        return new Answer(303, "text/html; charset=utf-8", new byte[0], "", path);
    }

    /** DOKU's gateway shape: {@code {"error":{"code","message","type"}}}. */
    static Answer error(int status, String code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error")
                .put("code", code)
                .put("message", message)
                .put("type", "invalid_request_error");
        return new Answer(status, JSON, bytes(body), code);
    }

    /** HTTP 400 in a shape of checkout: a list of texts. */
    static Answer messages(String member, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray(member).add(message);
        return new Answer(400, JSON, bytes(body), "");
    }

    static Answer invalidHeader(String message) {
        return error(400, "invalid_header_request", message);
    }

    /** DOKU's shape for unknown paths and crashes: {@code {"timestamp","status","error","path"}}. */
    static Answer outsideGateway(int status, String error, String path, Instant at) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("timestamp", at.truncatedTo(ChronoUnit.MILLIS).toString())
                .put("status", status)
                .put("error", error)
                .put("path", path);
        return new Answer(status, JSON, bytes(body), "");
    }

    /** The same body as the first answer to this Request-Id, whatever it was, with 409. */
    Answer again() {
        return new Answer(409, contentType, body, errorCode);
    }

    /** A repeat is no mistake of the caller; SNAP's X-EXTERNAL-ID used twice on a day is one. */
    boolean isRepeat() {
        return status == 409 && !errorCode.matches("409\\d\\d00");
    }

    private static byte[] bytes(JsonNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
