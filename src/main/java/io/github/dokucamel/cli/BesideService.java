package io.github.dokucamel.cli;

import io.github.dokucamel.ledger.sql.LedgerBeside;
import io.github.dokucamel.ledger.store.NativeLibrary;
import io.github.dokucamel.rest.Caller;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.told.Reason;
import java.util.List;

/** The ledger of a service that may be running, for a command of its own. */
final class BesideService {

    private BesideService() {}

    /** @param given settings of the command line */
    static LedgerBeside ledger(List<String> given) throws Exception {
        Settings settings = Configuration.of(Home.find(), given).settings();
        NativeLibrary.loadFrom(settings.dataDir().resolve("native"));
        return new LedgerBeside(settings.ledger(), settings.environment().text());
    }

    /** Why a person decides it, and who: the history keeps both. */
    static String reason(String given) {
        Reason.fault(given)
                .ifPresent(
                        fault -> {
                            throw new InputException("--reason " + fault);
                        });
        return Reason.line(given) + " (" + Caller.systemUser() + ")";
    }
}
