package io.github.dokucamel.deliver;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dokucamel.fault.Console;
import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.sql.LedgerOnDisk;
import io.github.dokucamel.ledger.sql.SampleOrder;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.settings.Backoff;
import jakarta.jms.InvalidDestinationException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostponeDeliveryTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
    private static final long LONG_AFTER = NOW + 1_000_000_000;

    @TempDir private Path dir;
    private LedgerOnDisk disk;
    private final DestinationTroubles troubles = new DestinationTroubles();
    private UnwrittenNotes notes;
    private PostponeDelivery postpone;

    @BeforeEach
    void open() {
        disk = new LedgerOnDisk(dir, Map.of(Outcome.ACCEPTED, List.of("mock:a")));
        Duration first = Duration.ofSeconds(1);
        notes = new UnwrittenNotes(disk.ledger());
        postpone =
                new PostponeDelivery(
                        notes, troubles, new Backoff(first, Duration.ofSeconds(5)), CLOCK);
        disk.settle(SampleOrder.of("INV-1"), Outcome.ACCEPTED);
        disk.settle(SampleOrder.of("INV-2"), Outcome.ACCEPTED);
    }

    @AfterEach
    void close() {
        disk.close();
    }

    private int due(long at) {
        return disk.ledger().dueDeliveries("mock:a", 9, at).size();
    }

    private Exchange failed() {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new IOException("disk full"));
        return exchange;
    }

    /** A client names the queue of each reply, and a wrong one as often as he likes. */
    @Test
    void repliesThatComeAndGoAreToldOnce() {
        try (Console console = Console.listen()) {
            for (int i = 0; i < 50; i++) {
                troubles.failed(Destinations.REPLY, new IOException("no such queue"));
                troubles.works(Destinations.REPLY);
            }

            assertEquals(1, console.lines("JMSReplyTo").size(), console.all());
        }
    }

    @Test
    void oneMessageComesAgainLaterAndLater() {
        long[] delays = {1_000, 2_000, 4_000, 5_000, 5_000};
        for (long delay : delays) {
            List<Delivery> all = disk.ledger().dueDeliveries("mock:a", 9, LONG_AFTER);
            Delivery mine = all.get(all.size() - 1);
            Exchange exchange = failed();
            exchange.setVariable("delivery", mine);
            postpone.process(exchange);
            assertEquals(1, due(NOW + delay - 1));
            assertEquals(2, due(NOW + delay));
        }
    }

    @Test
    void aGroupOfFilesComesAgainTogether() {
        Exchange exchange = failed();
        exchange.getMessage().setBody(disk.ledger().dueDeliveries("mock:a", 9, NOW));
        postpone.process(exchange);
        assertEquals(0, due(NOW + 999));
        assertEquals(2, due(NOW + 1_000));
    }

    @Test
    void whatWasConfirmedIsGone() {
        Exchange exchange = failed();
        exchange.setVariable("delivery", disk.ledger().dueDeliveries("mock:a", 1, NOW).get(0));
        new ConfirmDelivery(notes, troubles, CLOCK).process(exchange);
        postpone.process(exchange);
        assertEquals(1, due(LONG_AFTER));
    }

    /** As a client of its own kind says it. */
    private static final class TheirInvalidDestinationException
            extends InvalidDestinationException {
        private static final long serialVersionUID = 1L;

        TheirInvalidDestinationException() {
            super("gone");
        }
    }

    @ParameterizedTest
    @CsvSource({"temp-queue:x, 1", "queue:ID:shop-1:1:1, 1", "queue:shop.replies, 2"})
    void aReplyToATemporaryQueueThatIsGoneIsGivenUp(String replyTo, int left) {
        Delivery one = disk.ledger().dueDeliveries("mock:a", 9, NOW).get(0);
        Delivery reply =
                new Delivery(
                        one.id(),
                        one.deliveryId(),
                        one.outcome(),
                        Destinations.REPLY,
                        null,
                        one.document(),
                        false,
                        0,
                        replyTo,
                        null,
                        null);
        Exchange exchange = failed();
        exchange.setProperty(
                Exchange.EXCEPTION_CAUGHT,
                new IllegalStateException(new TheirInvalidDestinationException()));
        exchange.setVariable("delivery", reply);
        postpone.process(exchange);
        assertEquals(left, due(LONG_AFTER));
    }
}
