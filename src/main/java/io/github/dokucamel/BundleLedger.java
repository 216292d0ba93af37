package io.github.dokucamel;

import io.github.dokucamel.deliver.Destinations;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.sql.SqlLedger;
import io.github.dokucamel.ledger.store.NativeLibrary;
import io.github.dokucamel.settings.Settings;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;

/** The ledger of an installation: the host's DataSource {@code <name>-ledger}, or a file. */
final class BundleLedger {

    private BundleLedger() {}

    /** @throws io.github.dokucamel.ledger.LedgerException when it is another's, or cannot be used */
    static Ledger open(
            CamelContext context, String name, Settings settings, Destinations destinations) {
        SqlLedger.Outbox outbox =
                new SqlLedger.Outbox(
                        destinations.byOutcome(),
                        settings.intake().jmsPaymentEvents(),
                        settings.reconcile().firstDelay().toMillis());
        String environment = settings.environment().text();
        DataSource given =
                context.getRegistry().lookupByNameAndType(name + "-ledger", DataSource.class);
        if (given != null) {
            return SqlLedger.open(given, environment, outbox);
        }
        NativeLibrary.loadFrom(settings.dataDir().resolve("native"));
        return SqlLedger.open(settings.ledgerUrl(), environment, outbox);
    }
}
