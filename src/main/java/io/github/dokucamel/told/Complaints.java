package io.github.dokucamel.told;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Says a trouble when it is new, and again from time to time while it lasts: what happens to ten
 * thousand orders at once is one line, not ten thousand.
 */
public final class Complaints {

    private static final Duration AGAIN = Duration.ofMinutes(5);
    private static final long BREATH = TimeUnit.SECONDS.toNanos(1);
    private static final int REMEMBERED = 200;
    private static final int LONGEST_SENTENCE = 1_000;

    /** Said by nobody: whatever comes next is new. */
    private static final String ENDED = "";

    /** @param looked when the trouble was last looked at, though maybe not told of */
    private record Said(String sentence, long at, long looked, long untold) {}

    private final LongSupplier nanoTime;
    private final long again;
    private final Map<String, Said> said =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Said> eldest) {
                    return size() > REMEMBERED;
                }
            };

    public Complaints() {
        this(System::nanoTime, AGAIN);
    }

    /** @param again how often the same sentence is said at most, where that is not 5 minutes */
    public Complaints(Duration again) {
        this(System::nanoTime, again);
    }

    Complaints(LongSupplier nanoTime) {
        this(nanoTime, AGAIN);
    }

    private Complaints(LongSupplier nanoTime, Duration again) {
        this.nanoTime = nanoTime;
        this.again = again.toNanos();
    }

    /**
     * @param subject what the trouble is with; one line a second at most
     * @param sentence the same one is said every five minutes at most, or as it was made
     */
    public synchronized void about(String subject, String sentence, Consumer<String> log) {
        long now = nanoTime.getAsLong();
        Said before = said.get(subject);
        if (before == null) {
            said.put(subject, new Said(sentence, now, now, 0));
            log.accept(Shown.of(sentence, LONGEST_SENTENCE));
        } else if (now - before.at < (sentence.equals(before.sentence) ? again : BREATH)) {
            said.put(subject, new Said(before.sentence, before.at, now, before.untold + 1));
        } else {
            said.put(subject, new Said(sentence, now, now, 0));
            String line = Shown.of(sentence, LONGEST_SENTENCE);
            log.accept(
                    before.untold == 0
                            ? line
                            : line + " (and " + before.untold + " times since the last line)");
        }
    }

    /**
     * As {@link #about}, for a sentence that takes time to be found out.
     *
     * @param sentence asked for once a second at most
     */
    public synchronized void aboutCostly(
            String subject, Supplier<String> sentence, Consumer<String> log) {
        Said before = said.get(subject);
        if (before != null && nanoTime.getAsLong() - before.looked < BREATH) {
            said.put(
                    subject,
                    new Said(before.sentence, before.at, before.looked, before.untold + 1));
        } else {
            about(subject, sentence.get(), log);
        }
    }

    /**
     * The trouble has ended; whether that is to be told. What comes and goes with each order is told of
     * once a second at most, like what stays.
     */
    public synchronized boolean over(String subject) {
        Said before = said.get(subject);
        if (before == null) {
            return false;
        }
        if (nanoTime.getAsLong() - before.at < BREATH) {
            said.put(subject, new Said(ENDED, before.at, before.looked, before.untold));
            return false;
        }
        said.remove(subject);
        return true;
    }
}
