package io.github.dokucamel.cli.door;

import io.github.dokucamel.rest.CanonicalPath;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.AttributeKey;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * What a call passes before the routes of one server: the connection, its head, what it may do. Only
 * then is its body read.
 *
 * @param refuse answers a call that is not let in, on a thread that may wait
 */
@SuppressWarnings("FutureReturnValueIgnored") // A connection that fails is closed, and tells so.
record Door(Visits visits, Judge judge, Handler<Exchange> refuse, DokuPaths dokus, Vertx vertx) {

    /** How long what is still sent is taken after the last answer: else that would be lost. */
    static final long LINGER_MS = 1_000;

    private static final AttributeKey<Visit> VISIT = AttributeKey.valueOf("doku-visit");

    void enter(HttpConnection connection) {
        Channel channel = ((ConnectionBase) connection).channel();
        Visit visit = new Visit(visits, address(channel));
        channel.attr(VISIT).set(visit);
        channel.pipeline().addFirst("doku-visit", visit);
        channel.pipeline().addBefore("handler", "doku-answers", new Answers(visit));
        if (!visits.enter(visit)) {
            visit.refuse(503, "There are too many connections; come again");
        }
    }

    static Visit visit(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channel().attr(VISIT).get();
    }

    /** To those behind it is closed: what they hold of a body is free at once. */
    static void forget(ChannelHandlerContext context) {
        ChannelPipeline pipeline = context.pipeline();
        context.fireChannelInactive();
        while (pipeline.last() != context.handler()) {
            pipeline.removeLast();
        }
    }

    /** Closes our side once all is sent; the other is waited for a while. */
    static void leave(ChannelHandlerContext context) {
        context.channel().config().setAutoRead(true);
        context.writeAndFlush(Unpooled.EMPTY_BUFFER)
                .addListener(sent -> ((DuplexChannel) context.channel()).shutdownOutput());
    }

    private static InetAddress address(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    /** Without its query. */
    static String path(HttpServerRequest request) {
        return request.uri().split("\\?", 2)[0];
    }

    void receive(HttpServerRequest request, Handler<HttpServerRequest> routes) {
        String path = path(request);
        if (!CanonicalPath.is(path) && !dokus.contains(path)) {
            Problem.answer(request.response(), 404);
            return;
        }
        Verdict verdict = judge.judge(request);
        Visit visit = visit(request);
        visit.judged(isTooLong(request, verdict) ? Verdict.BARE : verdict);
        if (verdict.refused() == null) {
            routes.handle(request);
        } else if (verdict.delayMs() == 0) {
            answer(request.response(), verdict.refused());
        } else if (verdict.delayMs() < 0) {
            visit.refuse(429, "Too many wrong keys came from there; come again with the right one");
        } else {
            visit.waiting().begin(verdict.delayMs() + visits.patienceMs());
            vertx.setTimer(verdict.delayMs(), due -> answer(request.response(), verdict.refused()));
        }
    }

    /** It is answered by its route, which knows the words, and needs no body for it. */
    private static boolean isTooLong(HttpServerRequest request, Verdict verdict) {
        String length = request.getHeader("Content-Length");
        return length != null && Long.parseLong(length) > verdict.mostBytes();
    }

    private void answer(HttpServerResponse response, Exchange call) {
        vertx.<Message>executeBlocking(
                        () -> {
                            refuse.handle(call);
                            return call.getMessage();
                        },
                        false)
                .onSuccess(message -> write(response, message))
                .onFailure(trouble -> Problem.answer(response, 500));
    }

    private static void write(HttpServerResponse response, Message message) {
        Integer status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        byte[] body = message.getBody(byte[].class);
        if (status == null || body == null) {
            Problem.answer(response, 500);
            return;
        }
        if (response.closed()) {
            return;
        }
        message.getHeaders()
                .forEach(
                        (name, value) -> {
                            if (!name.startsWith("Camel")) {
                                response.putHeader(name, String.valueOf(value));
                            }
                        });
        response.setStatusCode(status).end(Buffer.buffer(body));
    }
}
