package io.github.dokucamel.cli.door;

import io.github.dokucamel.intake.HttpProblemException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the server answers by itself: problem documents, with nothing of the request. */
public final class Problem {

    private static final Map<Integer, String> TITLES =
            Map.of(
                    400, "Bad Request",
                    404, "Not Found",
                    405, "Method Not Allowed",
                    413, "Content Too Large",
                    429, "Too Many Requests",
                    431, "Request Header Fields Too Large",
                    500, "Internal Server Error",
                    503, "Service Unavailable");

    /** Of what is none: a browser runs nothing of it, and shows it in no frame. */
    static final String NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

    private static final String TYPE = "application/problem+json";

    private Problem() {}

    /** A whole answer, as it is sent; the connection ends after it. */
    static byte[] response(int status, String detail) {
        byte[] body = body(status).put("detail", detail).toBuffer().getBytes();
        String head =
                """
                HTTP/1.1 %s %s\r
                Connection: close\r
                Content-Type: %s\r
                Cache-Control: no-store\r
                X-Content-Type-Options: nosniff\r
                Content-Security-Policy: %s\r
                Referrer-Policy: no-referrer\r
                %sContent-Length: %s\r
                \r
                """
                        .formatted(
                                status,
                                title(status),
                                TYPE,
                                NO_PAGE,
                                status == 503 || status == 429 ? "Retry-After: 1\r\n" : "",
                                body.length);
        byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    /** Unless something was answered already. */
    public static void answer(HttpServerResponse response, int status) {
        if (response.headWritten() || response.closed()) {
            return;
        }
        if (status == 503) {
            response.putHeader("Retry-After", "1");
        }
        response.setStatusCode(status).putHeader("Content-Type", TYPE).end(body(status).encode());
    }

    private static JsonObject body(int status) {
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", title(status))
                .put("status", status)
                .put("code", HttpProblemException.codeOf(title(status)));
    }

    private static String title(int status) {
        return TITLES.getOrDefault(status, "Error");
    }
}
