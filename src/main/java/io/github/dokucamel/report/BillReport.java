package io.github.dokucamel.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.ledger.Bill;
import io.github.dokucamel.report.book.Book;
import io.github.dokucamel.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

/** The workbook over all files, on demand or by the clock. */
public final class BillReport {

    private final PaperWords words;
    private final ReportReaders readers;
    private final Clock clock;

    BillReport(PaperWords words, ReportReaders readers, Clock clock) {
        this.words = words;
        this.readers = readers;
        this.clock = clock;
    }

    /** One that is for its owner alone. */
    public static BillReport of(Settings settings, Clock clock) {
        PaperWords words =
                new PaperWords(settings.delivery().papers().language(), settings.orders().zone());
        return new BillReport(words, ReportReaders.NONE, clock);
    }

    /** Why it cannot be written here; empty where it can. */
    public static Optional<String> trouble() {
        return Book.trouble();
    }

    /** The day that it is where papers are read. */
    public LocalDate today() {
        return words.day(clock.instant());
    }

    /** What the bills come to, in one line. */
    public String sentence(ObjectNode totals) {
        return words.of(
                "total.sentence",
                "count",
                totals.path("count").asText(),
                "billed",
                rupiah(totals, "billed"),
                "paid",
                rupiah(totals, "paid"),
                "refunded",
                rupiah(totals, "refunded"),
                "open",
                rupiah(totals, "open"));
    }

    private static String rupiah(ObjectNode totals, String sum) {
        return PaperWords.shown(totals.path(sum).decimalValue());
    }

    /**
     * @param target replaced when it exists
     * @param ledger tells each bill to whom it is given
     * @return what the bills come to
     */
    public ObjectNode write(Path target, BillFilter filter, Consumer<Consumer<Bill>> ledger)
            throws IOException {
        try (BillBook book = new BillBook(target, readers, words, today(), filter)) {
            ledger.accept(book::add);
            book.publish();
            return book.totals();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
