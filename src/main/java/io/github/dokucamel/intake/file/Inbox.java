package io.github.dokucamel.intake.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.told.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The directory that files are dropped into, seen from outside. */
record Inbox(Path directory, Taking taking) {

    /** Ends the name of the marker that says that a file is complete. */
    static final String MARKER = ".done";

    private static final List<String> UNFINISHED =
            List.of(MARKER, ".part", ".tmp", ".filepart", ".crdownload");

    /** Begins the name of what Excel keeps beside a workbook that is open. */
    private static final String OPENED = "~$";

    /** What Windows keeps of small pictures. */
    private static final String PICTURES = "thumbs.db";

    static final String BACKSLASH = "its name has a backslash. Rename it";

    private static final int MOST = 20;

    Inbox(Path directory) {
        this(directory, new Taking(directory));
    }

    /** Why nothing can be taken in; empty when all is well. */
    Optional<String> trouble() {
        try {
            Files.list(directory).close();
            return taking.trouble();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Optional.of("The inbox " + directory + " is gone. Put the directory back");
        } catch (IOException e) {
            return Optional.of("The inbox %s cannot be read: %s".formatted(directory, e));
        }
    }

    /** Whether it holds any file that can be taken in, complete or not, or one that is in reading. */
    boolean holdsFiles() {
        return !files(file -> hasName(file) && !hasBackslash(file.getFileName().toString()), 1)
                        .isEmpty()
                || taking.holdsFiles();
    }

    /** Whether a file of that name lies in it, or is in reading. */
    boolean holds(String name) {
        // In this order: a file goes from the one to the other meanwhile.
        return Files.isRegularFile(directory.resolve(name), NOFOLLOW_LINKS) || taking.holds(name);
    }

    /** The files that lie in it, each with what can be seen of why; so many and no more. */
    List<String> left() {
        Optional<String> trouble = trouble();
        return trouble.isPresent()
                ? List.of(trouble.get())
                : Stream.concat(taking.files(MOST).stream(), files(file -> true, MOST).stream())
                        .limit(MOST)
                        .map(Inbox::described)
                        .toList();
    }

    /** Names of directories in it; some of them. */
    List<String> folders() {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> Files.isDirectory(entry, NOFOLLOW_LINKS))
                    .map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .limit(MOST)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private List<Path> files(Predicate<Path> which, int most) {
        return files(directory, which, most);
    }

    /** Some of the files that may be taken or read; none where the directory is gone. */
    static List<Path> files(Path directory, Predicate<Path> which, int most) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !isIgnored(file) && !Files.isDirectory(file))
                    .filter(which)
                    .limit(most)
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String described(Path file) {
        String name = Shown.of(file.getFileName().toString(), OpenBatch.LONGEST_NAME);
        if (hasBackslash(name)) {
            return name + " (" + BACKSLASH + ")";
        }
        if (!hasName(file)) {
            return name + " (" + unnamed() + ")";
        }
        Optional<Look> look = Look.at(file);
        if (look.isPresent() && !look.get().regular()) {
            return name + " (it is a link, a pipe or the like)";
        }
        if (!Files.isReadable(file)) {
            return name + " (it may not be read)";
        }
        boolean empty = look.isPresent() && look.get().size() == 0;
        return empty ? name + " (it is empty and has no marker)" : name;
    }

    static String unnamed() {
        return "its name has bytes that are no letters in "
                + System.getProperty("sun.jnu.encoding")
                + ". Rename it";
    }

    /** Java can call a file by its name only if that is text. */
    private static boolean hasName(Path file) {
        try {
            return Path.of(file.toString()).equals(file);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    static boolean hasBackslash(String name) {
        return name.indexOf('\\') >= 0;
    }

    static Path marker(Path file) {
        return file.resolveSibling(file.getFileName() + MARKER);
    }

    /** A name so long that none can be made for it has no marker; a directory is none. */
    static void dropMarker(Path file) throws IOException {
        if (Look.at(marker(file)).isPresent()) {
            Files.deleteIfExists(marker(file));
        }
    }

    static boolean isIgnored(Path file) {
        String name = AsciiCase.lower(file.getFileName().toString());
        return name.startsWith(".")
                || name.startsWith(OPENED)
                || name.equals(PICTURES)
                || SideFile.isControl(name)
                || UNFINISHED.stream().anyMatch(name::endsWith);
    }
}
