package io.github.dokucamel.cli.door;

import java.util.concurrent.TimeUnit;

/** Whether the other side has to do something, since when, and by when. For any thread. */
final class Waiting {

    private volatile boolean isOn;
    private volatile long since;
    private volatile long until;

    void begin(long ms) {
        since = System.nanoTime();
        until = since + TimeUnit.MILLISECONDS.toNanos(ms);
        isOn = true;
    }

    void end() {
        isOn = false;
    }

    boolean isOn() {
        return isOn;
    }

    boolean isOver(long now) {
        return isOn && until - now < 0;
    }

    long since() {
        return since;
    }
}
