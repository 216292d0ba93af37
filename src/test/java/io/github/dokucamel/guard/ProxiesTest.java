package io.github.dokucamel.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.dokucamel.Installation;
import io.github.dokucamel.NotificationCall;
import io.github.dokucamel.Ports;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.fault.Console;
import io.github.dokucamel.guard.ProxyProgram.Kind;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The proxies of docs/notifications.md, with the very lines that stand there: what DOKU sends gets
 * through, and nothing else does.
 */
@Tag("full")
class ProxiesTest extends DoorCase {

    private static final String PATH = "/payments/notifications";
    private static final String KEY = "proxies-key-0123456789-0123456789";

    @BeforeAll
    static void start() throws Exception {
        open(
                "--doku.notification.path=" + PATH,
                "--doku.notification.port=0",
                "--doku.trusted-proxy.addresses=127.0.0.1",
                "--doku.api-key=" + KEY);
    }

    private static int house() {
        return service.rest("/").getPort();
    }

    private static String us(Kind kind) {
        return "127.0.0." + (kind.ordinal() + 2);
    }

    private static int status(String answer) {
        return RawCall.status(answer);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static String post(String target, String headers, String body) {
        return "POST %s HTTP/1.1\r\nHost: pay.example.com\r\n%sContent-Type: application/json\r\nConnection: close\r\nContent-Length: %s\r\n\r\n%s"
                .formatted(target, headers, body.length(), body);
    }

    @ParameterizedTest
    @EnumSource
    void whatDokuSendsGetsThroughAndIsRecorded(Kind kind) throws Exception {
        String invoice = "PROXY-" + kind;
        HttpRequest.Builder order = service.order(SampleOrders.json(invoice, 90_000));
        assertEquals(
                201, service.send(order.header("Authorization", "Bearer " + KEY)).statusCode());
        NotificationCall call =
                NotificationCall.signed(
                        SimulatorOptions.DEFAULT_CLIENT_ID,
                        SimulatorOptions.DEFAULT_SECRET_KEY,
                        PATH,
                        NotificationCall.payment(invoice, 90_000, "SUCCESS"));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(bytes(call.head("Content-Length: " + call.body().length)));
        all.writeBytes(call.body());
        try (ProxyProgram proxy = ProxyProgram.start(kind, service.notifications("/").getPort())) {
            String answer = proxy.call(us(kind), all.toByteArray());
            assertEquals(200, status(answer), () -> answer + proxy.said());
            Installation.waiting()
                    .until(() -> service.outbox().byInvoice("paid").containsKey(invoice));
            NotificationCall forged = call.holding(bytes("{}"));
            String refused = proxy.call(us(kind), bytes(forged.head("Content-Length: 2") + "{}"));
            assertEquals(401, status(refused), refused);
        }
    }

    /** What a proxy lets through reaches a server that refuses nothing. */
    @ParameterizedTest
    @EnumSource
    void nothingElseGetsThrough(Kind kind) throws Exception {
        int port = Ports.free();
        try (LeakyServer server = new LeakyServer(port);
                ProxyProgram proxy = ProxyProgram.start(kind, port)) {
            String right = proxy.call(us(kind), bytes(post(PATH, "", "{}")));
            assertEquals(200, status(right), () -> right + proxy.said());
            assertEquals(1, server.heads().size());
            for (String target : targets()) {
                proxy.call(us(kind), bytes(post(target, "", "{}")));
            }
            // Some make other spellings of the path into the right one.
            assertEquals(
                    Set.of("POST " + PATH + " HTTP/1.1"),
                    server.heads().stream()
                            .map(head -> head.lines().findFirst().orElseThrow())
                            .collect(Collectors.toSet()));
        }
    }

    /** Its controller is not at hand here: the lines at least say what is meant. */
    @Test
    void theIngressLetsOnePathThrough() throws Exception {
        JsonNode ingress = new YAMLMapper().readTree(ProxyProgram.block("yaml"));
        JsonNode paths = ingress.at("/spec/rules/0/http/paths");
        assertEquals(1, paths.size());
        assertEquals(PATH, paths.at("/0/path").asText());
        assertEquals("Exact", paths.at("/0/pathType").asText());
        assertEquals(8081, paths.at("/0/backend/service/port/number").asInt());
        assertEquals(1, ingress.at("/spec/rules").size());
        assertTrue(ingress.at("/spec/defaultBackend").isMissingNode());
    }

    private static List<String> targets() {
        return List.of(
                "/",
                "/orders",
                "/orders/X/refunds",
                "/orders/X/status",
                "/operations/x/calls/y",
                "/observe/health",
                "/openapi.json",
                "/notifications",
                "/notifications/../orders",
                PATH + "/",
                PATH + "/x",
                PATH + "/../../orders",
                PATH + "/%2e%2e/%2e%2e/orders",
                PATH + "/..%2f..%2forders",
                PATH + "/..;/..;/orders",
                PATH + ";x",
                PATH + ";/../../orders",
                PATH + "%3bx",
                PATH + "%2f..%2f..%2forders",
                PATH + "%00",
                PATH + "%0a",
                PATH + "%20",
                "/" + PATH,
                "/payments//notifications",
                "/payments/./notifications",
                "/payments/x/../notifications",
                "/orders/../payments/notifications",
                "/orders/%2e%2e/payments/notifications",
                "/%70ayments/notifications",
                "/PAYMENTS/notifications",
                "http://127.0.0.1/orders",
                "http://pay.example.com/orders");
    }

    /** HTTP/2 asked for by a proxy's caller and granted would be a tunnel past it. */
    @ParameterizedTest
    @EnumSource
    void noOtherProtocolGetsThrough(Kind kind) throws Exception {
        int port = Ports.free();
        String order = SampleOrders.text("TUNNEL", 90_000);
        try (LeakyServer server = new LeakyServer(port);
                ProxyProgram proxy = ProxyProgram.start(kind, port)) {
            for (String target : List.of(PATH, "/orders")) {
                String upgrade =
                        "GET %s HTTP/1.1\r\nHost: pay.example.com\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n\r\n"
                                .formatted(target);
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                all.writeBytes(bytes(upgrade));
                all.writeBytes(bytes(post("/orders", "", order)));
                String answer = proxy.call(us(kind), all.toByteArray());
                assertNotEquals(101, status(answer), answer);
                assertEquals(List.of(), ofOrders(server));
                assertFalse(
                        server.heads().stream().anyMatch(head -> head.contains("h2c")),
                        () -> server.heads().toString());
            }
            proxy.call(us(kind), HttpTwo.post("/orders", order, 1));
            assertEquals(List.of(), ofOrders(server));
        }
    }

    private static List<String> ofOrders(LeakyServer server) {
        return server.heads().stream().filter(head -> head.contains("/orders")).toList();
    }

    /** Told by the log line of a wrong key, for which the proxy lets REST through here. */
    @ParameterizedTest
    @EnumSource
    void theCallerIsWhoTheProxySays(Kind kind) throws Exception {
        String forged =
                "X-Forwarded-For: 6.6.6.6\r\nForwarded: for=6.6.6.6\r\nAuthorization: Bearer wrong\r\n";
        try (Console console = Console.listen();
                ProxyProgram proxy = ProxyProgram.start(kind, house(), "/orders")) {
            String answer = proxy.call(us(kind), bytes(post("/orders", forged, "{}")));
            assertEquals(401, status(answer), () -> answer + proxy.said());
            assertEquals(
                    List.of("A call from " + us(kind) + " came with a wrong API key"),
                    console.lines("came with a wrong API key"));
        }
    }

    /** A proxy by itself is not enough: the key is what guards REST. */
    @ParameterizedTest
    @EnumSource
    void noOrderCameIn(Kind kind) throws Exception {
        try (ProxyProgram proxy = ProxyProgram.start(kind, house())) {
            long before = gateway.requestCount();
            for (String target : targets()) {
                String body = SampleOrders.text("LEAK-" + kind, 90_000);
                String answer = proxy.call(us(kind), bytes(post(target, "", body)));
                assertTrue(status(answer) >= 400, () -> target + ": " + answer);
            }
            assertEquals(before, gateway.requestCount());
        }
    }
}
