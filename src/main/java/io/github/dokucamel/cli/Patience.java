package io.github.dokucamel.cli;

import io.github.dokucamel.InstalledBundle;
import io.github.dokucamel.ledger.Movement;
import java.time.Duration;

/**
 * How long a pass waits for what does not move. A retry that its schedule has still to make is
 * waited for, and so is the age of a young file.
 */
final class Patience {

    private static final int LOOKS = 10;

    private final InstalledBundle bundle;
    private final long patienceMs;
    private final long agedAt;
    private Movement last;
    private int refused;
    private long looked;
    private long over;

    Patience(InstalledBundle bundle, Duration patience) {
        this.bundle = bundle;
        this.patienceMs = patience.toMillis();
        this.agedAt = now() + bundle.settings().intake().minAge().toMillis();
    }

    boolean isOver() {
        long now = now();
        if (last != null && now - looked < patienceMs / LOOKS) {
            return false;
        }
        looked = now;
        Movement movement = bundle.ledger().movement();
        if (last == null || moved(movement) || refused != bundle.filesRefused()) {
            last = movement;
            refused = bundle.filesRefused();
            long retryIn = movement.retryAt() - System.currentTimeMillis();
            over = Math.max(Math.max(now, agedAt), now + retryIn) + patienceMs;
        }
        return now > over;
    }

    private boolean moved(Movement now) {
        return now.recorded() != last.recorded()
                || now.finished() != last.finished()
                || now.open() != last.open()
                || now.attempts() != last.attempts()
                || now.undelivered() != last.undelivered();
    }

    /** A clock that nobody sets. */
    private static long now() {
        return System.nanoTime() / 1_000_000;
    }
}
