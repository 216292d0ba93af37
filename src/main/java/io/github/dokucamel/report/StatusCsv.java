package io.github.dokucamel.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.dokucamel.disk.DurableFile;
import io.github.dokucamel.disk.OursAlone;
import io.github.dokucamel.ledger.ReportRow;
import io.github.dokucamel.told.Unseen;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Writes {@code <batch>.status.csv}: into a hidden file beside it first, so that a reader finds the
 * report before or the one after, and never a part. One writer per report at a time.
 *
 * <p>Close without {@link #publish()} leaves what was there before.
 */
final class StatusCsv implements Closeable {

    private static final String[] COLUMNS =
            """
            line invoice_number merchant operation revision outcome payment_url request_id error_code
            error_message payment_status paid_at payment_code"""
                    .split("\\s+");

    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}" + Unseen.FILLERS + "]");
    private static final Pattern BEFORE_FORMULA =
            Pattern.compile(
                    "(^|[;|])(?=[\\s\\p{Z}\\p{Cf}'\"]*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20\\u2212])");

    static final String ENDING = ".status.csv";

    private final Path target;
    private final Path draft;
    private final ReportReaders readers;
    private final CsvWriter csv;
    private boolean published;

    /** One that nobody else may read. */
    StatusCsv(Path target) throws IOException {
        this(target, ReportReaders.NONE);
    }

    /** Starts a report that replaces {@code target} when it is published. */
    StatusCsv(Path target, ReportReaders readers) throws IOException {
        this.target = target;
        this.readers = readers;
        this.draft = DurableFile.draft(target);
        OursAlone.makeDirectories(target.toAbsolutePath().getParent());
        this.csv =
                CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.LF)
                        .build(DurableFile.create(draft));
        csv.writeRecord(COLUMNS);
    }

    void add(ReportRow row) {
        csv.writeRecord(
                Long.toString(row.line()),
                cell(row.invoiceNumber()),
                cell(row.merchant()),
                cell(row.operation()),
                row.revision() == null ? "" : row.revision().toString(),
                cell(row.outcome()),
                cell(row.paymentUrl()),
                cell(row.requestId()),
                cell(row.errorCode()),
                cell(row.errorMessage()),
                cell(row.paymentStatus()),
                row.paidAt() == null ? "" : Instant.ofEpochSecond(row.paidAt() / 1000).toString(),
                cell(row.paymentCode()));
    }

    /** Puts the report into place, whole and on the disk. Nothing can be added after it. */
    void publish() throws IOException {
        csv.close();
        readers.letReadFile(draft);
        published = true;
        DurableFile.rename(draft, target);
    }

    @Override
    public void close() throws IOException {
        if (!published) {
            csv.close();
        }
        Files.deleteIfExists(draft);
    }

    /**
     * On one line, whatever a gateway wrote into it. A spreadsheet computes a cell that starts like a
     * formula, also behind spaces and quotes, and in full width; an apostrophe in front keeps it a
     * text. One that starts with apostrophes gets one more, so that taking one away always gives the
     * text itself. A spreadsheet that separates by semicolons or bars takes a cell apart there, in
     * quotes too, so what follows one counts as a start.
     */
    private static String cell(String text) {
        String line = text == null ? "" : UNPRINTABLE.matcher(text).replaceAll("");
        return BEFORE_FORMULA.matcher(line).replaceAll("$1'");
    }
}
