package io.github.dokucamel.intake.file;

import io.github.dokucamel.told.Complaints;
import io.github.dokucamel.told.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a file that is complete from one that is still being written. Complete is a file with its
 * marker {@code NAME.done} beside it, made after the last change, and one that looked the same twice,
 * the minimum age apart by our own clock: a time of change may have been set back or come from a
 * clock that is ahead. An empty one is complete with a marker only.
 */
final class InboxFilter {

    private static final Logger LOG = LoggerFactory.getLogger(InboxFilter.class);

    /** Ends the name of the marker that says that a file is complete. */
    static final String MARKER = ".done";

    private static final List<String> UNFINISHED = List.of(MARKER, ".part", ".tmp", ".filepart");

    private final Duration minAge;
    private final Sightings sightings;
    private final Complaints complaints = new Complaints();

    /** @param nanoTime monotonic, as {@link System#nanoTime()} */
    InboxFilter(Duration minAge, LongSupplier nanoTime) {
        this.minAge = minAge;
        this.sightings = new Sightings(minAge, nanoTime);
    }

    /** Whether {@code file} can be read now. A marker that has no file, or an older one, is removed. */
    public boolean ready(Path file) {
        String name = file.getFileName().toString();
        if (name.endsWith(MARKER)) {
            removeLonely(file);
        }
        if (ignored(file)) {
            return false;
        }
        Optional<Look> now = Look.at(file);
        if (now.isEmpty()) {
            return false;
        }
        if (isMarked(file, now.get())) {
            return true;
        }
        boolean settled = sightings.settled(file, now.get());
        if (settled && now.get().size() == 0) {
            complaints.about(
                    file.toString(),
                    ("%s is empty and stays in the inbox until it has orders, or %s says that it"
                                    + " is complete")
                            .formatted(Shown.of(name), Shown.of(name + MARKER)),
                    LOG::warn);
            return false;
        }
        return settled;
    }

    /** It is no longer in the inbox. */
    void taken(Path file) {
        sightings.forget(file);
        complaints.over(file.toString());
    }

    /** Made for what the file is now: not one from yesterday beside what is being written today. */
    private boolean isMarked(Path file, Look now) {
        Path marker = marker(file);
        Optional<Look> mark = Look.at(marker);
        if (mark.isEmpty()) {
            return false;
        }
        // A rename may follow the marker, and changes nothing but what cannot be set back.
        FileTime made = mark.get().changed();
        if (mark.get().modified().compareTo(now.modified()) >= 0
                && !made.toInstant().plus(minAge).isBefore(now.changed().toInstant())) {
            return true;
        }
        remove(marker, "is older than the last change of its file, which is read by its age");
        return false;
    }

    private void removeLonely(Path marker) {
        String name = marker.getFileName().toString();
        Path file = marker.resolveSibling(name.substring(0, name.length() - MARKER.length()));
        Optional<Look> now = Look.at(marker);
        if (now.isEmpty() || Files.exists(file) || !sightings.settled(marker, now.get())) {
            return;
        }
        if (now.get().size() > 0) {
            complaints.about(
                    marker.toString(),
                    Shown.of(name)
                            + " has no file beside it and is not empty: take it away, or give it the"
                            + " name of its format",
                    LOG::warn);
        } else {
            remove(marker, "has no file beside it");
        }
    }

    private void remove(Path marker, String why) {
        try {
            Files.deleteIfExists(marker);
            sightings.forget(marker);
            LOG.warn(
                    "The marker {} {}: it does not count and was removed. Write a file first, then its"
                            + " marker",
                    Shown.of(marker.getFileName().toString()),
                    why);
        } catch (IOException e) {
            complaints.about(
                    marker.toString(),
                    "The marker %s %s, and cannot be removed: %s"
                            .formatted(Shown.of(marker.getFileName().toString()), why, e),
                    LOG::warn);
        }
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
}
