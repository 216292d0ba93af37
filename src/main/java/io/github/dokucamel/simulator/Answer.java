package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What goes back to the caller, before it is signed.
 *
 * @param errorCode {@code error.code} of the body; empty when it has none
 * @param location where a browser is sent on to; empty when it stays
 */
record Answer(int status, String contentType, byte[] body, String errorCode, String location) {

    static final String JSON = "application/json";

    static final Answer OUT_OF_TIME = named("clock", Json.object());
    static final Answer INVALID_SIGNATURE = named("invalid-signature", Json.object());
    static final Answer INVALID_CLIENT_ID = named("invalid-client-id", Json.object());
    static final Answer IN_PROGRESS = named("error-409", Json.object());

    Answer(int status, String contentType, byte[] body, String errorCode) {
        this(status, contentType, body, errorCode, "");
    }

    static Answer json(int status, JsonNode body, String errorCode) {
        return new Answer(status, JSON, Json.bytes(body), errorCode);
    }

    /** One of the refusals that templates hold with their status; null when there is none. */
    static Answer named(String name, JsonNode facts) {
        ObjectNode told = Bodies.of(name, facts);
        String code = told.at("/body/error/code").asText();
        return told.isEmpty() ? null : json(told.get("status").asInt(), told.get("body"), code);
    }

    static Answer ok(JsonNode body) {
        return json(200, body, "");
    }

    /** One JSON object per line. */
    static Answer lines(Stream<? extends JsonNode> objects) {
        String lines = objects.map(object -> object + "\n").collect(Collectors.joining());
        byte[] body = lines.getBytes(StandardCharsets.UTF_8);
        return new Answer(200, "application/x-ndjson", body, "");
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
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("code", code)
                .put("message", message)
                .put("type", "invalid_request_error");
        return json(status, body, code);
    }

    /** HTTP 400 in a shape of checkout: a list of texts. */
    static Answer messages(String member, String message) {
        ObjectNode body = Json.object();
        body.putArray(member).add(message);
        return json(400, body, "");
    }

    /** The same body as the first answer to this Request-Id, whatever it was, with 409. */
    Answer again() {
        return new Answer(409, contentType, body, errorCode);
    }

    /** A repeat is no mistake of the caller; SNAP's X-EXTERNAL-ID used twice on a day is one. */
    boolean isRepeat() {
        return status == 409 && !errorCode.matches("409\\d\\d00");
    }
}
