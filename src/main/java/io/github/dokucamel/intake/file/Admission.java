package io.github.dokucamel.intake.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.settings.IntakeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * What may be read: a file of its own, of nobody's that is not to place orders, and not beyond any
 * size. What a link leads to is not looked at, so nothing of it is told.
 *
 * @param owners names of users; empty for any
 * @param maxBytes of one file
 */
record Admission(Set<String> owners, long maxBytes) {

    static Admission of(IntakeSettings intake) {
        return new Admission(intake.fileOwners(), intake.maxFileBytes());
    }

    /**
     * @param file where nobody else can exchange it
     */
    void check(Path file) throws IOException, NotABatchException {
        BasicFileAttributes now =
                Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
        if (now.isSymbolicLink()) {
            throw refusal("It is a symbolic link, and links are never followed");
        }
        if (!now.isRegularFile()) {
            throw refusal("It is a pipe, a socket or a device, no file");
        }
        if (names(file) > 1) {
            throw refusal("It has a second name elsewhere (a hard link)");
        }
        if (!owners.isEmpty()) {
            checkOwner(file);
        }
        if (now.size() > maxBytes) {
            throw new NotABatchException(
                    "The file has %s bytes, more than the %s of doku.intake.file.max-size"
                            .formatted(now.size(), maxBytes),
                    "Split it and drop the parts");
        }
    }

    private void checkOwner(Path file) throws IOException, NotABatchException {
        String rule = "It belongs to nobody whose files are taken in (doku.intake.file.owners)";
        try {
            if (owners.contains(Files.getOwner(file, NOFOLLOW_LINKS).getName())) {
                return;
            }
        } catch (UnsupportedOperationException e) {
            rule =
                    "Its file system does not say whom it belongs to, and doku.intake.file.owners asks";
        }
        throw new NotABatchException(rule, "Let one of these users drop a copy");
    }

    private static NotABatchException refusal(String rule) {
        return new NotABatchException(rule, "Drop a copy of the file itself");
    }

    /** How many names it has; 1 where the file system does not say. */
    private static int names(Path file) throws IOException {
        try {
            return (Integer) Files.getAttribute(file, "unix:nlink", NOFOLLOW_LINKS);
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return 1;
        }
    }
}
