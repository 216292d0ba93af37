package io.github.dokucamel.send.queue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Wakes those who look for work: something was written to the ledger, so there may be some. Without
 * it they sleep until the time that the ledger named.
 */
final class Bell {

    private final List<Runnable> sleepers = new CopyOnWriteArrayList<>();

    void add(Runnable sleeper) {
        sleepers.add(sleeper);
    }

    void remove(Runnable sleeper) {
        sleepers.remove(sleeper);
    }

    /** Returns at once, whatever there is to do. */
    public void ring() {
        sleepers.forEach(Runnable::run);
    }
}
