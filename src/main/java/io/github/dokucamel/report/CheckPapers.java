package io.github.dokucamel.report;

import io.github.dokucamel.ledger.BatchFindings;
import io.github.dokucamel.ledger.BatchFindings.Found;
import io.github.dokucamel.ledger.BatchFindings.Written;
import io.github.dokucamel.report.book.Book;
import io.github.dokucamel.told.FreeName;
import io.github.dokucamel.told.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the check of a table came to, for programs and for people: written when it is checked, and
 * again when a person confirmed or cancelled something of it.
 */
final class CheckPapers {

    /** Files whose papers are looked for at the start. */
    private static final int LATEST = 100;

    private final Path folder;
    private final ReportReaders readers;
    private final PaperWords words;
    private final PaperWords english;
    private final boolean hasBooks = Book.trouble().isEmpty();

    CheckPapers(Path folder, ReportReaders readers, PaperWords words) {
        this.folder = folder;
        this.readers = readers;
        this.words = words;
        this.english = words.in(Language.EN);
    }

    /** Writes those of a batch, unless they are as they should be. */
    synchronized void write(long batchId, BatchFindings findings) throws IOException {
        if (!findings.isUntold(batchId)) {
            return;
        }
        rewrite(batchId, findings);
    }

    /** Those of the latest batches that are not there any more. */
    synchronized void writeMissing(BatchFindings findings) throws IOException {
        for (Written batch : findings.written(LATEST)) {
            if (!isThere(batch.name(), CheckJson.ENDING)
                    || hasBooks && !isThere(batch.name(), CheckBook.ENDING)) {
                rewrite(batch.id(), findings);
            }
        }
    }

    private boolean isThere(String name, String ending) {
        return Files.exists(path(name, ending), LinkOption.NOFOLLOW_LINKS);
    }

    private void rewrite(long batchId, BatchFindings findings) throws IOException {
        Optional<Found> found = findings.find(batchId);
        if (found.isEmpty()) {
            return;
        }
        try (CheckJson json = new CheckJson(path(found.get().name(), CheckJson.ENDING), readers)) {
            SameNumbers numbers = new SameNumbers(findings, batchId);
            CheckLists forPrograms =
                    new CheckLists(findings, batchId, found.get(), numbers, english);
            CheckJson.Sums sums = json.write(found.get(), forPrograms, english);
            if (hasBooks) {
                book(
                        found.get(),
                        new CheckLists(findings, batchId, found.get(), numbers, words),
                        sums,
                        findings);
            }
            json.publish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        findings.told(batchId, found.get());
    }

    private void book(Found found, CheckLists lists, CheckJson.Sums sums, BatchFindings findings)
            throws IOException {
        try (CheckBook book = new CheckBook(path(found.name(), CheckBook.ENDING), readers, words)) {
            book.write(found, lists, sums, findings::seal);
            book.publish();
        }
    }

    private Path path(String name, String ending) {
        return folder.resolve(FreeName.with(name, ending));
    }
}
