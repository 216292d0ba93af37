package io.github.dokucamel.intake.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Tells a file that is complete from one that is still being written. Complete is a file with its
 * marker {@code NAME.done} beside it, one that has not changed for the minimum age, and one that
 * was seen unchanged for that long by our own clock: a time of change in the future, as from a
 * machine whose clock is ahead, holds no file back for ever.
 */
final class InboxFilter {

    /** Ends the name of the marker that says that a file is complete. */
    static final String MARKER = ".done";

    private static final long STEP_MS = 2_000;

    private static final List<String> UNFINISHED = List.of(MARKER, ".part", ".tmp", ".filepart");

    private final Duration minAge;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Sightings sightings;
    private long wall;
    private long steady;
    private long distrustedUntil;

    /**
     * @param clock compared with the files' times of change
     * @param nanoTime monotonic, as {@link System#nanoTime()}
     */
    InboxFilter(Duration minAge, Clock clock, LongSupplier nanoTime) {
        this.minAge = minAge;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.wall = clock.millis();
        this.steady = nanoTime.getAsLong();
        this.distrustedUntil = steady;
        this.sightings = new Sightings(minAge, nanoTime);
    }

    /** Whether {@code file} can be read now. */
    public boolean ready(Path file) {
        if (ignored(file)) {
            return false;
        }
        BasicFileAttributes now = attributes(file);
        if (now == null || !now.isRegularFile()) {
            return false;
        }
        Duration age = Duration.between(now.lastModifiedTime().toInstant(), clock.instant());
        return Files.exists(marker(file))
                || age.compareTo(minAge) >= 0 && isClockTrusted()
                || sightings.settled(file, now.size(), now.lastModifiedTime().toMillis());
    }

    /** One that was just set forward makes a file look old that is being written. */
    private synchronized boolean isClockTrusted() {
        long now = clock.millis();
        long steadyNow = nanoTime.getAsLong();
        if ((now - wall) - TimeUnit.NANOSECONDS.toMillis(steadyNow - steady) > STEP_MS) {
            distrustedUntil = steadyNow + minAge.toNanos();
        }
        wall = now;
        steady = steadyNow;
        return steadyNow - distrustedUntil >= 0;
    }

    /** Whether {@code directory} holds any file to be taken in, complete or not. */
    public boolean waiting(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> !ignored(file) && Files.isRegularFile(file));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path marker(Path file) {
        return file.resolveSibling(file.getFileName() + MARKER);
    }

    private static boolean ignored(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.startsWith(".") || UNFINISHED.stream().anyMatch(name::endsWith);
    }

    /** Null for a file that has gone meanwhile. */
    private static BasicFileAttributes attributes(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            return null;
        }
    }
}
