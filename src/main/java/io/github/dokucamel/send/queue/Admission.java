package io.github.dokucamel.send.queue;

/** Who may go now: the merchant is not on hold, and the gateway can be reached. */
record Admission(Holds holds, Reachability reachability) {

    boolean admits(String merchant, long nanoTime) {
        return holds.admits(merchant, nanoTime) && reachability.admits(nanoTime);
    }

    void admitted(String merchant, long nanoTime) {
        holds.admitted(merchant, nanoTime);
        reachability.admitted(nanoTime);
    }

    /** Whether only one order at a time is tried. */
    boolean isOnTrial(String merchant) {
        return holds.isOnTrial(merchant) || reachability.isInterrupted();
    }
}
