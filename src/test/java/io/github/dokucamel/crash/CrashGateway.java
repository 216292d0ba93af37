package io.github.dokucamel.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dokucamel.crash.GatewayRecord.Seen;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A strict gateway that shares no code with the product: it checks the signature over the bytes as
 * they came, answers a repeated Request-Id with 409 and the first body, writes down everything, and
 * fails as the seed says. It outlives the runner.
 */
final class CrashGateway implements AutoCloseable {

    /** A kill that waits for its request. */
    private record Ambush(int request, boolean afterProcessing, Runnable kill) {}

    /** How much longer than the call's deadline a slow answer takes. */
    private static final long BEYOND_MS = 300;

    private final ObjectMapper json = new ObjectMapper();
    private final SignatureCheck signatures = new SignatureCheck();
    private final GatewayRecord record = new GatewayRecord();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicReference<Ambush> ambush = new AtomicReference<>();
    private final ServerSocket server;
    private final long seed;

    CrashGateway(long seed) throws IOException {
        this.seed = seed;
        server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        workers.execute(this::accept);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    GatewayRecord record() {
        return record;
    }

    /** Kills when the n-th request from now on has arrived whole. */
    void ambush(int request, boolean afterProcessing, Runnable kill) {
        ambush.set(new Ambush(request, afterProcessing, kill));
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                workers.execute(() -> serve(socket));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedInputStream in = new BufferedInputStream(socket.getInputStream())) {
            WireRequest request;
            do {
                request = WireRequest.read(in);
            } while (request != null && answer(request, socket.getOutputStream()));
        } catch (IOException e) {
            // The runner died, or gave up.
        } catch (RuntimeException e) {
            record.broken("a request that cannot be read: " + e);
        } finally {
            open.remove(socket);
        }
    }

    /** @return whether the connection stays open */
    private boolean answer(WireRequest request, OutputStream out) throws IOException {
        String wrong = signatures.wrong(request);
        if (wrong != null) {
            record.broken(request.method() + " " + request.target() + ": " + wrong);
            return send(out, 400, "", error("invalid_signature"));
        }
        if (request.method().equals("GET")) {
            return send(out, 404, "", error("TRANSACTION_NOT_FOUND"));
        }
        JsonNode order = json.readTree(request.body()).path("order");
        String invoiceNumber = order.path("invoice_number").asText();
        String digest = Base64.getEncoder().encodeToString(SignatureCheck.sha256(request.body()));
        Seen seen =
                new Seen(
                        System.currentTimeMillis(),
                        request.only("Request-Id"),
                        invoiceNumber,
                        digest);
        int visit = record.arrived(seen);
        Ambush now =
                ambush.getAndUpdate(
                        a ->
                                a == null || a.request() <= 1
                                        ? null
                                        : new Ambush(
                                                a.request() - 1, a.afterProcessing(), a.kill()));
        boolean killing = now != null && now.request() <= 1;
        if (killing && !now.afterProcessing()) {
            now.kill().run();
            return false;
        }
        Fault fault = killing ? Fault.CLOSED_AFTER : Fault.draw(seed, invoiceNumber, visit);
        if (!fault.afterProcessing()) {
            return fail(fault, out, null);
        }
        if (invoiceNumber.startsWith(OrderPlan.REFUSED)) {
            record.refuse(seen);
            if (!killing) {
                return send(out, 400, "", error("transaction_not_allowed"));
            }
        } else {
            boolean again = record.create(seen, order.path("amount").asLong());
            if (!killing) {
                String body = opened(invoiceNumber, seen.requestId());
                return fault == Fault.NONE
                        ? send(out, again ? 409 : 200, "", body)
                        : fail(fault, out, body);
            }
        }
        now.kill().run();
        return false;
    }

    private boolean fail(Fault fault, OutputStream out, String body) throws IOException {
        return switch (fault) {
            case ERROR_BEFORE, ERROR_AFTER -> send(out, 500, "", "{\"error\":\"crashed\"}");
            case BUSY -> send(out, 503, "", "<html>busy</html>");
            case TOO_MANY -> send(out, 429, "Retry-After: 1\r\n", "");
            case IN_PROGRESS -> send(out, 409, "", error("idempotent_request"));
            case GARBAGE -> send(out, 200, "", "<html>" + body.substring(body.length() / 2));
            case HALF_AN_ANSWER -> {
                out.write(head(200, "", body.length()));
                out.write(body.substring(0, body.length() / 2).getBytes(StandardCharsets.UTF_8));
                yield false;
            }
            case SLOW -> {
                out.write(head(200, "", body.length()));
                out.flush();
                await(RunSettings.DEADLINE_MS + BEYOND_MS);
                yield false;
            }
            default -> false;
        };
    }

    private void await(long ms) {
        try {
            closed.await(ms, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean send(OutputStream out, int status, String headers, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = head(status, headers, bytes.length);
        byte[] all = java.util.Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes, 0, all, head.length, bytes.length);
        out.write(all);
        return true;
    }

    private static byte[] head(int status, String headers, int length) {
        return ("HTTP/1.1 "
                        + status
                        + " Said\r\nContent-Type: application/json\r\nContent-Length: "
                        + length
                        + "\r\n"
                        + headers
                        + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String opened(String invoiceNumber, String requestId) {
        return """
            {"order":{"invoice_number":"%s"},"credit_card_payment_page":{"url":"https://pay.doku.com/%s"}}"""
                .formatted(invoiceNumber, requestId);
    }

    private static String error(String code) {
        return """
            {"error":{"code":"%s","message":"as planned","type":"invalid_request_error"}}"""
                .formatted(code);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        workers.shutdownNow();
    }
}
