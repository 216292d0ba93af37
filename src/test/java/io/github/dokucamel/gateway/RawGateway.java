package io.github.dokucamel.gateway;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A gateway of plain sockets, which can behave as badly as real ones do. */
public final class RawGateway implements AutoCloseable {

    /** What happens after a request was read; the connection stays open unless this closes it. */
    public interface Answer {
        void write(Socket socket) throws IOException;
    }

    private interface Reply {
        void write(Socket socket, String request) throws IOException;
    }

    private final ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
    private final Reply reply;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    /** Opens when the gateway closes. */
    final CountDownLatch closed = new CountDownLatch(1);

    public RawGateway(Answer answer) throws IOException {
        this((socket, request) -> answer.write(socket));
    }

    private RawGateway(Reply reply) throws IOException {
        this.reply = reply;
        start(this::accept);
    }

    /** @param script the bytes of an answer to the bytes of a request */
    public static RawGateway answering(UnaryOperator<String> script) throws IOException {
        return new RawGateway((Reply) (socket, request) -> write(socket, script.apply(request)));
    }

    /** An answer with these header lines, each ended by CRLF; may be empty. */
    public static String answer(int status, String headers, String body) {
        return "HTTP/1.1 %d Scripted\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%s\r\n%s"
                .formatted(status, body.length(), headers, body);
    }

    /** Sends these bytes and waits for the next request. */
    public static Answer bytes(String text) {
        return socket -> write(socket, text);
    }

    public static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    public List<String> requests() {
        return requests;
    }

    public int connections() {
        return connections.get();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "raw-gateway");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                start(() -> serve(socket));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String request;
            while (!socket.isClosed() && (request = read(in)) != null) {
                requests.add(request);
                reply.write(socket, request);
            }
        } catch (IOException e) {
            // The other side has hung up, as it may.
        }
    }

    private static String read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                return null;
            }
            head.append((char) c);
        }
        int length = 0;
        for (String line : head.toString().split("\r\n")) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
