package io.github.dokucamel.intake.file;

import io.github.dokucamel.intake.CellNotes;
import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.intake.file.OpenBatch.Reading;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.TableRead;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Moves a file away once all of its orders are recorded, provided it is still the file that was
 * read. In: variable {@code reading}. Fails with {@link ChangedFileException}: the file stays and is
 * read again as the same batch.
 */
record CloseBatch(
        Ledger ledger,
        Taking taking,
        IntakeProgress progress,
        FinishedFiles finished,
        LeftFiles left,
        MovedFiles moved,
        BatchGate gate,
        Clock clock)
        implements Processor {

    @Override
    public void process(Exchange exchange) throws IOException {
        Reading reading = OpenBatch.READING.get(exchange);
        if (reading.content().isOther(reading.before())
                || !FileState.of(taking, reading.file(), progress::moved)
                        .equals(reading.before())) {
            throw FinishedFiles.changed(reading.file());
        }
        CellNotes cells = IntakeVariables.CELLS.get(exchange);
        if (cells != null) {
            TableRead read = BatchNotes.read(reading.orders().table(), cells);
            ledger.batches().findings().note(reading.batch().id(), read);
        }
        ledger.batchRecorded(reading.batch().id(), clock.millis());
        try {
            Path target =
                    finished.processed(reading.file(), reading.batch().name(), reading.before());
            finished.control(reading.file(), target);
            moved.add(reading.file(), target, reading.before(), reading.batch().id());
            left.done(reading.file());
        } catch (IOException e) {
            // Where it lies does not matter to its orders.
            gate.check(reading.batch());
            throw e;
        }
        gate.check(reading.batch());
        ledger.batchFinished(reading.batch().id(), clock.millis());
        BatchNotes.ofRows(reading.batch(), reading.orders().table());
    }
}
