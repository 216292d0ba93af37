package io.github.dokucamel.ledger;

import io.github.dokucamel.told.Shown;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Batches of which no order goes before all of them are recorded and checked; one flag of the batch
 * lets them go. Whatever is cut short is done again by whoever asks next, and comes to the same. Times
 * are milliseconds since 1970 UTC.
 */
public interface Batches {

    /**
     * Holds back what is recorded of a batch, unless an earlier version has begun to send it. What was
     * recorded of a file that has changed since is taken back, as long as nothing of it went.
     *
     * @param asks whether orders that look wrong wait for a person
     * @param person whose file it is; null when nobody knows
     */
    Batch hold(Batch opened, boolean asks, @Nullable String person);

    /**
     * Checks a batch that is recorded whole and lets it go, or has it wait for an approval. Nothing
     * happens to one that is not held back, or not recorded whole.
     */
    void check(long batchId, BatchRules rules, long now);

    /** Batches that are recorded whole and not checked to the end. */
    List<Long> unchecked();

    /** What became of something that a person wants of a batch. */
    enum Verdict {
        DONE,
        /** There is no such batch. */
        UNKNOWN,
        /** Nothing of it waits for that. */
        NOT_WAITING,
        /** The total that was named is not what it comes to. */
        OTHER_TOTAL,
        /** Who dropped a file does not approve it. */
        OWN_BATCH,
        /** A row that was named does not wait. */
        OTHER_ROWS,
        ALREADY_CANCELLED
    }

    /**
     * @param batch as it is now; null when there is none
     * @param rows those of {@link Verdict#OTHER_ROWS}; some of them
     */
    record Answer(Verdict verdict, @Nullable BatchView batch, List<Long> rows) {}

    /** Newest first, those before the one with this id. */
    List<BatchView> list(long before, int limit);

    Optional<BatchView> find(String name);

    /**
     * The batch that a file of this name came to, where several have it the one that waits.
     *
     * @return empty when there is none, or more than one waits
     */
    Optional<String> waiting(String dropped);

    /** Lets a batch go that waits for an approval. */
    Answer approve(String name, long total, @Nullable String person, long now);

    /**
     * Lets orders go that wait for a person's word.
     *
     * @param rows that a spreadsheet program shows; empty for all
     */
    Answer confirm(String name, List<Long> rows, String person, String reason, long now);

    /** No further order of it goes. What was sent stays as it is. */
    Answer cancel(String name, String person, String reason, long now);

    /** What the checks came to, row by row. */
    BatchFindings findings();

    /** Rows that are put right in a check workbook. */
    Repairs repairs();

    /** Batches that wait for a person, and for what. */
    List<Waits> waits();

    /**
     * @param approval whether the batch as a whole waits
     * @param rows orders that wait for a person's word
     * @param others orders that wait with the batch as a whole, and for nothing else
     * @param since when it came, milliseconds since 1970 UTC
     */
    record Waits(String name, boolean approval, long rows, long others, long since) {

        private static final int LONGEST_NAME = 255;

        /** For people, on one line. */
        public String inWords() {
            String batch = "Batch " + Shown.of(name, LONGEST_NAME);
            String whole =
                    approval
                            ? " waits for an approval (doku batch approve NAME --total RUPIAH)"
                            : "";
            String some =
                    rows == 0
                            ? ""
                            : (approval ? ", and in it " : ": ")
                                    + rows
                                    + " orders wait for a person's word (doku batch confirm NAME"
                                    + " --rows all --reason TEXT)";
            return batch + whole + some;
        }
    }
}
