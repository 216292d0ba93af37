package io.github.dokucamel.cli;

import io.github.dokucamel.ledger.Lane;
import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.ledger.sql.AskedLedger;
import io.github.dokucamel.ledger.store.NativeLibrary;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.order.RawOrder;
import io.github.dokucamel.settings.Settings;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Consumer;

/** What the ledger knows of orders that are only looked at. Where it cannot be asked, that is said once. */
final class SentBefore implements AutoCloseable {

    private static final Source CHECK = Source.of("check", null);

    private final Consumer<String> notices;
    private AskedLedger ledger;

    private SentBefore(Consumer<String> notices) {
        this.notices = notices;
    }

    static SentBefore of(Settings settings, Consumer<String> notices) {
        SentBefore before = new SentBefore(notices);
        try {
            if (Files.isDirectory(settings.dataDir())) {
                NativeLibrary.loadFrom(settings.dataDir().resolve("native"));
            }
            before.ledger = AskedLedger.of(settings.ledger(), settings.environment().text());
        } catch (LedgerException e) {
            before.cannotBeAsked(e);
        }
        return before;
    }

    /** Empty for an order that is new, and where nobody can say. */
    Optional<AskedLedger.Foreseen> foreseen(RawOrder raw, CheckedOrder order) {
        if (ledger == null) {
            return Optional.empty();
        }
        try {
            return ledger.foresee(
                    new NewOrder("check", CHECK, raw.line(), Lane.BATCH, order).inRow(raw.row()));
        } catch (LedgerException e) {
            close();
            cannotBeAsked(e);
            return Optional.empty();
        }
    }

    private void cannotBeAsked(LedgerException e) {
        notices.accept(
                "The ledger cannot be asked whether orders were sent before: " + e.getMessage());
    }

    @Override
    public void close() {
        if (ledger != null) {
            ledger.close();
            ledger = null;
        }
    }
}
