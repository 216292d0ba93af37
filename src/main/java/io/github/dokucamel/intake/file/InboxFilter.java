package io.github.dokucamel.intake.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.dokucamel.told.Complaints;
import io.github.dokucamel.told.Shown;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
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

    /** What Java puts in the place of bytes that are no letters. */
    private static final Pattern UNREADABLE = Pattern.compile("[?\uFFFD]");

    private final Sightings sightings;
    private final Complaints complaints = new Complaints();

    /** @param nanoTime monotonic, as {@link System#nanoTime()} */
    InboxFilter(Duration minAge, LongSupplier nanoTime) {
        this.sightings = new Sightings(minAge, nanoTime);
    }

    /** Whether {@code file} can be read now. A marker that has no file, or an older one, is removed. */
    public boolean ready(Path file) {
        String name = file.getFileName().toString();
        if (name.endsWith(Inbox.MARKER)) {
            removeLonely(file);
        }
        if (Inbox.isIgnored(file) || SideFile.isApproved(name) && isBatchStillThere(file, name)) {
            return false;
        }
        Optional<Look> now = Look.at(file);
        if (now.isEmpty()) {
            if (UNREADABLE.matcher(name).find() && Files.notExists(file, NOFOLLOW_LINKS)) {
                complain(file.toString(), Inbox.unnamed());
            }
            return false;
        }
        if (isMarked(file, now.get())) {
            return true;
        }
        boolean settled = sightings.settled(file, now.get());
        if (settled && now.get().regular() && now.get().size() == 0) {
            complain(
                    file.toString(),
                    "it is empty and has no marker. Fill it, or say by its marker that it is complete");
            return false;
        }
        return settled;
    }

    /** An approval comes after its batch. */
    private static boolean isBatchStillThere(Path file, String name) {
        Path batch = file.resolveSibling(SideFile.batchOf(name));
        return Files.exists(batch, NOFOLLOW_LINKS)
                || Files.exists(
                        batch.resolveSibling(Taking.NAME).resolve(batch.getFileName()),
                        NOFOLLOW_LINKS);
    }

    /** Camel takes what follows the last backslash of a name for a file in a directory. */
    void misnamed(Path file) {
        if (!Inbox.isIgnored(file) || file.toString().endsWith(Inbox.MARKER)) {
            complain(file.toString(), Inbox.BACKSLASH);
        }
    }

    void complain(String file, String why) {
        String name = Shown.of(new File(file).getName(), OpenBatch.LONGEST_NAME);
        complaints.about(file, name + " stays in the inbox: " + why, LOG::warn);
    }

    /** It is no longer in the inbox. */
    void taken(Path file) {
        sightings.forget(file);
        complaints.over(file.toString());
    }

    /** Made for what the file is now: not one from yesterday beside what is being written today. */
    private boolean isMarked(Path file, Look now) {
        Path marker = Inbox.marker(file);
        Optional<Look> mark = Look.at(marker).filter(Look::regular);
        if (mark.isEmpty()) {
            return false;
        }
        // Whoever writes may set either file's time; what the system keeps by itself nobody sets.
        if (mark.get().modified().compareTo(now.modified()) >= 0
                && mark.get().changed().compareTo(now.changed()) >= 0) {
            return true;
        }
        remove(marker, "is older than the last change of its file, which is read by its age");
        return false;
    }

    private void removeLonely(Path marker) {
        String name = marker.getFileName().toString();
        Path file = marker.resolveSibling(name.substring(0, name.length() - Inbox.MARKER.length()));
        Optional<Look> now = Look.at(marker).filter(Look::regular);
        if (now.isPresent() && Files.isDirectory(file)) {
            complain(
                    marker.toString(),
                    "it stands beside a directory, and none is taken in. Drop the files that are in it,"
                            + " each with its own marker, and take this one away");
            return;
        }
        if (now.isEmpty()
                || Files.exists(file, NOFOLLOW_LINKS)
                || !sightings.settled(marker, now.get())) {
            return;
        }
        if (now.get().size() > 0) {
            complain(
                    marker.toString(),
                    "it has no file beside it and is not empty. Take it away, or give it the name of its format");
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
            complain(
                    marker.toString(),
                    "as a marker it %s, and cannot be removed: %s".formatted(why, e));
        }
    }
}
