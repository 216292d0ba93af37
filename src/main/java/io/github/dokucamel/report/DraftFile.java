package io.github.dokucamel.report;

import io.github.dokucamel.disk.DurableFile;
import io.github.dokucamel.disk.OursAlone;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A report as it is written: into a hidden file beside its place first, so that a reader finds the
 * report before or the one after, and never a part. One writer per report at a time.
 *
 * <p>Close without {@link #publish()} leaves what was there before.
 */
final class DraftFile implements Closeable {

    private final Path target;
    private final Path draft;
    private final ReportReaders readers;
    private final OutputStream out;

    /** Starts a report that replaces {@code target} when it is published. */
    DraftFile(Path target, ReportReaders readers) throws IOException {
        this.target = target;
        this.readers = readers;
        this.draft = DurableFile.draft(target);
        OursAlone.makeDirectories(target.toAbsolutePath().getParent());
        this.out = DurableFile.create(draft);
    }

    OutputStream out() {
        return out;
    }

    /** Puts it into place, whole and on the disk. */
    void publish() throws IOException {
        out.close();
        readers.letReadFile(draft);
        DurableFile.rename(draft, target);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(draft);
    }
}
