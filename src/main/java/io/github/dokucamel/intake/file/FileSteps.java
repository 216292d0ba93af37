package io.github.dokucamel.intake.file;

import io.github.dokucamel.disk.OursAlone;
import io.github.dokucamel.intake.CheckOrders;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.settings.IntakeSettings;
import io.github.dokucamel.settings.InvalidSettingException;
import io.github.dokucamel.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.file.GenericFileFilter;

/** The beans of 10-intake-file, in the file's order. */
public final class FileSteps {

    private final Map<String, Object> beans = new LinkedHashMap<>();
    private final Settings settings;
    private final Inbox inbox;
    private final MovedFiles moved;
    private final ResumeBatches resume;
    private final IntakeProgress progress = new IntakeProgress(System::nanoTime);

    public FileSteps(Settings settings, Ledger ledger, CheckOrders check, Clock clock) {
        this.settings = settings;
        this.inbox = new Inbox(settings.inbox());
        IntakeSettings intake = settings.intake();
        Taking taking = inbox.taking();
        InboxFilter filter = new InboxFilter(intake.minAge(), System::nanoTime);
        this.moved = new MovedFiles(ledger, taking, intake.minAge(), System::nanoTime);
        BatchGate gate = BatchGate.of(settings.batch(), ledger, clock);
        this.resume = new ResumeBatches(ledger, inbox, moved, gate, clock);
        FinishedFiles finished = new FinishedFiles(settings.outbox());
        LeftFiles left = new LeftFiles(filter, System::nanoTime);
        beans.put("intake-progress", progress);
        beans.put("whole-files", whole(taking, filter, left, progress));
        beans.put("take-file", new TakeFile(taking, left));
        beans.put(
                "taken-progress",
                progress.unless(() -> !taking.mayHoldFiles() && !moved.watches()));
        beans.put("taken-files", taken(left, moved));
        beans.put("resume-batches", resume);
        beans.put(
                "approve-by-file",
                new ApproveByFile(ledger.batches(), taking, progress, finished, left, clock));
        beans.put(
                "open-batch",
                new OpenBatch(ledger, taking, progress, intake, gate, settings.outbox(), clock));
        beans.put("check-ahead", new CheckAhead(check));
        beans.put(
                "close-batch",
                new CloseBatch(ledger, taking, progress, finished, left, moved, gate, clock));
        beans.put(
                "refuse-file", new RefuseFile(finished, left, moved, settings.intake().language()));
        beans.put("leave-file", leave(left));
    }

    /** @throws InvalidSettingException when something else is in its place */
    public static void makeInbox(Path inbox) {
        try {
            OursAlone.makeDirectories(inbox);
        } catch (IOException e) {
            throw new InvalidSettingException(
                    ("doku.inbox: %s is no directory and cannot be made one (%s). Take away what is in"
                                    + " its place, or a link that leads nowhere, or name another"
                                    + " directory that this user may write to")
                            .formatted(inbox, e),
                    e);
        }
    }

    /** What is taken from the inbox. An entry that cannot be looked at costs itself only. */
    static GenericFileFilter<Object> whole(
            Taking taking, InboxFilter inbox, LeftFiles left, IntakeProgress progress) {
        return file -> {
            String name = file.getAbsoluteFilePath();
            progress.moved();
            if (file.getFile() instanceof File entry && Inbox.hasBackslash(entry.getName())) {
                inbox.misnamed(entry.toPath());
                return false;
            }
            try {
                return !file.isDirectory()
                        && !left.rests(Path.of(name))
                        && inbox.ready(Path.of(name))
                        && taking.trouble().isEmpty();
            } catch (InvalidPathException e) {
                inbox.complain(name, Inbox.unnamed());
            } catch (RuntimeException e) {
                inbox.complain(name, e.toString());
            }
            return false;
        };
    }

    /** What is read of the files that were taken. */
    private static GenericFileFilter<Object> taken(LeftFiles left, MovedFiles moved) {
        return file -> {
            Path path = Path.of(file.getAbsoluteFilePath());
            return !file.isDirectory() && !left.rests(path) && moved.settled(path);
        };
    }

    /** It stays in the inbox and is read again. */
    private static Processor leave(LeftFiles left) {
        return exchange ->
                left.leave(
                        OpenBatch.READING.get(exchange).file(),
                        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    }

    /** By step. */
    public Map<String, Object> beans() {
        return beans;
    }

    /** Finishes batches whose file a run that ended had taken away. */
    public void resume() {
        moved.resume();
        resume.run();
    }

    /** Why no file can be taken in; empty when all is well, or files are not to be taken in. */
    public Optional<String> trouble() {
        return settings.intake().isEnabled("file")
                ? inbox.trouble().or(progress::trouble)
                : Optional.empty();
    }

    /** Files that were refused whole. */
    public int refused() {
        return moved.refused();
    }

    /** What lies in the inbox, for people. */
    public List<String> left() {
        return inbox.left();
    }

    /** Whether a file lies in the inbox, old enough to be read or not, or will be back there. */
    public boolean hasFilesWaiting() {
        // In this order: a file goes from the one to the other meanwhile.
        return moved.grew() || inbox.holdsFiles();
    }
}
