package io.github.dokucamel.deliver;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.dokucamel.disk.DurableFile;
import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.told.FreeName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
record PublishFiles(Ledger ledger, BatchFiles batches, DestinationTroubles troubles, Clock clock)
        implements Processor {

    @Override
    public void process(Exchange exchange) throws IOException {
        List<Delivery> staged = Deliveries.of(exchange);
        String destination = staged.get(0).destination();
        Path directory = StageFiles.directory(staged.get(0));
        boolean anyLine = false;
        for (Delivery delivery : staged) {
            if (BatchFiles.isLine(delivery)) {
                anyLine = true;
            } else {
                rename(StageFiles.part(delivery), directory, delivery.fileName());
            }
        }
        if (anyLine) {
            batches.publish(destination, directory);
        }
        DurableFile.syncDirectory(directory);
        ledger.delivered(staged, clock.millis());
        troubles.works(destination);
    }

    /** One at a time: whoever looks for a free name has it when he renames. */
    static synchronized void rename(Path part, Path directory, String name) throws IOException {
        String free =
                FreeName.of(name, other -> Files.exists(directory.resolve(other), NOFOLLOW_LINKS));
        try {
            Files.move(part, directory.resolve(free), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            if (!Files.isDirectory(part.getParent())) {
                // Moved or unmounted with all that is staged in it: nothing says it was published.
                throw e;
            }
        }
    }
}
