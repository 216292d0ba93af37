package io.github.dokucamel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ports that stay free until somebody listens there: below those that the system hands out for
 * outgoing connections, and a range of its own for each process that runs tests beside others.
 */
public final class Ports {

    private static final int MANY = 4_000;
    private static final int FIRST = 20_000 + MANY * (Integer.getInteger("doku.fork", 0) % 3);
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    public static int free() {
        int port = FIRST + (int) (ProcessHandle.current().pid() * 37 % MANY);
        while (!GIVEN.add(port) || !isFree(port)) {
            port = FIRST + (port + 1 - FIRST) % MANY;
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
