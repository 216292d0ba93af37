package io.github.dokucamel.ledger;

import io.github.dokucamel.told.Violation;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the check of a table came to, row by row. Amounts are whole rupiah. */
public interface BatchFindings {

    /** Keeps what no order tells of the table; what was kept before is replaced. */
    void note(long batchId, TableRead read);

    /**
     * What came of a batch.
     *
     * @param orders that were recorded of it
     * @param ready orders that go, or went
     * @param toFix rows to be put right, but for the amounts that only the notes have
     * @param toConfirm orders that wait for a person's word
     * @param repaired rows that a check workbook took another way than they stood; of those that are
     *     invalid the total is in the notes
     * @param cancelled orders that a person had not sent, but for those that are repaired
     * @param isToApprove whether the file as a whole waits for an approval
     * @param isCancelled whether no further order of it goes
     * @param state changes whenever anything here or in its rows does
     * @param paper the mark that its papers were last written at; empty for none
     */
    record Found(
            String name,
            String digest,
            long openedAt,
            TableRead read,
            long orders,
            BatchView.Sum ready,
            BatchView.Sum toFix,
            BatchView.Sum toConfirm,
            BatchView.Sum repaired,
            BatchView.Sum cancelled,
            boolean isToApprove,
            boolean isCancelled,
            String state,
            String paper) {}

    /**
     * The seal of this ledger under the hidden sheet of a check workbook.
     *
     * @param said all that it says, see {@link RepairSeal}
     */
    String seal(String said);

    /** Empty for what is no table, or not checked to the end. */
    Optional<Found> find(long batchId);

    /** Whether its papers are those of an earlier state; false for one that has none. */
    boolean isUntold(long batchId);

    /** Its papers were written as it was found; they are told anew if it has changed since. */
    void told(long batchId, Found found);

    /** Batches whose papers were written, the newest first. */
    List<Written> written(int most);

    record Written(long id, String name) {}

    /**
     * One row that does not go as it is.
     *
     * @param row that a spreadsheet program shows, else the line
     * @param what {@code invalid}, {@code conflict}, {@code duplicate}, or the code of a question
     * @param amount null where it cannot be read
     * @param message of a conflict; else null
     * @param violations of what is invalid
     * @param other of a duplicate and a question the order that was there before; null for none
     * @param usual of an outlier what is usual in its batch
     * @param against of a conflict the row of its file that has its number too; null for none
     */
    record Row(
            long row,
            @Nullable String invoiceNumber,
            @Nullable String customer,
            String what,
            @Nullable Long amount,
            @Nullable String message,
            List<Violation> violations,
            @Nullable Other other,
            @Nullable Long usual,
            @Nullable Long against) {}

    /**
     * Another order that was there before.
     *
     * @param waits for a person, so that nothing of it was sent
     * @param name of its file or queue; null for none
     * @param receivedAt milliseconds since 1970 UTC
     */
    record Other(
            boolean isSameFile,
            boolean waits,
            String intake,
            @Nullable String name,
            long row,
            @Nullable String invoiceNumber,
            long receivedAt) {}

    /**
     * Rows to be put right: invalid, in conflict, or there twice; but for those that a check workbook
     * put right. The first of them, by their place.
     */
    void toFix(long batchId, int most, Consumer<Row> row);

    /** Of these rows all that have one number with another one that is to be fixed. */
    void numbered(long batchId, String invoiceNumber, Consumer<Row> row);

    /** Rows of which a check workbook says something, as a spreadsheet program shows them. */
    List<Long> repaired(long batchId);

    /**
     * Rows that wait for a person's word, once by each question. The first of them, by their place.
     */
    void toConfirm(long batchId, int most, Consumer<Row> row);

    /**
     * Rows of which the same order came before this file: sent, or waiting where it came. By their
     * place.
     */
    void takenBefore(long batchId, Consumer<Row> row);
}
