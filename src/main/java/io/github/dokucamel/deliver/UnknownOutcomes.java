package io.github.dokucamel.deliver;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.order.OrderJson;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Outcome documents that the ledger ought to know: whatever was delivered was written down before,
 * so one that it does not know was delivered by a ledger that is lost.
 *
 * <p>Directories that were last changed before the ledger was are not read, and of the others no
 * more than some files are looked at: this is done at every start.
 */
public final class UnknownOutcomes {

    /** Of one directory. */
    private static final int MOST_LISTED = 20_000;

    /** In all. */
    private static final int MOST_READ = 200;

    private static final long LARGEST_BYTES = 1_000_000;

    private UnknownOutcomes() {}

    /** @param outbox directories elsewhere may be somebody else's too, and are left alone */
    public static boolean areIn(Ledger ledger, Path outbox, Collection<Path> directories) {
        long known = ledger.knownUntil();
        Set<String> ids = new HashSet<>();
        for (Path directory : directories) {
            if (directory.startsWith(outbox)) {
                newer(directory, known).forEach(file -> add(file, ids));
            }
        }
        return !ids.isEmpty() && !ledger.areDeliveriesKnown(ids);
    }

    private static List<Path> newer(Path directory, long known) {
        List<Path> newer = new ArrayList<>();
        try {
            if (!isNewer(directory, known)) {
                return newer;
            }
            int listed = 0;
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
                for (Path file : files) {
                    if (++listed > MOST_LISTED || newer.size() == MOST_READ) {
                        break;
                    }
                    if (isNewer(file, known)) {
                        newer.add(file);
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // A directory that cannot be read proves nothing.
        }
        return newer;
    }

    private static boolean isNewer(Path path, long known) throws IOException {
        return Files.getLastModifiedTime(path).toMillis() > known;
    }

    private static void add(Path file, Set<String> ids) {
        try {
            if (ids.size() < MOST_READ
                    && Files.isRegularFile(file)
                    && Files.size(file) <= LARGEST_BYTES) {
                JsonNode id = OrderJson.read(Files.readAllBytes(file)).path("delivery_id");
                if (id.isTextual()) {
                    ids.add(id.textValue());
                }
            }
        } catch (IOException e) {
            // Neither does a file that is no document of ours.
        }
    }
}
