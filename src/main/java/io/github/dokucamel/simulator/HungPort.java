package io.github.dokucamel.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A port on which nobody gets through: its queue of connections is full and nobody takes one out.
 * Linux leaves further ones unanswered; elsewhere they may be refused.
 */
final class HungPort {

    /** More than a queue of one holds. */
    private static final int WAITING = 4;

    private final List<Channel> open = new ArrayList<>();

    private HungPort() {}

    /** @throws IOException the port is taken */
    static HungPort at(String host, int port) throws IOException {
        HungPort hung = new HungPort();
        InetSocketAddress address = new InetSocketAddress(host, port);
        try {
            ServerSocketChannel listener = ServerSocketChannel.open();
            hung.open.add(listener);
            listener.bind(address, 1);
            for (int i = 0; i < WAITING; i++) {
                SocketChannel waiting = SocketChannel.open();
                hung.open.add(waiting);
                waiting.configureBlocking(false);
                waiting.connect(address);
            }
            return hung;
        } catch (IOException e) {
            hung.close();
            throw e;
        }
    }

    void close() {
        for (Channel channel : open) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException("a connection cannot be closed", e);
            }
        }
    }
}
