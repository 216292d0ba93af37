package io.github.dokucamel.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.dokucamel.Outbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A partner's HTTP endpoint: keeps every outcome document, and now and then fails after that. */
final class Receiver implements AutoCloseable {

    private static final int EVERY = 11;

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final List<JsonNode> taken = new ArrayList<>();
    private boolean mended;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.setExecutor(workers);
        server.start();
    }

    /** From now on it does not fail any more. */
    synchronized void mend() {
        mended = true;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/outcomes";
    }

    synchronized List<JsonNode> taken() {
        return List.copyOf(taken);
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean fails;
        synchronized (this) {
            taken.add(Outbox.json(body));
            fails = !mended && taken.size() % EVERY == 0;
        }
        exchange.sendResponseHeaders(fails ? 500 : 204, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
