package io.github.dokucamel.intake.file;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.ledger.BatchView;
import io.github.dokucamel.ledger.BatchView.Sum;
import io.github.dokucamel.ledger.Batches;
import io.github.dokucamel.ledger.Batches.Answer;
import io.github.dokucamel.ledger.Batches.Verdict;
import io.github.dokucamel.told.Figures;
import io.github.dokucamel.told.Language;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Why;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
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

    @Override
    public void process(Exchange exchange) throws IOException, NotABatchException {
        Path file = exchange.getMessage().getBody(File.class).toPath();
        OpenBatch.READING.set(exchange, new OpenBatch.Reading(file, null, null, null, null));
        Admission.BESIDE.check(file);
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
            throw new NotABatchException(Why.of("approval_no_total"));
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
        String batch = Shown.of(name, OpenBatch.LONGEST_NAME);
        return new NotABatchException(
                switch (answer.verdict()) {
                    case UNKNOWN -> Why.of("approval_no_batch", "batch", batch);
                    case OWN_BATCH -> Why.of("approval_own_batch", "batch", batch);
                    case OTHER_TOTAL -> otherTotal(answer.batch().ready(), batch, total);
                    default ->
                            Why.of(
                                    "approval_not_waiting",
                                    "batch",
                                    batch,
                                    "state",
                                    answer.batch().state());
                });
    }

    private static Why otherTotal(Sum ready, String batch, long total) {
        return Why.of(
                "approval_other_total",
                "batch",
                batch,
                "is",
                Figures.count(ready.total(), Language.EN),
                "orders",
                ready.count(),
                "total",
                Figures.count(total, Language.EN),
                "difference",
                Figures.count(total - ready.total(), Language.EN));
    }
}
