package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What goes back to the caller; {@link ReplySigner} adds what only a signed one has.
 *
 * @param headers without the length
 * @param errorCode {@code error.code} of the body; empty when it has none
 */
record Answer(int status, Map<String, String> headers, byte[] body, String errorCode) {

    static final String JSON = "application/json";

    static final Answer OUT_OF_TIME = named("clock", Json.object());
    static final Answer INVALID_SIGNATURE = named("invalid-signature", Json.object());
    static final Answer INVALID_CLIENT_ID = named("invalid-client-id", Json.object());
    static final Answer IN_PROGRESS = named("error-409", Json.object());

    static Answer of(int status, String contentType, String body, String errorCode) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Answer(status, Map.of("Content-Type", contentType), bytes, errorCode);
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0], "");
    }

    static Answer json(int status, JsonNode body, String errorCode) {
        return of(status, JSON, body.toString(), errorCode);
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
        return of(200, "application/x-ndjson", lines, "");
    }

    static Answer html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page, "");
    }

    /** A browser gets the other page, and does not post again when it is told to reload. */
    static Answer seeOther(String path) {
        return html(303, "").with("Location", path);
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
        return withStatus(409);
    }

    /** A repeat is no mistake of the caller; SNAP's X-EXTERNAL-ID used twice on a day is one. */
    boolean isRepeat() {
        return status == 409 && !errorCode.matches("409\\d\\d00");
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body, errorCode);
    }

    Answer without(String header) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new Answer(status, fewer, body, errorCode);
    }

    Answer withBody(byte[] other) {
        return new Answer(status, headers, other, errorCode);
    }

    Answer withStatus(int other) {
        return new Answer(other, headers, body, errorCode);
    }

    /** Status line and headers. */
    Buffer head(String lengthHeader) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ");
        head.append(HttpResponseStatus.valueOf(status)).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append(lengthHeader).append("\r\n\r\n");
        return Buffer.buffer(head.toString());
    }

    /** The whole of it. */
    Buffer bytes() {
        return head("content-length: " + body.length).appendBytes(body);
    }
}
