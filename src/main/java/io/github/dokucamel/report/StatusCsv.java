package io.github.dokucamel.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.dokucamel.ledger.ReportRow;
import io.github.dokucamel.ledger.Revised.Newest;
import io.github.dokucamel.report.book.CellText;
import io.github.dokucamel.signature.AsciiCase;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Writes {@code <batch>.status.csv}, for programs.
 *
 * <p>Close without {@link #publish()} leaves what was there before.
 */
final class StatusCsv implements Closeable {

    private static final String[] COLUMNS =
            """
            line invoice_number merchant operation revision outcome payment_url request_id error_code
            error_message payment_status paid_at payment_code amount paid_amount refunded_amount
            due_date channel source_row newer_revision newer_status newer_payment_url
            newer_payment_code"""
                    .split("\\s+");

    private static final Pattern BEFORE_FORMULA =
            Pattern.compile(
                    "(^|[;|])(?=[\\s\\p{Z}\\p{Cf}'\"]*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20\\u2212])");

    static final String ENDING = ".status.csv";

    private final DraftFile file;
    private final CsvWriter csv;

    /** Starts a report that replaces {@code target} when it is published. */
    StatusCsv(Path target, ReportReaders readers) throws IOException {
        this.file = new DraftFile(target, readers);
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file.out());
        csv.writeRecord(COLUMNS);
    }

    void add(ReportRow row) {
        Newest newest = row.revised() == null ? null : row.revised().newest();
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
                cell(paying(row)),
                row.paidAt() == null ? "" : Instant.ofEpochSecond(row.paidAt() / 1000).toString(),
                cell(row.paymentCode()),
                Objects.toString(row.amount(), ""),
                row.received() == null ? "" : plain(row.received().paid()),
                row.received() == null ? "" : plain(row.received().refunded()),
                cell(row.dueDate()),
                row.received() == null ? "" : cell(row.received().channel()),
                Objects.toString(row.sourceRow(), ""),
                newest == null ? "" : Integer.toString(newest.revision()),
                newest == null ? "" : newest.status(),
                newest == null ? "" : cell(newest.paymentUrl()),
                newest == null ? "" : cell(newest.paymentCode()));
    }

    /** Where its payment stands, or that there is to be none. */
    private static String paying(ReportRow row) {
        return row.ended() == null || row.paymentStatus() == null
                ? row.paymentStatus()
                : AsciiCase.lower(row.ended().name()).replace('_', '-');
    }

    private static String plain(BigDecimal rupiah) {
        return rupiah.stripTrailingZeros().toPlainString();
    }

    /** Puts the report into place. Nothing can be added after it. */
    void publish() throws IOException {
        csv.close();
        file.publish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /**
     * On one line, whatever a gateway wrote into it. A spreadsheet computes a cell that starts like a
     * formula, also behind spaces and quotes, and in full width; an apostrophe in front keeps it a
     * text. One that starts with apostrophes gets one more, so that taking one away always gives the
     * text itself. A spreadsheet that separates by semicolons or bars takes a cell apart there, in
     * quotes too, so what follows one counts as a start.
     */
    private static String cell(String text) {
        String line = text == null ? "" : CellText.line(text);
        return BEFORE_FORMULA.matcher(line).replaceAll("$1'");
    }
}
