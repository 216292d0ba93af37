package io.github.dokucamel.report;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of the outbox at the start. What a run that was cut short left half written goes; a
 * folder that others own or may write to is told of: they could exchange what we put there.
 */
public final class OutboxFolders {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxFolders.class);

    private OutboxFolders() {}

    /**
     * @param outbox with {@code reports}, {@code processed} and {@code refused} below it
     * @param others where documents go; those that do not exist are left out
     */
    public static void start(Path outbox, Collection<Path> others) {
        Set<Path> folders = new LinkedHashSet<>();
        folders.add(outbox);
        for (String ours : new String[] {"reports", "processed", "refused"}) {
            folders.add(outbox.resolve(ours));
            sweep(outbox.resolve(ours));
        }
        folders.addAll(others);
        for (Path folder : folders) {
            weakness(folder)
                    .ifPresent(
                            why ->
                                    LOG.warn(
                                            "{} {}. Whoever that is can exchange what is told there:"
                                                    + " give it to the user that doku-camel runs as"
                                                    + " (chown), and take the right to write from"
                                                    + " all others (chmod go-w)",
                                            folder,
                                            why));
        }
    }

    private static void sweep(Path folder) {
        try {
            DurableFile.sweep(folder);
        } catch (IOException e) {
            LOG.warn("Drafts of an earlier run stay in {}: {}", folder, e.toString());
        }
    }

    /** What is wrong with it; empty for one that is not there, or whose system knows no rights. */
    private static Optional<String> weakness(Path folder) {
        PosixFileAttributeView view =
                Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (view == null || !Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try {
            PosixFileAttributes now = view.readAttributes();
            Path probe = DurableFile.draft(folder.resolve("owner"));
            DurableFile.create(probe).close();
            boolean isOurs;
            try {
                isOurs = Files.getOwner(probe, NOFOLLOW_LINKS).equals(now.owner());
            } finally {
                Files.delete(probe);
            }
            if (!isOurs) {
                return Optional.of("belongs to " + now.owner().getName());
            }
            return now.permissions().contains(PosixFilePermission.GROUP_WRITE)
                            || now.permissions().contains(PosixFilePermission.OTHERS_WRITE)
                    ? Optional.of("can be written to by others than its owner")
                    : Optional.empty();
        } catch (IOException e) {
            // Whoever writes there will say so.
            return Optional.empty();
        }
    }
}
