package io.github.dokucamel.ledger.store;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.dokucamel.disk.DurableFile;
import io.github.dokucamel.disk.OursAlone;
import io.github.dokucamel.ledger.LedgerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * The part of SQLite that is not Java: unpacked into a directory once, under one name, and loaded from
 * there by every start. SQLite itself would unpack it anew each time, and a run that is killed leaves
 * its own behind.
 */
public final class NativeLibrary {

    private static final String DIRECTORY = "org.sqlite.tmpdir";
    private static final String FOUND_IN = "org.sqlite.lib.path";
    private static final String FOUND_AS = "org.sqlite.lib.name";

    /** Begins the name of everything that SQLite, or we, have unpacked. */
    private static final String OURS = "sqlite-";

    private NativeLibrary() {}

    /**
     * From a directory that is looked after; the machine's temporary one, which may be read-only, full
     * or noexec, only where that one fails. Who has named another by {@code org.sqlite.tmpdir} or
     * {@code org.sqlite.lib.path} gets that.
     *
     * @throws LedgerException naming the directories and what they have to be
     */
    public static synchronized void loadFrom(Path directory) {
        if (System.getProperty(DIRECTORY) != null || System.getProperty(FOUND_IN) != null) {
            load();
            return;
        }
        try {
            OursAlone.closedDirectory(directory);
            Path library = unpacked(directory);
            if (library != null) {
                System.setProperty(FOUND_IN, directory.toString());
                System.setProperty(FOUND_AS, library.getFileName().toString());
            }
            SQLiteJDBCLoader.initialize();
        } catch (Exception e) {
            load(directory + " or ");
        } finally {
            System.clearProperty(FOUND_IN);
            System.clearProperty(FOUND_AS);
        }
    }

    /** Null where there is none for this machine: SQLite says so. */
    private static @Nullable Path unpacked(Path directory) throws IOException {
        byte[] packed = packed();
        if (packed == null) {
            return null;
        }
        Path library =
                directory.resolve(
                        OURS
                                + SQLiteJDBCLoader.getVersion()
                                + "-"
                                + LibraryLoaderUtil.getNativeLibName());
        if (!holds(library, packed)) {
            unpack(packed, library);
        }
        sweep(directory, library);
        return library;
    }

    private static boolean holds(Path library, byte[] packed) throws IOException {
        return Files.isRegularFile(library, NOFOLLOW_LINKS)
                && Arrays.equals(Files.readAllBytes(library), packed);
    }

    private static void unpack(byte[] packed, Path library) throws IOException {
        Path draft = DurableFile.draft(library);
        try {
            DurableFile.write(draft, packed);
            DurableFile.rename(draft, library);
        } catch (NoSuchFileException e) {
            // Another start, which has put its own there, swept ours.
            if (!holds(library, packed)) {
                throw e;
            }
        }
    }

    private static byte @Nullable [] packed() throws IOException {
        String name =
                LibraryLoaderUtil.getNativeLibResourcePath()
                        + "/"
                        + LibraryLoaderUtil.getNativeLibName();
        try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(name)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    /** What other versions, and runs of earlier ones that were killed, left. */
    private static void sweep(Path directory, Path library) throws IOException {
        DurableFile.sweep(directory);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, OURS + "*")) {
            for (Path left : all) {
                if (!left.equals(library)) {
                    delete(left);
                }
            }
        }
    }

    private static void delete(Path left) {
        try {
            Files.deleteIfExists(left);
        } catch (IOException e) {
            // Windows keeps what another process has loaded; a later start gets it.
        }
    }

    static void load() {
        load("");
    }

    /**
     * SQLite's own words for it are "Error opening connection".
     *
     * @param before the directory that was tried before, for people
     */
    private static void load(String before) {
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception e) {
            throw new LedgerException(
                    "SQLite's native library cannot be unpacked into "
                            + before
                            + System.getProperty(DIRECTORY, System.getProperty("java.io.tmpdir"))
                            + " and loaded from there. The directory has to be there, writable, with"
                            + " 5 MB free, and not mounted noexec; JAVA_OPTS=-Dorg.sqlite.tmpdir=DIR"
                            + " names another",
                    e);
        }
    }
}
