package io.github.dokucamel.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ScriptedGateway.Call;
import io.github.dokucamel.ScriptedGateway.Reply;
import io.github.dokucamel.cli.RunningService;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The service as it runs, with calls by REST and JMS, and a gateway that likes most of them. */
abstract class CallCase {

    @TempDir static Path data;
    static ScriptedGateway gateway;
    static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        gateway = ScriptedGateway.answering(CallCase::answer);
        service =
                RunningService.start(
                        data,
                        gateway.baseUrl(),
                        "--doku.intake.file.enabled=false",
                        "--doku.order.max-bytes=20000",
                        "--doku.retry.first-delay=50ms");
    }

    @AfterAll
    static void stop() {
        service.close();
        gateway.close();
    }

    /** As the request asks for it, by what it holds. */
    private static Reply answer(Call call) {
        if (call.body().contains("NO-SUCH")) {
            return ScriptedGateway.error(400, "authorization_not_found");
        }
        if (call.body().contains("LOST") && times(call) == 1) {
            return new Reply(500, "");
        }
        if (call.method().equals("GET")) {
            return new Reply(
                    200,
                    "{\"order\":{\"invoice_number\":\"%s\"},\"transaction\":{\"status\":\"SUCCESS\"}}"
                            .formatted(call.uri().substring(call.uri().lastIndexOf('/') + 1)));
        }
        return call.uri().startsWith("/tokenization")
                ? new Reply(200, "{\"accessToken\":\"secret-1\",\"tokens\":[{\"id\":\"T-1\"}]}")
                : new Reply(200, "{\"payment\":{\"status\":\"SUCCESS\"}}");
    }

    private static long times(Call call) {
        return gateway.calls().stream().filter(c -> c.body().equals(call.body())).count();
    }

    static String capture(String authorizeId) {
        return "{\"payment\":{\"authorize_id\":\"%s\"}}".formatted(authorizeId);
    }

    static HttpRequest.Builder request(String path, String body) {
        return HttpRequest.newBuilder(service.rest(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes(UTF_8)));
    }

    static HttpResponse<String> post(String path, String body) throws Exception {
        return service.send(request(path, body));
    }

    static HttpResponse<String> post(String path, String body, String key) throws Exception {
        return service.send(request(path, body).header("Idempotency-Key", key));
    }

    /** By the text that is one of its values. */
    static List<Call> sent(String value) {
        return gateway.calls().stream().filter(c -> c.body().contains('"' + value + '"')).toList();
    }
}
