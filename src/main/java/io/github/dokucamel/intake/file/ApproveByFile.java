package io.github.dokucamel.intake.file;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.ledger.BatchView;
import io.github.dokucamel.ledger.Batches;
import io.github.dokucamel.ledger.Batches.Answer;
import io.github.dokucamel.ledger.Batches.Verdict;
import io.github.dokucamel.told.Shown;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a batch go by a file {@code NAME.approved} that holds its total; the person is the file's owner.
 * In: body {@link File} in {@code .taking}. Fails with {@link NotABatchException} when the batch does
 * not wait for that.
 */
record ApproveByFile(
        Batches batches,
        Taking taking,
        IntakeProgress progress,
        FinishedFiles finished,
        LeftFiles left,
        Clock clock)
        implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(ApproveByFile.class);

    private static final int MOST_BYTES = 4096;

    @Override
    public void process(Exchange exchange) throws IOException, NotABatchException {
        Path file = exchange.getMessage().getBody(File.class).toPath();
        OpenBatch.READING.set(exchange, new OpenBatch.Reading(file, null, null, null, null));
        new Admission(Set.of(), MOST_BYTES).check(file);
        FileState before = FileState.of(taking, file, progress::moved);
        OpenBatch.READING.set(exchange, new OpenBatch.Reading(file, before, null, null, null));
        String name = Taking.nameOf(file);
        String dropped = SideFile.batchOf(name);
        String batch = batches.waiting(dropped).orElse(dropped);
        long total = total(file);
        String person = BatchGate.owner(file);
        Answer answer = batches.approve(batch, total, person, clock.millis());
        if (answer.verdict() != Verdict.DONE && !isDoneBefore(answer.batch(), total, person)) {
            throw refusal(answer, batch, total);
        }
        finished.processed(file, name, before);
        left.done(file);
        LOG.info("Batch {} was approved", Shown.of(batch, OpenBatch.LONGEST_NAME));
    }

    private long total(Path file) throws IOException, NotABatchException {
        Long total = SideFile.read(taking, file, "total").total();
        if (total == null) {
            throw new NotABatchException(
                    "The approval does not say the total", "Write it, such as total=2570995875");
        }
        return total;
    }

    /** The run that did it died before it moved the file. */
    private static boolean isDoneBefore(BatchView batch, long total, String person) {
        return batch != null
                && batch.approved() != null
                && batch.approved().total() == total
                && Objects.equals(batch.approved().person(), person);
    }

    private static NotABatchException refusal(Answer answer, String name, long total) {
        String batch = "The batch " + Shown.of(name, OpenBatch.LONGEST_NAME);
        return switch (answer.verdict()) {
            case UNKNOWN ->
                    new NotABatchException(
                            "There is no batch " + Shown.of(name, OpenBatch.LONGEST_NAME),
                            "Call the approval after the file that was dropped: NAME.approved");
            case OWN_BATCH ->
                    new NotABatchException(
                            batch + " was dropped by the same user (own_batch)",
                            "Let another person approve it");
            case OTHER_TOTAL ->
                    new NotABatchException(
                            String.format(
                                    Locale.ROOT,
                                    "%s comes to IDR %,d in %d orders and not to %,d, a difference of"
                                            + " %,d (total_differs)",
                                    batch,
                                    answer.batch().ready().total(),
                                    answer.batch().ready().count(),
                                    total,
                                    total - answer.batch().ready().total()),
                            "Look at its report, and approve the total that is right");
            default ->
                    new NotABatchException(
                            batch
                                    + " is "
                                    + answer.batch().state()
                                    + " and waits for no approval (not_waiting)",
                            "Nothing is to be done");
        };
    }
}
