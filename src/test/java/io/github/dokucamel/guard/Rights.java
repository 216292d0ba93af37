package io.github.dokucamel.guard;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may get at what lies in a directory. */
final class Rights {

    private static final Set<PosixFilePermission> OTHERS =
            PosixFilePermissions.fromString("---rwxrwx");

    private Rights() {}

    static String of(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, NOFOLLOW_LINKS));
    }

    static boolean isClosed(Path path) {
        try {
            return Files.getPosixFilePermissions(path, NOFOLLOW_LINKS).stream()
                    .noneMatch(OTHERS::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void set(Path path, String rights) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    static void everything(Path root, String folders, String files) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.toList()) {
                set(path, Files.isDirectory(path) ? folders : files);
            }
        }
    }

    /**
     * What others have any right to, with the rights: {@code rw-r--r-- outbox/x.json}.
     *
     * @param but what is not looked at, nor what lies below it
     */
    static Set<String> open(Path root, Predicate<Path> but) throws IOException {
        Set<String> open = new TreeSet<>();
        collect(root, root, but, open);
        return open;
    }

    private static void collect(Path root, Path path, Predicate<Path> but, Set<String> open)
            throws IOException {
        Path relative = root.relativize(path);
        if (but.test(relative)) {
            return;
        }
        if (!isClosed(path)) {
            open.add(of(path) + " " + relative);
        }
        if (Files.isDirectory(path, NOFOLLOW_LINKS)) {
            try (Stream<Path> below = Files.list(path)) {
                for (Path next : below.toList()) {
                    collect(root, next, but, open);
                }
            }
        }
    }

    /** The files, below {@code root}, that a member of the group can get to and read. */
    static Set<String> readableBy(String group, Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> has(group, file, PosixFilePermission.GROUP_READ))
                    .filter(file -> reaches(group, root, file.getParent()))
                    .map(file -> root.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static boolean reaches(String group, Path root, Path folder) {
        return has(group, folder, PosixFilePermission.GROUP_EXECUTE)
                && (folder.equals(root) || reaches(group, root, folder.getParent()));
    }

    private static boolean has(String group, Path path, PosixFilePermission right) {
        try {
            PosixFileAttributes now = Files.readAttributes(path, PosixFileAttributes.class);
            return now.group().getName().equals(group) && now.permissions().contains(right);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
