package io.github.dokucamel.report;

import io.github.dokucamel.told.Complaints;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells when no paper can be written, and not again before one could be. */
final class PaperTroubles {

    private static final Logger LOG = LoggerFactory.getLogger(PaperTroubles.class);

    /** What writes papers. */
    interface Writing {
        void run() throws IOException;
    }

    private final Path folder;
    private final Complaints complaints = new Complaints();

    PaperTroubles(Path folder) {
        this.folder = folder;
    }

    /** Whether it was written; what it fails with is told of. */
    boolean tellOf(Writing writing) {
        try {
            writing.run();
            complaints.over(folder.toString());
            return true;
        } catch (IOException e) {
            complaints.about(
                    folder.toString(),
                    ("No report can be written into %s (%s). Free space there, or make it a"
                                    + " directory that can be written; reports follow by themselves")
                            .formatted(folder, e),
                    LOG::error);
            return false;
        }
    }
}
