package io.github.dokucamel.report;

import io.github.dokucamel.ledger.BatchCounts;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.report.book.Book;
import io.github.dokucamel.told.FreeName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is written of one batch: a table for programs and a workbook for people. */
final class StatusPapers {

    private static final Logger LOG = LoggerFactory.getLogger(StatusPapers.class);

    private final Path folder;
    private final ReportReaders readers;
    private final PaperWords words;
    private final Clock clock;
    private final boolean hasBooks;

    StatusPapers(Path folder, ReportReaders readers, PaperWords words, Clock clock) {
        this.folder = folder;
        this.readers = readers;
        this.words = words;
        this.clock = clock;
        Book.trouble().ifPresent(LOG::warn);
        this.hasBooks = Book.trouble().isEmpty();
    }

    void write(BatchCounts batch, Ledger ledger) throws IOException {
        try (StatusCsv csv = new StatusCsv(path(batch, StatusCsv.ENDING), readers)) {
            if (hasBooks) {
                writeBoth(batch, ledger, csv);
            } else {
                ledger.report(batch.id(), csv::add);
                csv.publish();
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** From the same rows, so that neither says what the other does not. */
    private void writeBoth(BatchCounts batch, Ledger ledger, StatusCsv csv) throws IOException {
        try (StatusBook book =
                new StatusBook(
                        path(batch, StatusBook.ENDING),
                        readers,
                        words,
                        words.day(clock.instant()))) {
            long rest =
                    ledger.report(
                            batch.id(),
                            row -> {
                                csv.add(row);
                                book.add(row);
                            });
            book.addInvalid(rest);
            csv.publish();
            book.publish();
        }
    }

    private Path path(BatchCounts batch, String ending) {
        return folder.resolve(FreeName.with(batch.name(), ending));
    }
}
