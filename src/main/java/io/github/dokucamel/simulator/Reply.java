package io.github.dokucamel.simulator;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer with all its headers, as it goes over the wire.
 *
 * @param headers without the length
 */
record Reply(int status, Map<String, String> headers, byte[] body) {

    static Reply of(int status, String contentType, String body) {
        return new Reply(
                status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    static Reply empty(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }

    Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }

    Reply without(String header) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new Reply(status, fewer, body);
    }

    Reply withBody(byte[] other) {
        return new Reply(status, headers, other);
    }

    Reply withStatus(int other) {
        return new Reply(other, headers, body);
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
