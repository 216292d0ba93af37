package io.github.dokucamel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** An HTTP server that knows nothing of DOKU: it writes down what arrives and answers as told. */
public final class ScriptedGateway implements AutoCloseable {

    private static final int LONGEST_SECONDS = 30;

    /**
     * One request as it came over the wire.
     *
     * @param headers names in lower case
     */
    public record Call(
            int number, String method, String uri, Map<String, List<String>> headers, String body) {

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of("")).get(0);
        }

        public String invoiceNumber() {
            return Outbox.json(body).path("order").path("invoice_number").asText();
        }
    }

    /**
     * An answer.
     *
     * @param status 0: the connection is closed without an answer
     * @param when it is given; other calls are answered meanwhile
     */
    public record Reply(
            int status, Map<String, String> headers, String body, CompletableFuture<?> when) {

        public Reply(int status, Map<String, String> headers, String body) {
            this(status, headers, body, CompletableFuture.completedFuture(null));
        }

        public Reply(int status, String body) {
            this(status, Map.of(), body);
        }

        public static Reply lost() {
            return new Reply(0, "");
        }

        public Reply after(CompletableFuture<?> time) {
            return new Reply(status, headers, body, time);
        }
    }

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Function<Call, Reply> script;

    private ScriptedGateway(Function<Call, Reply> script) throws IOException {
        this.script = script;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(workers);
        server.start();
    }

    public static ScriptedGateway answering(Function<Call, Reply> script) {
        try {
            return new ScriptedGateway(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** DOKU's answer to a payment page that it opened. */
    public static Reply opened(int status, Call call) {
        return new Reply(
                status,
                """
                {"order":{"invoice_number":"%s"},
                 "credit_card_payment_page":{"url":"https://pay.doku.com/%s"}}"""
                        .formatted(call.invoiceNumber(), call.invoiceNumber()));
    }

    public static Reply error(int status, String code) {
        return new Reply(
                status,
                """
                {"error":{"code":"%s","message":"as scripted","type":"invalid_request_error"}}"""
                        .formatted(code));
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** What arrived so far is no longer told. */
    public void forgetCalls() {
        synchronized (calls) {
            calls.clear();
        }
    }

    /** Payment requests; the others are status calls. */
    public List<Call> posts() {
        return calls.stream().filter(call -> call.method().equals("POST")).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Reply reply;
        synchronized (calls) {
            Call call =
                    new Call(
                            calls.size() + 1,
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            headers,
                            body);
            calls.add(call);
            reply = script.apply(call);
        }
        reply.when().orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS).join();
        if (reply.status() == 0) {
            exchange.close();
            return;
        }
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
