package io.github.dokucamel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dokucamel.signature.Digest;
import io.github.dokucamel.signature.RequestTimestamp;
import io.github.dokucamel.signature.Secret;
import io.github.dokucamel.signature.SignatureComponents;
import io.github.dokucamel.signature.Signer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A notification as DOKU sends it, which a test may then spoil. It is written to the socket as it
 * is: no client tidies it up.
 *
 * @param target what stands in the first line
 * @param headers in their order; one name may come twice
 */
public record NotificationCall(
        String target, List<Map.Entry<String, String>> headers, byte[] body) {

    private static final int PATIENCE_MS = 20_000;

    /** @param head status line and headers */
    public record Answer(int status, String head, String body) {}

    /** Signed for the path that is called. */
    public static NotificationCall signed(
            String clientId, String secret, String path, String body) {
        return signed(clientId, secret, path, path, Instant.now(), body.getBytes(UTF_8));
    }

    /** @param signedPath as DOKU knows it */
    public static NotificationCall signed(
            String clientId,
            String secret,
            String path,
            String signedPath,
            Instant at,
            byte[] body) {
        List<Map.Entry<String, String>> headers =
                List.of(
                        Map.entry("Client-Id", clientId),
                        Map.entry("Request-Id", UUID.randomUUID().toString()),
                        Map.entry("Request-Timestamp", RequestTimestamp.of(at)),
                        Map.entry("Content-Type", "application/json"));
        return new NotificationCall(path, headers, body).signed(secret, signedPath);
    }

    /** With the signature that its present headers and body call for. */
    public NotificationCall signed(String secret, String path) {
        return with(
                "Signature",
                new Signer(Secret.of(secret))
                        .sign(
                                SignatureComponents.notification(
                                        header("Client-Id"),
                                        header("Request-Id"),
                                        header("Request-Timestamp"),
                                        path,
                                        Digest.of(body))));
    }

    public static String payment(String invoiceNumber, long amount, String status) {
        return """
            {"order":{"invoice_number":"%s","amount":%d},"transaction":{"status":"%s","date":"2026-11-25T03:00:00Z","original_request_id":"%s"},"channel":{"id":"CREDIT_CARD"}}"""
                .formatted(invoiceNumber, amount, status, UUID.randomUUID());
    }

    /** The first of that name. */
    public String header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    public NotificationCall with(String name, String value) {
        return without(name).adding(name, value);
    }

    public NotificationCall without(String name) {
        return new NotificationCall(
                target,
                headers.stream().filter(header -> !header.getKey().equals(name)).toList(),
                body);
    }

    /** Beside what there is of that name already. */
    public NotificationCall adding(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new NotificationCall(target, more, body);
    }

    public NotificationCall to(String other) {
        return new NotificationCall(other, headers, body);
    }

    public NotificationCall holding(byte[] other) {
        return new NotificationCall(target, headers, other);
    }

    public Answer send(int port) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head("Content-Length: " + body.length).getBytes(ISO_8859_1));
        bytes.writeBytes(body);
        return send(port, bytes.toByteArray());
    }

    /** @param lines further header lines, without the last line break */
    public String head(String lines) {
        StringBuilder text = new StringBuilder("POST " + target + " HTTP/1.1\r\nHost: shop\r\n");
        headers.forEach(h -> text.append(h.getKey() + ": " + h.getValue() + "\r\n"));
        return text + lines + "\r\nConnection: close\r\n\r\n";
    }

    /** What is answered to these bytes; status 0 when the connection was closed instead. */
    public static Answer send(int port, byte[] bytes) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MS);
            OutputStream out = socket.getOutputStream();
            try {
                out.write(bytes);
                out.flush();
            } catch (IOException e) {
                // Answered before all of it was read.
            }
            return read(socket);
        }
    }

    /** What is answered up to the end of the connection. */
    public static Answer read(Socket socket) {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        byte[] part = new byte[8_192];
        try {
            for (int n = socket.getInputStream().read(part);
                    n >= 0;
                    n = socket.getInputStream().read(part)) {
                seen.write(part, 0, n);
            }
        } catch (IOException e) {
            // Closed hard; what came before counts.
        }
        String text = seen.toString(UTF_8);
        int end = text.indexOf("\r\n\r\n");
        return end < 0
                ? new Answer(0, "", "")
                : new Answer(
                        Integer.parseInt(text.substring(9, 12)),
                        text.substring(0, end),
                        text.substring(end + 4));
    }
}
