package io.github.dokucamel.send.queue;

import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.LedgerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Orders whose sending broke off, most likely because the ledger could not be written. Their claims
 * go back as soon as it can be; without this they would wait for their lease to run out.
 */
final class LeftOrders {

    private static final int MOST = 500;
    private static final long PAUSE_MS = 1_000;

    private final Bell bell;
    private final Queue<Claim> claims = new ConcurrentLinkedQueue<>();

    /** @param bell whoever gives claims back is not woken by the ledger */
    LeftOrders(Bell bell) {
        this.bell = bell;
    }

    void leave(Claim claim) {
        claims.add(claim);
        bell.ring();
    }

    void giveBack(Ledger ledger, long now) {
        List<Claim> some = new ArrayList<>();
        Claim next;
        while (some.size() < MOST && (next = claims.poll()) != null) {
            some.add(next);
        }
        if (some.isEmpty()) {
            return;
        }
        try {
            ledger.release(some, now + PAUSE_MS);
        } catch (LedgerException e) {
            claims.addAll(some);
            throw e;
        }
    }
}
