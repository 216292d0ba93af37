package io.github.dokucamel.cli.broker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** What nobody but the user of this process may look into, whatever the umask. */
final class OursAlone {

    private static final Set<PosixFilePermission> DIRECTORY =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("rw-------");

    private OursAlone() {}

    /** Made when missing; one that was open to others is closed. */
    static void directory(Path directory) throws IOException {
        Files.createDirectories(parent(directory));
        if (!isPosix(parent(directory))) {
            Files.createDirectories(directory);
            return;
        }
        if (!Files.isDirectory(directory)) {
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(DIRECTORY));
        }
        Files.setPosixFilePermissions(directory, DIRECTORY);
    }

    /**
     * A new file, never through a link, and on the disk when this returns.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is one
     */
    static void write(Path file, byte[] content) throws IOException {
        Path directory = parent(file);
        Files.createDirectories(directory);
        FileAttribute<?>[] rights =
                isPosix(directory)
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FILE)}
                        : new FileAttribute<?>[0];
        try (FileChannel out =
                FileChannel.open(
                        file,
                        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        rights)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    /** True as well where a file system knows no such rights. */
    static boolean is(Path file) throws IOException {
        return !isPosix(parent(file))
                || FILE.containsAll(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    }

    /** An absolute path with a name lies in something. */
    private static Path parent(Path named) {
        return Objects.requireNonNull(named.toAbsolutePath().getParent());
    }

    private static boolean isPosix(Path directory) throws IOException {
        return Files.getFileStore(directory).supportsFileAttributeView("posix");
    }
}
