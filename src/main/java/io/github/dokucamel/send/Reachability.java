package io.github.dokucamel.send;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Since when the gateway cannot be reached, if it cannot. */
public final class Reachability {

    private final Clock clock;
    private volatile Instant since;

    public Reachability(Clock clock) {
        this.clock = clock;
    }

    void notReached() {
        if (since == null) {
            since = clock.instant();
        }
    }

    void reached() {
        since = null;
    }

    /** Empty while the last call reached it, or none was made. */
    public Optional<Instant> unreachableSince() {
        return Optional.ofNullable(since);
    }
}
