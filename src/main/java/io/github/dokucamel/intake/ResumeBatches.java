package io.github.dokucamel.intake;

import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.order.Shown;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finishes, at start, batches whose file had been moved when the process died. */
public final class ResumeBatches {

    private static final Logger LOG = LoggerFactory.getLogger(ResumeBatches.class);

    private ResumeBatches() {}

    public static void run(Ledger ledger, Path inbox, Clock clock) {
        for (Batch batch : ledger.unfinishedBatches()) {
            if (Files.exists(inbox.resolve(batch.fileName()))) {
                continue;
            }
            if (!batch.recorded()) {
                LOG.warn(
                        "Batch {} was not read to its end and its file is gone from the inbox; the"
                                + " orders recorded so far go on. Drop the file again for the rest",
                        Shown.of(batch.name(), OpenBatch.LONGEST_NAME));
                ledger.batchRecorded(batch.id(), clock.millis());
            }
            ledger.batchFinished(batch.id(), clock.millis());
        }
    }
}
