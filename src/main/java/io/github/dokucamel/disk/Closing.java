package io.github.dokucamel.disk;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.dokucamel.told.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;

/**
 * Closes what an earlier version, or somebody else, left open to others, and tells of it in one line.
 * What belongs to another user stays as it is, and is told of too.
 */
public final class Closing {

    private static final int MOST_SHOWN = 2_000;
    private static final int STICKY = 01000;

    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE);

    private final List<Path> closed = new ArrayList<>();
    private final List<Path> open = new ArrayList<>();

    /** Takes the rights of all others to a file or directory; one that is not there is left out. */
    public Closing close(Path path) {
        return close(path, Set.of());
    }

    /** @param kept rights of others that may stay, where they are there */
    public Closing close(Path path, Set<PosixFilePermission> kept) {
        try {
            if (OursAlone.isPosix(path) && Files.exists(path)) {
                // The directory of an installation may be a link.
                closePosix(path.toRealPath(), kept);
            }
        } catch (IOException e) {
            open.add(path);
        }
        return this;
    }

    private void closePosix(Path path, Set<PosixFilePermission> kept) throws IOException {
        PosixFileAttributes now =
                Files.readAttributes(path, PosixFileAttributes.class, NOFOLLOW_LINKS);
        Set<PosixFilePermission> wanted = EnumSet.copyOf(OWNERS);
        wanted.addAll(kept);
        wanted.retainAll(now.permissions());
        if (wanted.equals(now.permissions())) {
            return;
        }
        Path folder = now.isDirectory() ? path : OursAlone.parent(path);
        boolean isOurs = !isForAll(path) && OursAlone.maker(folder).equals(now.owner());
        (isOurs && OursAlone.restrict(path, wanted) ? closed : open).add(path);
    }

    /** One like {@code /tmp}. */
    private static boolean isForAll(Path path) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix")
                && ((int) Files.getAttribute(path, "unix:mode") & STICKY) != 0;
    }

    /** One line for what was closed, and one for what could not be. */
    public void tell(Logger log) {
        if (!closed.isEmpty()) {
            log.warn(
                    "Others than its owner had rights to {}: taken away (chmod go-rwx). What is made"
                            + " from now on has none from the start",
                    shown(closed));
        }
        if (!open.isEmpty()) {
            log.warn(
                    "Others than the user that doku-camel runs as have rights to {}, which do not"
                            + " belong to that user or cannot be closed. Give them to the user"
                            + " (chown), and take the rights of all others (chmod go-rwx)",
                    shown(open));
        }
    }

    private static String shown(List<Path> paths) {
        return Shown.of(
                paths.stream().map(Path::toString).collect(Collectors.joining(", ")), MOST_SHOWN);
    }
}
