package io.github.dokucamel.cli.door;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;

/** What goes out of one connection: it is kept by nobody and guessed at by no browser. */
@SuppressWarnings("FutureReturnValueIgnored") // A connection that fails is closed, and tells so.
final class Answers extends ChannelOutboundHandlerAdapter {

    private final Visit visit;
    private boolean isInterim;

    Answers(Visit visit) {
        this.visit = visit;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (visit.isRefused()) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        if (message instanceof HttpResponse response) {
            isInterim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
            if (!isInterim) {
                head(response.headers(), visit.answerBegins());
            }
        }
        boolean isLast = message instanceof LastHttpContent && !isInterim;
        context.write(message, promise);
        if (isLast) {
            visit.answered();
        }
    }

    private static void head(HttpHeaders headers, boolean isLast) {
        if (!headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "no-store");
        }
        headers.set("X-Content-Type-Options", "nosniff");
        if (!headers.contains("Content-Security-Policy")) {
            headers.set("Content-Security-Policy", Problem.NO_PAGE);
        }
        headers.set("Referrer-Policy", "no-referrer");
        if (isLast) {
            headers.set("Connection", "close");
        }
    }
}
