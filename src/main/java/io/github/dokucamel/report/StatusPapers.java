package io.github.dokucamel.report;

import io.github.dokucamel.ledger.BatchCounts;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.ReportRow;
import io.github.dokucamel.report.book.Book;
import io.github.dokucamel.told.FreeName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
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

    /**
     * @param isStopping asked at every row: those of a large file take longer than a stop may
     * @throws CancellationException when it says so; nothing is published then
     */
    void write(BatchCounts batch, Ledger ledger, BooleanSupplier isStopping) throws IOException {
        try (StatusCsv csv = new StatusCsv(path(batch, StatusCsv.ENDING), readers)) {
            if (hasBooks) {
                writeBoth(batch, ledger, csv, isStopping);
            } else {
                ledger.report(batch.id(), unlessStopping(isStopping, csv::add));
                csv.publish();
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** From the same rows, so that neither says what the other does not. */
    private void writeBoth(
            BatchCounts batch, Ledger ledger, StatusCsv csv, BooleanSupplier isStopping)
            throws IOException {
        try (StatusBook book =
                new StatusBook(
                        path(batch, StatusBook.ENDING),
                        readers,
                        words,
                        words.day(clock.instant()))) {
            long rest =
                    ledger.report(
                            batch.id(),
                            unlessStopping(
                                    isStopping,
                                    row -> {
                                        csv.add(row);
                                        book.add(row);
                                    }));
            book.addInvalid(rest);
            csv.publish();
            book.publish();
        }
    }

    private static Consumer<ReportRow> unlessStopping(
            BooleanSupplier isStopping, Consumer<ReportRow> rows) {
        return row -> {
            if (isStopping.getAsBoolean()) {
                throw new CancellationException("The service stops");
            }
            rows.accept(row);
        };
    }

    private Path path(BatchCounts batch, String ending) {
        return folder.resolve(FreeName.with(batch.name(), ending));
    }
}
