package io.github.dokucamel.ledger.store;

import io.github.dokucamel.ledger.LedgerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;

/** The part of SQLite that is not Java: unpacked into a directory, and loaded from there, once. */
public final class NativeLibrary {

    private static final String DIRECTORY = "org.sqlite.tmpdir";

    private NativeLibrary() {}

    /**
     * From a directory that is looked after; the machine's temporary one may be read-only, full or
     * noexec. Who has named another by {@code org.sqlite.tmpdir} gets that.
     *
     * @throws LedgerException naming the directory and what it has to be
     */
    public static void loadFrom(Path directory) {
        if (System.getProperty(DIRECTORY) != null) {
            load();
            return;
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new LedgerException("The directory " + directory + " cannot be made: " + e, e);
        }
        System.setProperty(DIRECTORY, directory.toString());
        try {
            load();
        } finally {
            System.clearProperty(DIRECTORY);
        }
    }

    /** SQLite's own words for it are "Error opening connection". */
    static void load() {
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception e) {
            String directory = System.getProperty(DIRECTORY, System.getProperty("java.io.tmpdir"));
            throw new LedgerException(
                    "SQLite's native library cannot be unpacked into "
                            + directory
                            + " and loaded from there. The directory has to be there, writable, with"
                            + " 5 MB free, and not mounted noexec; JAVA_OPTS=-Dorg.sqlite.tmpdir=DIR"
                            + " names another",
                    e);
        }
    }
}
