package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.settings.LedgerAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** A process that writes orders into a ledger until it is killed. */
public final class KilledLedger {

    private KilledLedger() {}

    /** @param arguments data directory, and a word that tells its invoice numbers from others' */
    public static void main(String[] arguments) {
        SqlLedger ledger = open(Path.of(arguments[0]));
        for (int i = 0; ; i++) {
            String invoice = arguments[1] + "-" + i;
            ledger.record(List.of(SampleOrder.of(invoice).valid()), 0, System.currentTimeMillis());
            if (i == 0) {
                System.out.println("writing");
            }
        }
    }

    static SqlLedger open(Path data) {
        return SqlLedger.open(
                LedgerAddress.of("jdbc:sqlite:" + data.resolve("ledger.db")),
                Path.of(data + ".mark"),
                "sandbox",
                new SqlLedger.Outbox(Map.of()),
                Clock.systemUTC());
    }
}
