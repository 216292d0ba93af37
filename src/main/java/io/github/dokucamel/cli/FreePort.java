package io.github.dokucamel.cli;

import io.github.dokucamel.settings.InvalidSettingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports, looked at before anything starts: a server that cannot listen says so only in its log. */
final class FreePort {

    private FreePort() {}

    static int any() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** @throws InvalidSettingException naming the setting when somebody else listens there */
    static void require(String setting, String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new InvalidSettingException(
                    "%s: cannot listen on %s:%s (%s); set another port"
                            .formatted(setting, host, port, e.getMessage()),
                    e);
        }
    }
}
