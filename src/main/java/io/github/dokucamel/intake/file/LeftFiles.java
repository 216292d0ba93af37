package io.github.dokucamel.intake.file;

import io.github.dokucamel.told.Complaints;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that could not be taken in and stay in the inbox. Each rests a while, longer every time, so
 * that a large one is not read twice a second for as long as its trouble lasts.
 */
final class LeftFiles {

    private static final Logger LOG = LoggerFactory.getLogger(LeftFiles.class);
    private static final long FIRST_REST = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_REST = TimeUnit.SECONDS.toNanos(30);
    private static final int REMEMBERED = 10_000;

    private record Rest(long until, long length) {}

    private final InboxFilter inbox;
    private final LongSupplier nanoTime;
    private final Complaints complaints = new Complaints();
    private final Map<Path, Rest> resting =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Path, Rest> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /** @param nanoTime monotonic, as {@link System#nanoTime()} */
    LeftFiles(InboxFilter inbox, LongSupplier nanoTime) {
        this.inbox = inbox;
        this.nanoTime = nanoTime;
    }

    void leave(Path file, Throwable trouble) {
        synchronized (resting) {
            Rest before = resting.get(file);
            long length = before == null ? FIRST_REST : Math.min(LONGEST_REST, before.length * 2);
            resting.put(file, new Rest(nanoTime.getAsLong() + length, length));
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            complaints.about(
                    file.toString(),
                    ("%s stays in the inbox and is read again: %s: %s. Once that is put right, it goes"
                                    + " on by itself")
                            .formatted(
                                    file.getFileName(),
                                    trouble.getClass().getSimpleName(),
                                    trouble.getMessage()),
                    LOG::warn);
        }
    }

    void done(Path file) {
        synchronized (resting) {
            resting.remove(file);
        }
        complaints.over(file.toString());
        inbox.taken(file);
    }

    boolean rests(Path file) {
        synchronized (resting) {
            Rest rest = resting.get(file);
            return rest != null && rest.until - nanoTime.getAsLong() > 0;
        }
    }
}
