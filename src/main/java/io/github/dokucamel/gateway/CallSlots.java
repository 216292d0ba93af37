package io.github.dokucamel.gateway;

import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * At most so many calls at the same time: those that somebody waits for before the others, first
 * come, first served. There are more senders than slots: while some wait for the ledger, the slots
 * are used by others. Waiting for a slot is no part of the call and its deadline.
 */
public final class CallSlots implements ExecChainHandler {

    private static final ThreadLocal<Boolean> FIRST = new ThreadLocal<>();

    private final Deque<CountDownLatch> first = new ArrayDeque<>();
    private final Deque<CountDownLatch> others = new ArrayDeque<>();
    private int free;

    CallSlots(int inFlight) {
        this.free = inFlight;
    }

    /** Whether somebody waits for the calls that this thread makes from now on. */
    public static void goFirst(boolean awaited) {
        if (awaited) {
            FIRST.set(true);
        } else {
            FIRST.remove();
        }
    }

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        try {
            enter(FIRST.get() == null ? others : first);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException("Interrupted before the call began");
        }
        try {
            return chain.proceed(request, scope);
        } finally {
            leave();
        }
    }

    private void enter(Deque<CountDownLatch> line) throws InterruptedException {
        CountDownLatch turn = new CountDownLatch(1);
        synchronized (this) {
            if (free > 0) {
                free--;
                return;
            }
            line.addLast(turn);
        }
        try {
            turn.await();
        } catch (InterruptedException e) {
            giveUp(line, turn);
            throw e;
        }
    }

    private synchronized void giveUp(Deque<CountDownLatch> line, CountDownLatch turn) {
        if (!line.remove(turn)) {
            leave();
        }
    }

    /** The slot goes to who waits for one, so that nobody who comes later takes it. */
    private synchronized void leave() {
        CountDownLatch next = first.isEmpty() ? others.poll() : first.poll();
        if (next == null) {
            free++;
        } else {
            next.countDown();
        }
    }
}
