package io.github.dokucamel.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.dokucamel.ledger.BatchFindings.Found;
import io.github.dokucamel.ledger.BatchView.Sum;
import io.github.dokucamel.ledger.TableRead;
import io.github.dokucamel.ledger.TableRead.NoBill;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.told.Tidied;
import io.github.dokucamel.told.WrongCell;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code <batch>.check.json}, for programs: what the check of a table came to.
 *
 * <p>Close without {@link #publish()} leaves what was there before.
 */
final class CheckJson implements Closeable {

    static final String ENDING = ".check.json";

    /** The rows of the file by what becomes of them. */
    record Sums(
            Sum ready,
            Sum toFix,
            Sum toConfirm,
            Sum sentBefore,
            Sum waitingElsewhere,
            Sum repaired,
            Sum cancelled,
            DifferingRows differing) {}

    private final DraftFile file;
    private final JsonGenerator json;

    /** Starts a paper that replaces {@code target} when it is published. */
    CheckJson(Path target, ReportReaders readers) throws IOException {
        this.file = new DraftFile(target, readers);
        this.json = OrderJson.mapper().getFactory().createGenerator(file.out());
    }

    Sums write(Found found, CheckLists lists, PaperWords words) throws IOException {
        TableRead read = found.read();
        json.writeStartObject();
        json.writeStringField("file", found.name());
        json.writeStringField("sheet", read.sheet());
        json.writeNumberField("header_row", read.headerRow());
        json.writeNumberField("rows", found.orders());
        json.writeObjectFieldStart("ready");
        json.writeNumberField("count", found.ready().count());
        json.writeNumberField("total", found.ready().total());
        json.writeEndObject();
        if (found.isToApprove()) {
            json.writeNumberField("to_approve", found.ready().total());
        }
        json.writeArrayFieldStart("to_fix");
        long moreToFix = lists.toFix(this::entry);
        long invalid = found.repaired().count() == 0 ? 0 : lists.repaired();
        long unfixed = found.toFix().total() + read.wrongTotal() - invalid;
        Sum repaired = new Sum(found.repaired().count(), found.repaired().total() + invalid);
        json.writeEndArray();
        json.writeArrayFieldStart("to_confirm");
        long moreToConfirm = lists.toConfirm(this::entry);
        json.writeEndArray();
        json.writeArrayFieldStart("tidied");
        for (Tidied cell : read.tidied()) {
            tidied(cell);
        }
        json.writeEndArray();
        DifferingRows differing = new DifferingRows();
        JsonRows rows = new JsonRows(json, words, differing);
        Sum before = rows.write("sent_before", lists::sentBefore);
        Sum elsewhere = rows.write("waiting_elsewhere", lists::waitElsewhere);
        noBills(read.noBills());
        columns(read);
        more(moreToFix, moreToConfirm, read.tidiedCount() - read.tidied().size());
        if (read.hiddenRows() > 0) {
            json.writeNumberField("hidden_rows", read.hiddenRows());
        }
        if (!read.otherSheets().isEmpty()) {
            names("other_sheets", read.otherSheets());
        }
        if (repaired.count() > 0) {
            json.writeNumberField("repaired", repaired.count());
        }
        if (found.cancelled().count() > 0) {
            json.writeNumberField("cancelled", found.cancelled().count());
        }
        json.writeEndObject();
        return new Sums(
                found.ready(),
                new Sum(found.toFix().count(), unfixed),
                found.toConfirm(),
                before,
                elsewhere,
                repaired,
                found.cancelled(),
                differing);
    }

    private void entry(CheckEntry entry) {
        WrongCell cell = entry.cell();
        try {
            json.writeStartObject();
            json.writeNumberField("row", cell.row());
            json.writeStringField("invoice_number", entry.invoiceNumber());
            json.writeStringField("column", cell.column());
            json.writeStringField("field", cell.field());
            json.writeStringField("value", cell.value());
            json.writeStringField("code", cell.code());
            json.writeStringField("message", cell.message());
            json.writeStringField("remedy", cell.remedy());
            json.writeStringField("proposal", cell.proposal());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tidied(Tidied cell) throws IOException {
        json.writeStartObject();
        json.writeNumberField("row", cell.row());
        json.writeStringField("column", cell.column());
        json.writeStringField("field", cell.field());
        json.writeStringField("was", cell.was());
        json.writeStringField("sent", cell.sent());
        json.writeEndObject();
    }

    private void noBills(List<NoBill> rows) throws IOException {
        json.writeArrayFieldStart("no_bill");
        for (NoBill row : rows) {
            json.writeStartObject();
            json.writeNumberField("row", row.row());
            json.writeStringField("kind", row.kind());
            amount(row.amount());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void amount(@Nullable Long amount) throws IOException {
        if (amount == null) {
            json.writeNullField("amount");
        } else {
            json.writeNumberField("amount", amount);
        }
    }

    private void columns(TableRead read) throws IOException {
        json.writeObjectFieldStart("columns");
        json.writeObjectFieldStart("used");
        for (Map.Entry<String, String> column : read.used().entrySet()) {
            json.writeStringField(column.getKey(), column.getValue());
        }
        json.writeEndObject();
        names("ignored", read.ignored());
        names("hidden", read.hidden());
        if (!read.moneyBeside().isEmpty()) {
            names("money", read.moneyBeside());
        }
        json.writeEndObject();
    }

    private void names(String member, List<String> headers) throws IOException {
        json.writeArrayFieldStart(member);
        for (String header : headers) {
            json.writeString(header);
        }
        json.writeEndArray();
    }

    /** What is not listed, where anything is not. */
    private void more(long toFix, long toConfirm, long tidied) throws IOException {
        if (toFix + toConfirm + tidied > 0) {
            json.writeObjectFieldStart("more");
            json.writeNumberField("to_fix", toFix);
            json.writeNumberField("to_confirm", toConfirm);
            json.writeNumberField("tidied", tidied);
            json.writeEndObject();
        }
    }

    /** Puts the paper into place. Nothing can be added after it. */
    void publish() throws IOException {
        json.close();
        file.publish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
