package io.github.dokucamel.disk;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Objects;
import java.util.Set;

/**
 * What nobody but the user of this process may look into, whatever the umask: it gets its rights when
 * it is made. A file system that knows no such rights keeps its own.
 */
public final class OursAlone {

    private static final Set<PosixFilePermission> DIRECTORY =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("rw-------");

    private OursAlone() {}

    /** Opens a file; one that is made is ours alone, one that is there keeps its rights. */
    public static FileChannel open(Path file, OpenOption... how) throws IOException {
        return FileChannel.open(file, Set.of(how), rights(file, FILE));
    }

    /**
     * A new file, never through a link, and on the disk when this returns; its directory is made when
     * missing.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is one
     */
    public static void write(Path file, byte[] content) throws IOException {
        makeDirectories(parent(file));
        try (FileChannel out =
                open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    /** Makes a directory in one that is there. */
    public static void makeDirectory(Path directory) throws IOException {
        Files.createDirectory(directory, rights(directory, DIRECTORY));
    }

    /** Makes a directory and those above it, as far as they are missing; the others stay as they are. */
    public static Path makeDirectories(Path directory) throws IOException {
        // A link to a directory is one too.
        return Files.isDirectory(directory)
                ? directory
                : Files.createDirectories(directory, rights(directory, DIRECTORY));
    }

    /** Made when missing; one that was open to others is closed, where the file system can. */
    public static void closedDirectory(Path directory) throws IOException {
        makeDirectories(directory);
        if (!is(directory)) {
            restrict(directory, DIRECTORY);
        }
    }

    /** Nobody else has any right to it. True as well where a file system knows no such rights. */
    public static boolean is(Path path) throws IOException {
        return !isPosix(path)
                || DIRECTORY.containsAll(Files.getPosixFilePermissions(path, NOFOLLOW_LINKS));
    }

    /**
     * Whether what we make in this directory, which is no link, belongs to the one whom it belongs to.
     *
     * @throws IOException when nothing can be made there
     */
    public static boolean owns(Path directory) throws IOException {
        return maker(directory).equals(Files.getOwner(directory, NOFOLLOW_LINKS));
    }

    /** To whom belongs what this process makes there. */
    static UserPrincipal maker(Path directory) throws IOException {
        Path probe = Files.createTempFile(directory, ".", ".tmp");
        try {
            return Files.getOwner(probe, NOFOLLOW_LINKS);
        } finally {
            Files.delete(probe);
        }
    }

    /** @return whether it has these rights now: not every file system keeps what it is given */
    static boolean restrict(Path path, Set<PosixFilePermission> rights) throws IOException {
        try {
            Files.setPosixFilePermissions(path, rights);
        } catch (FileSystemException e) {
            return false;
        }
        return Files.getPosixFilePermissions(path).equals(rights);
    }

    /** How many names a file has, itself and no link; 1 where the file system does not say. */
    public static int names(Path file) throws IOException {
        try {
            return (Integer) Files.getAttribute(file, "unix:nlink", NOFOLLOW_LINKS);
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return 1;
        }
    }

    public static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** An absolute path with a name lies in something. */
    static Path parent(Path named) {
        return Objects.requireNonNull(named.toAbsolutePath().getParent());
    }

    private static FileAttribute<?>[] rights(Path path, Set<PosixFilePermission> rights) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
                : new FileAttribute<?>[0];
    }
}
