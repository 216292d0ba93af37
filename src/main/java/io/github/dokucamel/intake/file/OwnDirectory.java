package io.github.dokucamel.intake.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.dokucamel.disk.OursAlone;
import io.github.dokucamel.told.Shown;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory that nobody else may enter, in one that others write to: they may make, move or replace
 * it.
 */
final class OwnDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(OwnDirectory.class);

    private final Path directory;

    /** What tells the directory that is known to be ours from another one of that name. */
    private @Nullable Object known;

    private boolean checked;

    OwnDirectory(Path directory) {
        this.directory = directory;
    }

    /** Fails unless these are of the directory that {@link #prepare} has seen. */
    synchronized void require(BasicFileAttributes now) throws NotOursException {
        if (!checked || !Objects.equals(now.fileKey(), known)) {
            throw new NotOursException(directory, "another directory took its place");
        }
    }

    /** Makes the directory, or sees to it that the one which is there is ours. */
    synchronized void prepare() throws IOException {
        boolean made = make();
        BasicFileAttributes now =
                Files.readAttributes(directory, BasicFileAttributes.class, NOFOLLOW_LINKS);
        if (!now.isDirectory()) {
            throw new NotOursException(directory, "it is no directory");
        }
        if (checked && Objects.equals(now.fileKey(), known)) {
            return;
        }
        if (!made && OursAlone.isPosix(directory)) {
            requireOwner();
        }
        known = now.fileKey();
        checked = true;
    }

    private boolean make() throws IOException {
        if (Files.exists(directory, NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            OursAlone.makeDirectory(directory);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Somebody else may have made it: what we make ourselves shows who we are. */
    private void requireOwner() throws IOException {
        if (!OursAlone.owns(directory)) {
            throw new NotOursException(directory, "it belongs to somebody else");
        }
        OursAlone.closedDirectory(directory);
        if (!OursAlone.is(directory)) {
            LOG.warn(
                    "Others may enter {}: its file system keeps no rights of its own",
                    Shown.of(directory.toString(), OpenBatch.LONGEST_NAME));
        }
    }

    /** Files that somebody else could exchange would be taken. */
    static final class NotOursException extends IOException {

        private static final long serialVersionUID = 1L;

        NotOursException(Path directory, String why) {
            super(
                    "Nothing is taken in: %s has to be a directory that doku-camel made, and %s. Take"
                                    .formatted(directory, why)
                            + " it away");
        }
    }
}
