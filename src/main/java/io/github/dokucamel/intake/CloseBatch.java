package io.github.dokucamel.intake;

import io.github.dokucamel.intake.OpenBatch.Reading;
import io.github.dokucamel.ledger.Ledger;
import java.io.IOException;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Moves a file away once all of its orders are recorded, provided it is still the file that was
 * read. In: variable {@code reading}. Fails with {@link ChangedFileException}: the file stays and is
 * read again as the same batch.
 */
public final class CloseBatch implements Processor {

    private final Ledger ledger;
    private final FinishedFiles finished;
    private final Clock clock;

    public CloseBatch(Ledger ledger, FinishedFiles finished, Clock clock) {
        this.ledger = ledger;
        this.finished = finished;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        Reading reading = exchange.getVariable(OpenBatch.READING, Reading.class);
        if (!FileState.of(reading.file()).equals(reading.before())) {
            throw new ChangedFileException(
                    reading.file().getFileName() + " changed while it was read; it is read again");
        }
        ledger.batchRecorded(reading.batch().id(), clock.millis());
        finished.processed(reading.file(), reading.batch().name());
        ledger.batchFinished(reading.batch().id(), clock.millis());
    }
}
