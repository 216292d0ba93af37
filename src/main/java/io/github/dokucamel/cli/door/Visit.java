package io.github.dokucamel.cli.door;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * One connection, from its first byte to its last: which request it is at, since when, and how many
 * bytes of a body it holds. One request is let through at a time. All but {@link #waiting}, {@link #verdict} and {@link
 * #turnAway} runs in the connection's own thread.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A connection that fails is closed, and tells so.
final class Visit extends ChannelInboundHandlerAdapter {

    /** What a caller may send before he has the answer to what he sent before. */
    private static final int MOST_AHEAD = 262_144;

    private final Visits visits;
    private final InetAddress address;
    private final Waiting waiting = new Waiting();
    private final Framing framing = new Framing();
    private ChannelHandlerContext context;
    private ByteBuf ahead;
    private volatile Verdict verdict = Verdict.NONE_YET;
    private boolean isAnswerBegun;
    private boolean isAnswered = true;
    private boolean isEnding;
    private boolean isRefused;

    /** @param address empty for one that is no address of a network */
    Visit(Visits visits, InetAddress address) {
        this.visits = visits;
        this.address = address;
        waiting.begin(visits.patienceMs());
    }

    InetAddress address() {
        return address;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext given) {
        this.context = given;
    }

    /** What the other side has to do; not on while it is answered, but on while a refusal is due. */
    Waiting waiting() {
        return waiting;
    }

    /** What the request at hand may do; nothing before it was judged. */
    Verdict verdict() {
        return verdict;
    }

    void judged(Verdict given) {
        verdict = given;
        count();
    }

    @Override
    public void channelRead(ChannelHandlerContext given, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (isEnding) {
            bytes.release();
        } else if (ahead == null && (isAnswered || !framing.isBetween())) {
            take(bytes);
        } else {
            keep(ahead == null ? bytes : Unpooled.wrappedBuffer(ahead, bytes));
        }
    }

    /** What comes before the last answer has ended has to wait. */
    private void keep(ByteBuf bytes) {
        ahead = bytes;
        context.channel().config().setAutoRead(false);
        if (ahead.readableBytes() > MOST_AHEAD) {
            context.close();
        }
    }

    private void take(ByteBuf bytes) {
        ByteBuffer view = bytes.nioBuffer();
        boolean wasBetween = framing.isBetween();
        boolean ended;
        try {
            ended = framing.read(view);
        } catch (BadRequestException e) {
            bytes.release();
            refuse(e.status(), e.getMessage());
            return;
        }
        int used = view.position();
        if (wasBetween && (ended || !framing.isBetween())) {
            begin();
        }
        if (ended) {
            waiting.end();
        }
        boolean isAll = used == bytes.readableBytes();
        ByteBuf part = isAll ? bytes : bytes.readRetainedSlice(used);
        if (!isAll) {
            keep(bytes);
        }
        context.fireChannelRead(part);
        count();
    }

    private void begin() {
        isAnswered = false;
        isAnswerBegun = false;
        verdict = Verdict.NONE_YET;
        waiting.begin(visits.patienceMs());
    }

    private void count() {
        if (isAnswered || isEnding || framing.bodyBytes() == 0) {
            return;
        }
        if (!verdict.readsBody()) {
            isEnding = !framing.isBetween();
        } else if (framing.bodyBytes() > verdict.mostBytes()) {
            refuse(413, "The body has at most %s bytes".formatted(verdict.mostBytes()));
        } else if (!visits.bodies().hold(this, framing.bodyBytes())) {
            turnedAway();
        }
    }

    /** From any thread: there is no room for the body that it sends. */
    void turnAway() {
        context.executor()
                .execute(
                        () -> {
                            if (!isAnswered && !framing.isBetween()) {
                                turnedAway();
                            }
                        });
    }

    private void turnedAway() {
        refuse(503, "There is no room for this body at present; send it again");
    }

    /** The head of the answer is about to be sent; whether the connection ends with it. */
    boolean answerBegins() {
        isAnswerBegun = true;
        return !framing.isBetween() || isEnding;
    }

    /** All of the answer was handed over to the connection. */
    void answered() {
        visits.bodies().release(this);
        isAnswered = true;
        if (framing.isBetween() && !isEnding) {
            next();
        } else {
            leave();
        }
    }

    private void next() {
        waiting.begin(visits.idleMs());
        if (ahead != null) {
            // Kept until then: what is read meanwhile comes behind it.
            context.executor().execute(this::goOn);
        }
    }

    private void goOn() {
        ByteBuf bytes = ahead;
        if (bytes != null) {
            ahead = null;
            context.channel().config().setAutoRead(true);
            channelRead(context, bytes);
            context.fireChannelReadComplete();
        }
    }

    /** Answers by itself, and ends the connection. */
    void refuse(int status, String why) {
        isEnding = true;
        isRefused = true;
        visits.bodies().release(this);
        if (isAnswerBegun && !isAnswered) {
            context.close();
            return;
        }
        Door.forget(context);
        context.write(Unpooled.wrappedBuffer(Problem.response(status, why)));
        leave();
    }

    /** Whether it has its answer, so that there is no other. */
    boolean isRefused() {
        return isRefused;
    }

    private void leave() {
        isEnding = true;
        waiting.begin(Door.LINGER_MS);
        Door.leave(context);
    }

    void close() {
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext given) {
        if (ahead != null) {
            ahead.release();
            ahead = null;
        }
        visits.left(this);
        given.fireChannelInactive();
    }
}
