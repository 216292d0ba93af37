package io.github.dokucamel;

import io.github.dokucamel.deliver.Destinations;
import io.github.dokucamel.deliver.UnknownOutcomes;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.sql.SqlLedger;
import io.github.dokucamel.ledger.store.NativeLibrary;
import io.github.dokucamel.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the ledger, and says of one that went back in time that it did. */
final class OpenLedger {

    private static final Logger LOG = LoggerFactory.getLogger(OpenLedger.class);

    private OpenLedger() {}

    /** In the DataSource that the host has for it, else in a file. */
    static Ledger of(
            CamelContext context,
            String name,
            Settings settings,
            Destinations destinations,
            Clock clock) {
        DataSource given =
                context.getRegistry().lookupByNameAndType(name + "-ledger", DataSource.class);
        SqlLedger.Outbox outbox =
                new SqlLedger.Outbox(
                        destinations.byOutcome(),
                        settings.intake().jmsPaymentEvents(),
                        settings.reconcile().firstDelay().toMillis());
        String environment = settings.environment().text();
        if (given != null) {
            return SqlLedger.open(given, settings.ledger(), environment, outbox, clock);
        }
        NativeLibrary.loadFrom(settings.dataDir().resolve("native"));
        return SqlLedger.open(settings.ledger(), settings.ledgerMark(), environment, outbox, clock);
    }

    /**
     * One line at every start, until a person ends it. Also notices it by outcome documents that the
     * ledger does not know.
     *
     * @param directories that outcomes go to
     */
    static void tell(Ledger ledger, Settings settings, Collection<Path> directories) {
        if (ledger.askingFirstSince().isEmpty()
                && UnknownOutcomes.areIn(ledger, settings.outbox(), directories)) {
            ledger.wentBack();
        }
        ledger.askingFirstSince()
                .ifPresent(since -> LOG.warn(words(since, settings.send().replayFor())));
    }

    private static String words(long since, Duration replayFor) {
        Instant from = Instant.ofEpochMilli(since).truncatedTo(ChronoUnit.SECONDS);
        String known = since == 0 ? "" : ", and knows nothing of what was sent after " + from;
        String again =
                since == 0
                        ? ""
                        : "What comes in again until "
                                + from.plus(replayFor)
                                + " goes out under the same Request-Id, which DOKU knows again; all"
                                + " else that this ledger has not sent";
        return "The ledger went back in time"
                + known
                + ". "
                + (again.isEmpty() ? "What this ledger has not sent" : again)
                + " is asked for at DOKU first, and what is not found is unresolved"
                + " (not_in_restored_ledger) until a person has it sent (doku replay --batch NAME"
                + " --reason TEXT) or settles it. To end this: doku restore --end --reason TEXT";
    }
}
