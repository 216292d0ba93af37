package io.github.dokucamel.report;

import static java.nio.file.attribute.PosixFilePermission.GROUP_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import io.github.dokucamel.disk.Closing;
import io.github.dokucamel.disk.DurableFile;
import io.github.dokucamel.disk.OursAlone;
import io.github.dokucamel.settings.InvalidSettingException;
import io.github.dokucamel.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data directory and the folders of the outbox at the start. They are closed to all but their
 * owner and {@code doku.files.group}; what a run that was cut short left half written goes; a folder
 * that others own or may write to is told of: they could exchange what we put there.
 */
public final class OutboxFolders {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxFolders.class);

    private final Path dataDir;
    private final Path inbox;
    private final Path outbox;
    private final Path reports;
    private final ReportReaders readers;

    private OutboxFolders(Settings settings) {
        this.dataDir = settings.dataDir();
        this.inbox = settings.inbox();
        this.outbox = settings.outbox();
        this.reports = outbox.resolve("reports");
        this.readers = ReportReaders.of(settings.delivery().filesGroup(), outbox);
    }

    /**
     * @param destinations where documents go; those that do not exist are left out
     * @throws InvalidSettingException when reports cannot be opened to {@code doku.files.group}
     */
    public static void start(Settings settings, Collection<Path> destinations) {
        OutboxFolders folders = new OutboxFolders(settings);
        Set<Path> all = new LinkedHashSet<>();
        all.add(folders.outbox);
        for (String ours : new String[] {"reports", "processed", "refused"}) {
            all.add(folders.outbox.resolve(ours));
            sweep(folders.outbox.resolve(ours));
        }
        all.addAll(destinations);
        folders.close(all);
        if (folders.readers.are()) {
            folders.open();
        }
        all.forEach(OutboxFolders::tellOfWeakness);
    }

    /** One elsewhere is for whoever made it to close: others may have to read in it. */
    private void close(Set<Path> folders) {
        Closing closing = new Closing();
        Set<PosixFilePermission> passing = EnumSet.noneOf(PosixFilePermission.class);
        passing.addAll(droppers(readers.are()));
        if (readers.are()) {
            passing.add(GROUP_EXECUTE);
        }
        closing.close(dataDir, passing);
        for (Path folder : folders) {
            if (folder.startsWith(outbox) || folder.startsWith(dataDir)) {
                closing.close(folder, readersOf(folder));
            }
        }
        closing.tell(LOG);
    }

    private Set<PosixFilePermission> readersOf(Path folder) {
        if (!readers.are() || !reports.startsWith(folder)) {
            return Set.of();
        }
        return folder.equals(reports) ? Set.of(GROUP_READ, GROUP_EXECUTE) : Set.of(GROUP_EXECUTE);
    }

    /** Who may put files into an inbox in the data directory has to get through that one. */
    private Set<PosixFilePermission> droppers(boolean isGroupTaken) {
        if (!inbox.startsWith(dataDir) || !OursAlone.isPosix(inbox) || !Files.isDirectory(inbox)) {
            return Set.of();
        }
        try {
            PosixFileAttributes in = Files.readAttributes(inbox, PosixFileAttributes.class);
            PosixFileAttributes above = Files.readAttributes(dataDir, PosixFileAttributes.class);
            boolean isSame =
                    isGroupTaken ? readers.isGroup(in.group()) : in.group().equals(above.group());
            Set<PosixFilePermission> passing = EnumSet.noneOf(PosixFilePermission.class);
            if (in.permissions().contains(GROUP_WRITE)) {
                passing.add(isSame ? GROUP_EXECUTE : OTHERS_EXECUTE);
            }
            if (in.permissions().contains(OTHERS_WRITE)) {
                passing.add(OTHERS_EXECUTE);
            }
            return passing;
        } catch (IOException e) {
            return Set.of();
        }
    }

    private void open() {
        try {
            OursAlone.makeDirectories(reports);
        } catch (IOException e) {
            throw new InvalidSettingException(
                    "doku.outbox: %s cannot be made (%s)".formatted(reports, e), e);
        }
        boolean isBelow = outbox.startsWith(dataDir);
        if (isBelow) {
            readers.letThrough(dataDir, droppers(true).contains(OTHERS_EXECUTE));
        }
        for (Path above = outbox;
                above != null && !above.equals(dataDir);
                above = isBelow ? above.getParent() : null) {
            readers.letThrough(above, false);
        }
        readers.letRead(reports);
        readers.tellOfClosedDoors(isBelow ? dataDir : outbox);
    }

    private static void sweep(Path folder) {
        try {
            DurableFile.sweep(folder);
        } catch (IOException e) {
            LOG.warn("Drafts of an earlier run stay in {}: {}", folder, e.toString());
        }
    }

    private static void tellOfWeakness(Path folder) {
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

    /** What is wrong with it; empty for one that is not there, or whose system knows no rights. */
    private static Optional<String> weakness(Path folder) {
        if (!OursAlone.isPosix(folder) || !Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try {
            PosixFileAttributes now = Files.readAttributes(folder, PosixFileAttributes.class);
            if (!OursAlone.owns(folder.toRealPath())) {
                return Optional.of("belongs to " + now.owner().getName());
            }
            return now.permissions().contains(GROUP_WRITE)
                            || now.permissions().contains(OTHERS_WRITE)
                    ? Optional.of("can be written to by others than its owner")
                    : Optional.empty();
        } catch (IOException e) {
            // Whoever writes there will say so.
            return Optional.empty();
        }
    }
}
