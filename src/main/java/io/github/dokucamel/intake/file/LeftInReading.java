package io.github.dokucamel.intake.file;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.told.Why;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Files that an earlier run had begun to read when it ended. One of them may be what ended it, and
 * would end every run to come: so each reading of such a file is noted before it begins, and one that
 * ended the service often is refused.
 */
final class LeftInReading {

    /** Runs in a row that read a file and ended, with nothing more of it recorded. */
    private static final int MOST = 15;

    private final Ledger ledger;
    private final Set<Path> files;

    LeftInReading(Ledger ledger, Taking taking) {
        this.ledger = ledger;
        this.files = new HashSet<>(found(taking));
    }

    private static List<Path> found(Taking taking) {
        try {
            return taking.files(Integer.MAX_VALUE);
        } catch (UncheckedIOException e) {
            // Told of by whoever looks for files to read.
            return List.of();
        }
    }

    /** Before anything of the file is understood. */
    void check(Exchange exchange, Path file, FileState state) throws NotABatchException {
        if (!files.remove(file)) {
            return;
        }
        // However it ends, unless the whole process does.
        exchange.getExchangeExtension()
                .addOnCompletion(
                        new SynchronizationAdapter() {
                            @Override
                            public void onDone(Exchange done) {
                                ledger.rereadingEnded();
                            }
                        });
        int times = ledger.rereads(file.getFileName().toString(), state.digest());
        if (times >= MOST) {
            throw new NotABatchException(Why.of("reading_ended_service", "times", times));
        }
    }
}
