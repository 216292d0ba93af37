package io.github.dokucamel.intake.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.dokucamel.disk.OursAlone;
import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.settings.IntakeSettings;
import io.github.dokucamel.told.Why;
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
 * @param tooLarge the reason that a larger one is told
 */
record Admission(Set<String> owners, long maxBytes, String tooLarge) {

    /** Of a file beside a batch, whoever dropped it. */
    static final Admission BESIDE =
            new Admission(Set.of(), SideFile.MOST_BYTES, "side_file_too_large");

    static Admission of(IntakeSettings intake) {
        return new Admission(intake.fileOwners(), intake.maxFileBytes(), "file_too_large");
    }

    /**
     * @param file where nobody else can exchange it
     */
    void check(Path file) throws IOException, NotABatchException {
        BasicFileAttributes now =
                Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
        if (now.isSymbolicLink()) {
            throw new NotABatchException(Why.of("symbolic_link"));
        }
        if (!now.isRegularFile()) {
            throw new NotABatchException(Why.of("no_regular_file"));
        }
        if (OursAlone.names(file) > 1) {
            throw new NotABatchException(Why.of("hard_link"));
        }
        if (!owners.isEmpty()) {
            checkOwner(file);
        }
        if (now.size() > maxBytes) {
            throw new NotABatchException(Why.of(tooLarge, "bytes", now.size(), "most", maxBytes));
        }
    }

    private void checkOwner(Path file) throws IOException, NotABatchException {
        String code = "owner_refused";
        try {
            if (owners.contains(Files.getOwner(file, NOFOLLOW_LINKS).getName())) {
                return;
            }
        } catch (UnsupportedOperationException e) {
            code = "owner_unknown";
        }
        throw new NotABatchException(Why.of(code));
    }
}
