package io.github.dokucamel.deliver;

import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.LedgerException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What became of deliveries while the ledger could not be written. It is written before anything
 * more is fetched: a document would otherwise go out again and again until the ledger is back.
 */
final class UnwrittenNotes {

    private final Ledger ledger;
    private final Deque<Runnable> notes = new ArrayDeque<>();

    UnwrittenNotes(Ledger ledger) {
        this.ledger = ledger;
    }

    void delivered(Delivery delivery, long now) {
        write(() -> ledger.delivered(List.of(delivery), now));
    }

    void failed(Delivery delivery, String error, long dueAt) {
        write(() -> ledger.deliveryFailed(delivery, error, dueAt));
    }

    private synchronized void write(Runnable note) {
        notes.addLast(note);
        try {
            writeAll();
        } catch (LedgerException e) {
            // Kept: whoever fetches next meets the same trouble, and says so.
        }
    }

    /** @throws LedgerException while the ledger cannot be written */
    synchronized void writeAll() {
        while (!notes.isEmpty()) {
            notes.peekFirst().run();
            notes.removeFirst();
        }
    }
}
