package io.github.dokucamel.intake.file;

import io.github.dokucamel.intake.format.FileOptions;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.settings.IntakeSettings;
import io.github.dokucamel.settings.Settings;
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
    private final TakenFiles taken;
    private final ResumeBatches resume;

    public FileSteps(Settings settings, Ledger ledger, Clock clock) {
        this.settings = settings;
        this.inbox = new Inbox(settings.inbox());
        InboxFilter filter = new InboxFilter(settings.intake().minAge(), System::nanoTime);
        this.taken = new TakenFiles(ledger, System::nanoTime);
        this.resume = new ResumeBatches(ledger, inbox, taken, clock);
        IntakeSettings intake = settings.intake();
        FinishedFiles finished = new FinishedFiles(settings.outbox());
        LeftFiles left = new LeftFiles(filter, System::nanoTime);
        beans.put("ready-files", ready(filter, left));
        beans.put("resume-batches", resume);
        beans.put(
                "open-batch",
                new OpenBatch(
                        ledger, FileOptions.of(intake), intake.chunk(), settings.outbox(), clock));
        beans.put("close-batch", new CloseBatch(ledger, finished, left, taken, clock));
        beans.put("refuse-file", new RefuseFile(finished, left, taken));
        beans.put("leave-file", leave(left));
    }

    /** What the file consumer lets through. An entry that cannot be looked at costs itself only. */
    static GenericFileFilter<Object> ready(InboxFilter inbox, LeftFiles left) {
        return file -> {
            String name = file.getAbsoluteFilePath();
            try {
                return !file.isDirectory()
                        && !left.rests(Path.of(name))
                        && inbox.ready(Path.of(name));
            } catch (InvalidPathException e) {
                inbox.complain(name, Inbox.unnamed());
            } catch (RuntimeException e) {
                inbox.complain(name, e.toString());
            }
            return false;
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
        resume.run();
    }

    /** Why no file can be taken in; empty when all is well, or files are not to be taken in. */
    public Optional<String> trouble() {
        return settings.intake().isEnabled("file") ? inbox.trouble() : Optional.empty();
    }

    /** Files that were refused whole. */
    public int refused() {
        return taken.refused();
    }

    /** What lies in the inbox, for people. */
    public List<String> left() {
        return inbox.left();
    }

    /** Whether a file lies in the inbox, old enough to be read or not, or will be back there. */
    public boolean hasFilesWaiting() {
        return inbox.holdsFiles() || taken.grew();
    }
}
