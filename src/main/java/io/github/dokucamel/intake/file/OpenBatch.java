package io.github.dokucamel.intake.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.dokucamel.gateway.Variable;
import io.github.dokucamel.intake.CellNotes;
import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.intake.file.RepairFiles.Repair;
import io.github.dokucamel.intake.format.OrderFile;
import io.github.dokucamel.intake.format.RawOrders;
import io.github.dokucamel.intake.table.FileOptions;
import io.github.dokucamel.intake.table.Rereadable;
import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.settings.IntakeSettings;
import io.github.dokucamel.told.Complaints;
import io.github.dokucamel.told.FreeName;
import io.github.dokucamel.told.Shown;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a dropped file as a batch: a new one, or the one that an earlier reading left unfinished.
 *
 * <p>In: body {@link File} in {@code .taking}. Out: body {@code Iterator<List<RawOrder>>}; variables {@code source} and
 * {@code reading}. Fails with {@link NotABatchException} before anything is recorded.
 */
final class OpenBatch implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(OpenBatch.class);

    static final Variable<Reading> READING = new Variable<>("reading", Reading.class);

    /** File systems have few that allow more. */
    static final int LONGEST_NAME = 255;

    /** A file while it is read, how it looked when the reading began, and what came out of it. */
    record Reading(
            Path file, FileState before, FileContent content, Batch batch, RawOrders orders) {}

    private final Ledger ledger;
    private final Taking taking;
    private final Admission admission;
    private final LeftInReading left;
    private final IntakeProgress progress;
    private final FileOptions options;
    private final ControlTotals control;
    private final BatchGate gate;
    private final RepairFiles repairs;
    private final int chunk;
    private final Path outbox;
    private final Clock clock;
    private final Complaints said = new Complaints();

    OpenBatch(
            Ledger ledger,
            Taking taking,
            IntakeProgress progress,
            IntakeSettings intake,
            BatchGate gate,
            Path outbox,
            Clock clock) {
        this.ledger = ledger;
        this.taking = taking;
        this.admission = Admission.of(intake);
        this.left = new LeftInReading(ledger, taking);
        this.progress = progress;
        this.options = FileOptions.of(intake);
        this.control = new ControlTotals(taking, options);
        this.gate = gate;
        this.repairs =
                new RepairFiles(
                        ledger.batches().repairs(), options, outbox, progress::moved, clock);
        this.chunk = intake.chunk();
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) throws IOException, NotABatchException {
        Path file = exchange.getMessage().getBody(File.class).toPath();
        READING.set(exchange, new Reading(file, null, null, null, null));
        String name = Taking.nameOf(file);
        progress.reads(name);
        admission.check(file);
        FileState before = FileState.of(taking, file, progress::moved);
        READING.set(exchange, new Reading(file, before, null, null, null));
        left.check(exchange, file, before);
        Taken taken = new Taken(file);
        control.check(file, name, taken);
        Optional<Repair> repair = repairs.of(taken);
        RawOrders orders =
                repair.isPresent() ? repair.get().orders() : OrderFile.read(taken, name, options);
        exchange.getExchangeExtension().addOnCompletion(closing(orders));
        Batch batch =
                ledger.openBatch(
                        name,
                        file.getFileName().toString(),
                        before.digest(),
                        takenNames(name),
                        clock.millis());
        batch = gate.hold(batch, orders.table(), file);
        if (repair.isPresent()) {
            repairs.begin(repair.get(), batch, file);
        }
        String how = batch.seenBefore() ? "Reading again " : "Reading ";
        String as = " as batch " + Shown.of(batch.name(), LONGEST_NAME);
        BatchNotes.ofHeader(batch, orders.table());
        said.about(batch.name(), how + Shown.of(name, LONGEST_NAME) + as, LOG::info);
        READING.set(exchange, new Reading(file, before, taken.content, batch, orders));
        IntakeVariables.SOURCE.set(exchange, Source.of(batch));
        CellNotes cells = BatchNotes.cells(orders.table());
        if (cells != null) {
            IntakeVariables.CELLS.set(exchange, cells);
            if (!batch.recorded()) {
                // What was found in all of it stays: it may be checked already, and told.
                ledger.batches()
                        .findings()
                        .note(batch.id(), BatchNotes.read(orders.table(), cells));
            }
        }
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(orders.inChunks(chunk));
    }

    /** The file, each time it is read: what was read last is what the orders come from. */
    private final class Taken implements Rereadable {

        private final Path file;
        private FileContent content;

        Taken(Path file) {
            this.file = file;
        }

        @Override
        public InputStream open() throws IOException {
            content = new FileContent(taking.open(file), admission.maxBytes(), progress::moved);
            return content;
        }

        @Override
        public Path path() {
            return file;
        }
    }

    private static SynchronizationAdapter closing(RawOrders orders) {
        return new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange exchange) {
                try {
                    orders.close();
                } catch (IOException e) {
                    LOG.debug("Closing a batch file", e);
                }
            }
        };
    }

    /** Names that files of an earlier ledger hold already. */
    private Set<String> takenNames(String name) {
        Set<String> taken = new HashSet<>();
        FreeName.of(name, other -> isTaken(other) && taken.add(other));
        return taken;
    }

    private boolean isTaken(String name) {
        return List.of(
                        "processed/" + name,
                        "refused/" + name,
                        "reports/" + FreeName.with(name, ".status.csv"),
                        "reports/" + FreeName.with(name, ".check.json"))
                .stream()
                .anyMatch(path -> Files.exists(outbox.resolve(path), NOFOLLOW_LINKS));
    }
}
