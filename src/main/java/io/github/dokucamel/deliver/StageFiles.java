package io.github.dokucamel.deliver;

import io.github.dokucamel.disk.DurableFile;
import io.github.dokucamel.disk.OursAlone;
import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Writes documents beside their destination, out of sight, and notes in the ledger that they are
 * there. What was staged before a crash is only renamed afterwards, so that a document appears once
 * even when somebody has taken it away in the meantime.
 *
 * <p>In and out: body {@code List<Delivery>} of one directory.
 */
record StageFiles(Ledger ledger, BatchFiles batches) implements Processor {

    @Override
    public void process(Exchange exchange) throws IOException {
        List<Delivery> all = Deliveries.of(exchange);
        String destination = all.get(0).destination();
        Path directory = directory(all.get(0));
        batches.settle(destination, directory);
        List<Delivery> fresh = all.stream().filter(delivery -> !delivery.staged()).toList();
        if (!fresh.isEmpty()) {
            OursAlone.makeDirectories(directory);
            List<Delivery> lines = new ArrayList<>();
            for (Delivery delivery : fresh) {
                if (BatchFiles.isLine(delivery)) {
                    lines.add(delivery);
                } else {
                    DurableFile.write(part(delivery), delivery.document());
                }
            }
            if (!lines.isEmpty()) {
                batches.append(lines, destination, directory);
            }
            // The names too: what the ledger calls staged is never written again.
            DurableFile.syncDirectory(directory);
            ledger.staged(fresh);
        }
    }

    static Path part(Delivery delivery) {
        return directory(delivery).resolve("." + delivery.deliveryId() + ".part");
    }

    static Path directory(Delivery delivery) {
        return Destinations.directory(delivery.destination()).orElseThrow();
    }
}
