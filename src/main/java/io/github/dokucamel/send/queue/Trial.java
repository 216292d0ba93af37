package io.github.dokucamel.send.queue;

/**
 * Lets one order at a time through where many would wait, until its answer is in. The place comes
 * back by itself when that order got lost. Times are nanoseconds of {@link System#nanoTime}. Not
 * thread-safe; its owner's lock guards it.
 */
final class Trial {

    private final long longest;
    private boolean taken;
    private long takenAt;

    /** @param longest after this many nanoseconds nobody is waited for any more */
    Trial(long longest) {
        this.longest = longest;
    }

    boolean isFree(long now) {
        return !taken || now - takenAt > longest;
    }

    void take(long now) {
        taken = true;
        takenAt = now;
    }

    void giveBack() {
        taken = false;
    }
}
