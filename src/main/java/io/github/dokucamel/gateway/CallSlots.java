package io.github.dokucamel.gateway;

import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.Semaphore;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * At most so many calls at the same time, first come, first served. There are more senders than
 * slots: while some wait for the ledger, the slots are used by others. Waiting for a slot is no part
 * of the call and its deadline.
 */
final class CallSlots implements ExecChainHandler {

    private final Semaphore slots;

    CallSlots(int inFlight) {
        this.slots = new Semaphore(inFlight, true);
    }

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        try {
            slots.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException("Interrupted before the call began");
        }
        try {
            return chain.proceed(request, scope);
        } finally {
            slots.release();
        }
    }
}
