package io.github.dokucamel.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What no server should be behind a proxy: it says yes to everything, to a change of the protocol too.
 * It writes down the first lines and headers of what reaches it.
 */
final class LeakyServer implements AutoCloseable {

    private final ServerSocket socket;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final Thread life;

    LeakyServer(int port) throws IOException {
        socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        life = new Thread(this::serve, "leaky-server");
        life.setDaemon(true);
        life.start();
    }

    /** Heads of requests, and what came through a connection that changed its protocol. */
    List<String> heads() {
        return List.copyOf(heads);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                caller.setSoTimeout(2_000);
                answer(caller);
            } catch (IOException e) {
                // The caller went, or the test is over.
            }
        }
    }

    private void answer(Socket caller) throws IOException {
        InputStream in = caller.getInputStream();
        String head = head(in);
        if (head.isEmpty()) {
            return;
        }
        heads.add(head);
        if (head.toLowerCase(Locale.ROOT).contains("\nupgrade:")) {
            caller.getOutputStream()
                    .write(
                            "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"
                                    .getBytes(ISO_8859_1));
            heads.add(head(in));
            return;
        }
        skip(in, head);
        caller.getOutputStream()
                .write(
                        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                .getBytes(ISO_8859_1));
    }

    /** Up to the empty line, or what came before it ended. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void skip(InputStream in, String head) throws IOException {
        for (String line : head.split("\r\n")) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                in.readNBytes(Integer.parseInt(line.substring(15).strip()));
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        try {
            life.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
