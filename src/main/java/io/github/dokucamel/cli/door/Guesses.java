package io.github.dokucamel.cli.door;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How long those wait who come with a wrong key. Each further one from the same address waits longer,
 * also when it comes beside others; nobody else waits.
 */
final class Guesses {

    private static final int REMEMBERED = 1_000;
    private static final long STEP_MS = 20;
    private static final long LONGEST_STEP_MS = 1_000;

    /** What would wait for longer is not let wait: it would keep a connection from everybody. */
    private static final long LONGEST_MS = 10_000;

    private static final long FORGOTTEN_MS = TimeUnit.MINUTES.toMillis(10);

    /** @param free when its last answer is due, in ms */
    private record Guesser(long wrong, long free) {}

    private final Map<InetAddress, Guesser> guessers =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<InetAddress, Guesser> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /** Milliseconds until a wrong key that came now is to be answered; negative where too many wait. */
    synchronized long delay(InetAddress source) {
        long now = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        Guesser before = guessers.get(source);
        if (before == null || now - before.free > FORGOTTEN_MS) {
            before = new Guesser(0, now);
        }
        long step = Math.min(LONGEST_STEP_MS, STEP_MS * (before.wrong + 1));
        long due = Math.max(now, before.free) + step;
        boolean isTooMany = due - now > LONGEST_MS;
        guessers.put(source, new Guesser(before.wrong + 1, isTooMany ? before.free : due));
        return isTooMany ? -1 : due - now;
    }
}
