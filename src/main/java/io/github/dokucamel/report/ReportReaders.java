package io.github.dokucamel.report;

import io.github.dokucamel.disk.OursAlone;
import io.github.dokucamel.settings.InvalidSettingException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who beside the owner may read reports: {@code doku.files.group}. Its members may go through the
 * directories above {@code outbox/reports}, without seeing what else lies there, and read what lies in
 * it.
 */
final class ReportReaders {

    private static final Logger LOG = LoggerFactory.getLogger(ReportReaders.class);

    private static final String SETTING = "doku.files.group";

    private static final Set<PosixFilePermission> PASSAGE =
            PosixFilePermissions.fromString("rwx--x---");
    private static final Set<PosixFilePermission> FOLDER =
            PosixFilePermissions.fromString("rwxr-x---");
    private static final Set<PosixFilePermission> REPORT =
            PosixFilePermissions.fromString("rw-r-----");

    /** Nobody. */
    static final ReportReaders NONE = new ReportReaders(Optional.empty());

    private final Optional<GroupPrincipal> group;

    private ReportReaders(Optional<GroupPrincipal> group) {
        this.group = group;
    }

    /**
     * @param name of the group; empty for nobody
     * @throws InvalidSettingException when there is no such group
     */
    static ReportReaders of(Optional<String> name, Path outbox) {
        return name.map(given -> new ReportReaders(Optional.of(find(given, outbox)))).orElse(NONE);
    }

    private static GroupPrincipal find(String name, Path outbox) {
        if (!OursAlone.isPosix(outbox)) {
            throw new InvalidSettingException(
                    "%s: the file system of %s knows no groups. Leave it out, and give rights to %s by the means of this system"
                            .formatted(SETTING, outbox, outbox.resolve("reports")));
        }
        try {
            return outbox.getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByGroupName(name);
        } catch (UserPrincipalNotFoundException e) {
            throw new InvalidSettingException(
                    "%s: there is no group %s. Make it (groupadd %s), or name another one (getent group shows all)"
                            .formatted(SETTING, name, name),
                    e);
        } catch (IOException e) {
            throw new InvalidSettingException(
                    "%s: whether there is a group %s cannot be found out: %s"
                            .formatted(SETTING, name, e),
                    e);
        }
    }

    boolean are() {
        return group.isPresent();
    }

    boolean isGroup(GroupPrincipal other) {
        return group.filter(other::equals).isPresent();
    }

    /**
     * May go through a directory from now on.
     *
     * @param others whether everybody may
     */
    void letThrough(Path directory, boolean others) {
        Set<PosixFilePermission> rights = EnumSet.copyOf(PASSAGE);
        if (others) {
            rights.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        let(directory, rights);
    }

    /** May read what lies in the directory of reports, and all that will. */
    void letRead(Path reports) {
        let(reports, FOLDER);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(reports, "*.{csv,xlsx,json}")) {
            for (Path report : all) {
                if (Files.isRegularFile(report, LinkOption.NOFOLLOW_LINKS)) {
                    let(report, REPORT);
                }
            }
        } catch (IOException e) {
            throw refused(reports, e);
        }
    }

    /** May read a new report. */
    void letReadFile(Path report) throws IOException {
        if (are()) {
            give(report, REPORT);
        }
    }

    private void let(Path path, Set<PosixFilePermission> rights) {
        try {
            PosixFileAttributes now = Files.readAttributes(path, PosixFileAttributes.class);
            if (isGroup(now.group()) && now.permissions().equals(rights)) {
                return;
            }
            try {
                give(path, rights);
            } catch (FileSystemException e) {
                // Whoever owns it may have seen to it.
                if (!isGroup(now.group()) || !now.permissions().containsAll(rights)) {
                    throw e;
                }
            }
        } catch (IOException e) {
            throw refused(path, e);
        }
    }

    private void give(Path path, Set<PosixFilePermission> rights) throws IOException {
        Files.setAttribute(path, "posix:group", group.orElseThrow());
        Files.setPosixFilePermissions(path, rights);
    }

    private InvalidSettingException refused(Path path, IOException e) {
        String name = group.orElseThrow().getName();
        return new InvalidSettingException(
                "%s: %s cannot be given to group %s (%s). The user that doku-camel runs as has to own it and be in the group: usermod -aG %s USER, and start it anew"
                        .formatted(SETTING, path, name, e, name),
                e);
    }

    /** Tells when something above {@code top} lets the group not through: it is not ours to open. */
    void tellOfClosedDoors(Path top) {
        for (Path above = top.getParent(); above != null; above = above.getParent()) {
            try {
                PosixFileAttributes now = Files.readAttributes(above, PosixFileAttributes.class);
                Set<PosixFilePermission> rights = now.permissions();
                boolean lets =
                        isGroup(now.group())
                                ? rights.contains(PosixFilePermission.GROUP_EXECUTE)
                                : rights.contains(PosixFilePermission.OTHERS_EXECUTE);
                if (!lets) {
                    LOG.warn(
                            "{}: members of {} cannot reach the reports, since {} does not let them"
                                    + " through. Let them (chgrp {}, chmod g+x), or move"
                                    + " doku.outbox",
                            SETTING,
                            group.orElseThrow().getName(),
                            above,
                            group.orElseThrow().getName());
                    return;
                }
            } catch (IOException e) {
                return;
            }
        }
    }
}
