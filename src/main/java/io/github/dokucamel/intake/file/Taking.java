package io.github.dokucamel.intake.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.dokucamel.told.FreeName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code inbox/.taking}, where files lie while they are read: ours alone, so that nobody exchanges
 * one between a look at it and its opening.
 */
final class Taking {

    static final String NAME = ".taking";

    /** Ends a name in here that is not the file's own: the second one of that name. */
    private static final Pattern NUMBERED = Pattern.compile("~[0-9]+$");

    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS);

    private final Path inbox;
    private final Path directory;
    private final OwnDirectory own;
    private volatile boolean full = true;

    Taking(Path inbox) {
        this.inbox = inbox;
        this.directory = inbox.resolve(NAME);
        this.own = new OwnDirectory(directory);
    }

    Path directory() {
        return directory;
    }

    /** Why no file can be taken; empty when all is well. */
    Optional<String> trouble() {
        try {
            own.prepare();
            return Files.isWritable(inbox) && Files.isWritable(directory)
                    ? Optional.empty()
                    : Optional.of(denied(""));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Optional.of("The inbox " + inbox + " is gone. Put the directory back");
        } catch (IOException e) {
            return Optional.of(
                    e instanceof OwnDirectory.NotOursException
                            ? e.getMessage()
                            : denied(" (" + e + ")"));
        }
    }

    private String denied(String why) {
        return ("The inbox %s cannot be written to%s: files are renamed into %s before they are read."
                        + " Let the user that doku-camel runs as write to it")
                .formatted(inbox, why, directory);
    }

    /**
     * Renames {@code file} of the inbox, whatever it is; its marker goes first: left alone, it would
     * call the next file of that name complete. Nothing is overwritten.
     *
     * @return where it is now
     */
    synchronized Path take(Path file) throws IOException {
        own.prepare();
        Inbox.dropMarker(file);
        String name = file.getFileName().toString();
        Path taken =
                directory.resolve(
                        FreeName.of(
                                name,
                                other ->
                                        other.equals(name) && NUMBERED.matcher(name).find()
                                                || exists(directory.resolve(other))));
        takeControl(file, taken);
        Files.move(file, taken, StandardCopyOption.ATOMIC_MOVE);
        full = true;
        if (Files.isDirectory(taken)) {
            giveBack(taken, file);
        }
        return taken;
    }

    /** Before its file: who reads that holds it against its control file. */
    private static void takeControl(Path file, Path taken) throws IOException {
        Path control = ControlTotals.of(file);
        // A link or a pipe too: the file is refused with it, and not taken in without its check.
        if (exists(control) && !Files.isDirectory(control, NOFOLLOW_LINKS)) {
            Inbox.dropMarker(control);
            Files.move(control, ControlTotals.of(taken), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Only a whole directory, or a link to one, that took the place of a file comes here. */
    private static void giveBack(Path taken, Path file) throws IOException {
        String free =
                FreeName.of(
                        file.getFileName().toString(), other -> exists(file.resolveSibling(other)));
        Files.move(taken, file.resolveSibling(free), StandardCopyOption.ATOMIC_MOVE);
        throw new FileSystemException(file.toString(), null, "it is a directory");
    }

    /** Opens a regular file in here, and nothing else. */
    InputStream open(Path file) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            if (entries instanceof SecureDirectoryStream<Path> held) {
                // By the open directory: its path may lead elsewhere by now.
                own.require(
                        held.getFileAttributeView(BasicFileAttributeView.class).readAttributes());
                Path name = file.getFileName();
                requireRegular(
                        file,
                        held.getFileAttributeView(
                                        name, BasicFileAttributeView.class, NOFOLLOW_LINKS)
                                .readAttributes());
                return Channels.newInputStream(held.newByteChannel(name, READ));
            }
        }
        requireRegular(file, Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS));
        return Files.newInputStream(file, NOFOLLOW_LINKS);
    }

    private static void requireRegular(Path file, BasicFileAttributes now) {
        if (!now.isRegularFile()) {
            throw FinishedFiles.changed(file);
        }
    }

    /** Whether any file lies in here. */
    boolean holdsFiles() {
        return !files(1).isEmpty();
    }

    /** The same without a look at the disk, as long as nothing was put in here after one found none. */
    boolean mayHoldFiles() {
        if (!full) {
            return false;
        }
        // In this order: a file may come meanwhile.
        full = false;
        if (holdsFiles()) {
            full = true;
        }
        return full;
    }

    /** Some of the files that lie in here; so many and no more. */
    List<Path> files(int most) {
        return Inbox.files(directory, file -> true, most);
    }

    boolean holds(String name) {
        return Look.at(directory.resolve(name)).isPresent();
    }

    /** The name under which a file that lies in here was dropped. */
    static String nameOf(Path taken) {
        return NUMBERED.matcher(taken.getFileName().toString()).replaceFirst("");
    }

    private static boolean exists(Path path) {
        return Files.exists(path, NOFOLLOW_LINKS);
    }
}
