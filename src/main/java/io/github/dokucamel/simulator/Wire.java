package io.github.dokucamel.simulator;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The connection under one request: bytes that no HTTP server would send, and ends of all kinds. */
record Wire(HttpServerRequest http) {

    private static final int BLOCK_BYTES = 64 * 1024;

    /** The other side reads an error, not an end. */
    void reset() {
        channel().config().setOption(ChannelOption.SO_LINGER, 0);
        close();
    }

    void close() {
        ChannelFuture unused = channel().close();
    }

    void sendAndClose(Buffer bytes) {
        raw(bytes, ChannelFutureListener.CLOSE);
    }

    /** Behind what was sent as an answer, or in parts of it. */
    void sendMore(Buffer bytes) {
        raw(bytes, written -> {});
    }

    private void raw(Buffer bytes, ChannelFutureListener then) {
        // From the first handler on, past the one that speaks HTTP.
        channel()
                .pipeline()
                .firstContext()
                .writeAndFlush(Unpooled.wrappedBuffer(bytes.getBytes()))
                .addListener(then);
    }

    /** One byte after the other, then the end. */
    void dribble(Buffer bytes, Duration perByte) {
        later(
                perByte,
                () -> {
                    if (channel().isActive() && bytes.length() > 1) {
                        sendMore(bytes.slice(0, 1));
                        dribble(bytes.slice(1, bytes.length()), perByte);
                    } else if (channel().isActive()) {
                        sendAndClose(bytes);
                    }
                });
    }

    /** Called on the event loop, which runs it. */
    static void later(Duration delay, Runnable task) {
        Vertx.currentContext().owner().setTimer(delay.toMillis(), fired -> task.run());
    }

    /** Fails when the caller is gone. */
    Future<Void> send(Answer reply) {
        if (isOver()) {
            return Future.failedFuture("caller is gone");
        }
        start(reply);
        return http.response().end(Buffer.buffer(reply.body()));
    }

    /** The body, and blanks behind it up to this length, as fast as the caller reads them. */
    void sendPadded(Answer reply, long length) {
        HttpServerResponse response = http.response();
        if (isOver()) {
            return;
        }
        start(reply);
        response.putHeader("Content-Length", Long.toString(length));
        response.write(Buffer.buffer(reply.body()));
        byte[] blanks = " ".repeat(BLOCK_BYTES).getBytes(StandardCharsets.US_ASCII);
        pour(response, Buffer.buffer(blanks), length - reply.body().length);
    }

    private void pour(HttpServerResponse response, Buffer block, long left) {
        if (response.closed()) {
            return;
        }
        if (left <= block.length()) {
            response.end(block.slice(0, (int) left));
        } else if (response.writeQueueFull()) {
            response.drainHandler(drained -> pour(response, block, left));
        } else {
            response.write(block);
            pour(response, block, left - block.length());
        }
    }

    private void start(Answer reply) {
        http.response().setStatusCode(reply.status());
        reply.headers().forEach(http.response()::putHeader);
    }

    private boolean isOver() {
        return http.response().closed() || http.response().ended();
    }

    private Channel channel() {
        return ((ConnectionBase) http.connection()).channel();
    }
}
