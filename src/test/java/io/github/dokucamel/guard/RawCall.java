package io.github.dokucamel.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** What is written to a socket as it is, and what comes back. */
final class RawCall implements AutoCloseable {

    private static final int PATIENCE_MS = 20_000;

    private final Socket socket;

    RawCall(int port) throws IOException {
        this("127.0.0.1", port);
    }

    /** @param from the address of loopback that it comes from */
    RawCall(String from, int port) throws IOException {
        InetAddress here = InetAddress.getByName("127.0.0.1");
        socket = new Socket(here, port, InetAddress.getByName(from), 0);
        socket.setSoTimeout(PATIENCE_MS);
    }

    RawCall write(String text) throws IOException {
        return write(text.getBytes(ISO_8859_1));
    }

    RawCall write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** All that comes until the other side closes; what had come when it closed hard. */
    String answer() {
        StringBuilder all = new StringBuilder();
        byte[] part = new byte[8_192];
        try {
            for (int n = 0; n >= 0; n = socket.getInputStream().read(part)) {
                all.append(new String(part, 0, n, ISO_8859_1));
            }
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("The connection stays open after: " + all, e);
        } catch (IOException e) {
            // Closed hard.
        }
        return all.toString();
    }

    /** Some of what comes, as soon as there is any. */
    String some() throws IOException {
        byte[] part = new byte[8_192];
        int length = socket.getInputStream().read(part);
        return length < 0 ? "" : new String(part, 0, length, ISO_8859_1);
    }

    /** One line of the answer, or the first bytes where there is none. */
    static String to(int port, String text) throws IOException {
        try (RawCall call = new RawCall(port)) {
            call.write(text);
            return call.answer();
        }
    }

    static int status(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
