package io.github.dokucamel.send.queue;

import io.github.dokucamel.settings.Backoff;

/** How often a merchant was probed, and when the next probe is due. Its owner's lock guards it. */
final class Probes {

    private final Backoff pauses;
    private int made;
    private long nextAt;

    /** @param pauses between two of them; the first is due at once */
    Probes(Backoff pauses) {
        this.pauses = pauses;
    }

    /** A clock that steps back must not put a probe off for a day. */
    boolean isDue(long now) {
        return nextAt <= now || nextAt - now > pauses.longest().toMillis();
    }

    void made(long now) {
        made++;
        nextAt = now + pauses.after(made).toMillis();
    }

    int count() {
        return made;
    }

    long nextAt() {
        return nextAt;
    }
}
