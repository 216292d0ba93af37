package io.github.dokucamel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.dokucamel.Outbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody's own system on this machine: takes notifications and tells of orders. */
final class NotificationListener implements AutoCloseable {

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, String> orders = new ConcurrentHashMap<>();
    private volatile int status = 200;

    /** @param headers by name in lower case */
    record Call(String method, String target, Map<String, String> headers, byte[] body) {

        JsonNode json() {
            return Outbox.json(new String(body, StandardCharsets.UTF_8));
        }

        String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    NotificationListener() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new ConcurrentHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, v) -> headers.put(name.toLowerCase(Locale.ROOT), v.get(0)));
        calls.add(
                new Call(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        headers,
                        exchange.getRequestBody().readAllBytes()));
        String order = orders.get(exchange.getRequestURI().getPath());
        boolean asked = exchange.getRequestMethod().equals("GET");
        int code = asked ? order == null ? 404 : 200 : status;
        byte[] body =
                (asked ? String.valueOf(order) : "said\n" + code).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    void answerWith(int code) {
        status = code;
    }

    void knows(String path, String order) {
        orders.put(path, order);
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Call> notifications() {
        return calls.stream().filter(call -> call.method().equals("POST")).toList();
    }

    List<Call> questions() {
        return calls.stream().filter(call -> call.method().equals("GET")).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
