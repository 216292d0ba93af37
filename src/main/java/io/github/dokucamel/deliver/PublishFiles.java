package io.github.dokucamel.deliver;

import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.report.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Renames staged documents into place. A staged document that is no longer there has been renamed
 * before. Nothing is overwritten: a second file called NAME becomes {@code NAME~2}.
 *
 * <p>In: body {@code List<Delivery>} of one directory, all staged.
 */
public final class PublishFiles implements Processor {

    private final Ledger ledger;
    private final Clock clock;

    public PublishFiles(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        List<Delivery> staged = Deliveries.of(exchange);
        for (Delivery delivery : staged) {
            Path part = StageFiles.part(delivery);
            if (Files.exists(part)) {
                Path target = free(StageFiles.directory(delivery).resolve(delivery.fileName()));
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        DurableFile.syncDirectory(StageFiles.directory(staged.get(0)));
        ledger.delivered(staged, clock.millis());
    }

    private static Path free(Path wanted) {
        Path free = wanted;
        for (int n = 2; Files.exists(free); n++) {
            free = wanted.resolveSibling(wanted.getFileName() + "~" + n);
        }
        return free;
    }
}
