package io.github.dokucamel.ledger.store;

import io.github.dokucamel.disk.OursAlone;
import io.github.dokucamel.ledger.LedgerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The ledger as it was before its tables were changed: {@code <file>.schema-<version>}. */
final class CopyBeside {

    /** Of its name, before the version. */
    static final String ENDING = ".schema-";

    private CopyBeside() {}

    /**
     * Keeps it, for the way back to the version that wrote it. One that an interrupted start left is
     * replaced: what counts is the ledger.
     *
     * @param connection without a transaction under way
     * @throws LedgerException when it cannot be kept; nothing has been changed then
     */
    static void keep(Connection connection, Path ledger, int version) throws SQLException {
        Path copy = ledger.resolveSibling(ledger.getFileName() + ENDING + version);
        Path part = copy.resolveSibling(copy.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            long usable =
                    Files.getFileStore(Objects.requireNonNull(ledger.getParent())).getUsableSpace();
            String tooLittle = tooLittle(copy, size(connection), usable);
            if (tooLittle != null) {
                throw new LedgerException(tooLittle);
            }
            // An empty file is what SQLite takes for none, but for its rights.
            OursAlone.write(part, new byte[0]);
            connection.setAutoCommit(true);
            try (PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
                vacuum.setString(1, part.toString());
                vacuum.executeUpdate();
            } finally {
                connection.setAutoCommit(false);
            }
            Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LedgerException(copy + " cannot be written: " + e, e);
        }
    }

    /** Null when there is room for it, and as much again for what the change itself writes. */
    static @Nullable String tooLittle(Path copy, long bytes, long usable) {
        long missing = 2 * bytes - usable;
        return missing <= 0
                ? null
                : "The ledger is of an earlier version and is copied to %s before it is changed, but %s bytes are missing on that disk. Make room and start again"
                        .formatted(copy, missing);
    }

    private static long size(Connection connection) throws SQLException {
        String pages = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
        try (Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery(pages)) {
            found.next();
            return found.getLong(1);
        } finally {
            connection.commit();
        }
    }
}
