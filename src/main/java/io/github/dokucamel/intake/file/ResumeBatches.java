package io.github.dokucamel.intake.file;

import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.told.Complaints;
import io.github.dokucamel.told.Shown;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finishes batches whose file is no longer in the inbox: at start those that were moved when the
 * process died, later on those that somebody took away before they were read to their end. No file
 * may be in reading meanwhile.
 */
final class ResumeBatches implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(ResumeBatches.class);

    /** How long nobody asks for unfinished batches after there were none. */
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Ledger ledger;
    private final Inbox inbox;
    private final MovedFiles moved;
    private final BatchGate gate;
    private final Clock clock;
    private final Complaints complaints = new Complaints();
    private long restsUntil = System.nanoTime();

    ResumeBatches(Ledger ledger, Inbox inbox, MovedFiles moved, BatchGate gate, Clock clock) {
        this.ledger = ledger;
        this.gate = gate;
        this.inbox = inbox;
        this.moved = moved;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        moved.look();
        long now = System.nanoTime();
        if (now - restsUntil >= 0 && !run()) {
            restsUntil = now + REST_NANOS;
        }
    }

    /** @return whether any batch was unfinished, or nobody can tell */
    public boolean run() {
        Optional<String> trouble = inbox.trouble();
        if (trouble.isPresent()) {
            // Gone or unmounted as a whole, and with it no file in particular.
            complaints.about("inbox", trouble.get() + "; it goes on by itself", LOG::warn);
            return true;
        }
        if (complaints.over("inbox")) {
            LOG.info("The inbox is back");
        }
        inbox.folders()
                .forEach(
                        name ->
                                complaints.about(
                                        "folder " + name,
                                        Shown.of(name, OpenBatch.LONGEST_NAME)
                                                + " is a folder in the inbox, and what is in it is not"
                                                + " taken in. Drop its files beside it",
                                        LOG::warn));
        List<Batch> unfinished = ledger.unfinishedBatches();
        for (Batch batch : unfinished) {
            if (inbox.holds(batch.fileName())) {
                continue;
            }
            if (!batch.recorded()) {
                LOG.warn(
                        "Batch {} was not read to its end and its file is gone from the inbox; the"
                                + " orders recorded so far go on. Drop the file again for the rest",
                        Shown.of(batch.name(), OpenBatch.LONGEST_NAME));
                ledger.batchRecorded(batch.id(), clock.millis());
            }
            dropMarker(batch);
            gate.check(batch);
            ledger.batchFinished(batch.id(), clock.millis());
        }
        gate.checkRest();
        return !unfinished.isEmpty();
    }

    /** Left alone, it would call the next file of that name complete. */
    private void dropMarker(Batch batch) {
        try {
            Inbox.dropMarker(inbox.directory().resolve(batch.fileName()));
        } catch (IOException e) {
            LOG.warn("The marker of {} cannot be removed from the inbox: {}", batch.fileName(), e);
        }
    }
}
