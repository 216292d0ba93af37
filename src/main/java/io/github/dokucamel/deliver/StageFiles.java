package io.github.dokucamel.deliver;

import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.report.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
public final class StageFiles implements Processor {

    private final Ledger ledger;

    public StageFiles(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        List<Delivery> fresh =
                Deliveries.of(exchange).stream().filter(delivery -> !delivery.staged()).toList();
        for (Delivery delivery : fresh) {
            write(delivery);
        }
        ledger.staged(fresh);
    }

    private static void write(Delivery delivery) throws IOException {
        Path part = part(delivery);
        Files.createDirectories(part.getParent());
        Files.write(part, delivery.document());
        DurableFile.sync(part);
    }

    static Path part(Delivery delivery) {
        return directory(delivery).resolve("." + delivery.deliveryId() + ".part");
    }

    static Path directory(Delivery delivery) {
        return Destinations.directory(delivery.destination()).orElseThrow();
    }
}
