package io.github.dokucamel.ledger.store;

import io.github.dokucamel.disk.Closing;
import io.github.dokucamel.disk.OursAlone;
import io.github.dokucamel.ledger.LedgerException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Nobody else reads a ledger: SQLite gives the files beside it the rights that the ledger has. */
final class LedgerRights {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerRights.class);

    private LedgerRights() {}

    /** What an earlier version made by the umask. Opens none of it, since locks would go with that. */
    static void close(Path ledger) throws IOException {
        Closing closing = new Closing();
        for (String end : List.of("", "-wal", "-shm", "-journal", ".lock")) {
            closing.close(ledger.resolveSibling(ledger.getFileName() + end));
        }
        String copies = ledger.getFileName() + CopyBeside.ENDING;
        Path folder = Objects.requireNonNull(ledger.getParent());
        try (DirectoryStream<Path> beside =
                Files.newDirectoryStream(
                        folder, other -> other.getFileName().toString().startsWith(copies))) {
            beside.forEach(closing::close);
        }
        closing.tell(LOG);
    }

    /** A new ledger, empty: SQLite would make it by the umask. */
    static void makeIfMissing(Path ledger) {
        if (Files.exists(ledger)) {
            return;
        }
        try {
            OursAlone.write(ledger, new byte[0]);
        } catch (IOException e) {
            throw new LedgerException(
                    "The ledger %s cannot be made: %s. Its directory must be writable"
                            .formatted(ledger, e),
                    e);
        }
    }
}
