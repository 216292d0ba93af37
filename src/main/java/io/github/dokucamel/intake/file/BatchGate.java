package io.github.dokucamel.intake.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.dokucamel.intake.table.TableFile;
import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.BatchRules;
import io.github.dokucamel.ledger.Batches;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.settings.BatchSettings;
import io.github.dokucamel.settings.BatchSettings.Confirm;
import io.github.dokucamel.told.Complaints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a file back until it is recorded whole and checked: a table, and any file where an approval is
 * asked for. Others go order by order.
 */
record BatchGate(BatchRules rules, Confirm confirm, Batches batches, Complaints told, Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(BatchGate.class);

    static BatchGate of(BatchSettings settings, Ledger ledger, Clock clock) {
        BatchRules rules =
                new BatchRules(
                        settings.sameAmountWithin().toMillis(),
                        settings.outlierFactor(),
                        settings.outlierFloor(),
                        settings.approvalAbove().orElse(null));
        return new BatchGate(rules, settings.confirm(), ledger.batches(), new Complaints(), clock);
    }

    /**
     * @param table null for a format that has none
     */
    Batch hold(Batch batch, TableFile table, Path file) {
        boolean isHeld = table != null || rules.approvalAbove() != null;
        return isHeld ? batches.hold(batch, table != null && asks(table), owner(file)) : batch;
    }

    /** Recorded whole: what looks wrong of it is set aside, and the rest goes or is approved first. */
    void check(Batch batch) {
        batches.check(batch.id(), rules, clock.millis());
        tell();
    }

    /** Those whose file another one took the place of, when a run died. */
    void checkRest() {
        batches.unchecked().forEach(id -> batches.check(id, rules, clock.millis()));
        tell();
    }

    /** What waits for a person, once. */
    private void tell() {
        batches.waits().forEach(waits -> told.about(waits.name(), waits.inWords(), LOG::warn));
    }

    private boolean asks(TableFile table) {
        boolean byPeople = table.sheet() != null || !table.header().isCanonical();
        return confirm == Confirm.ALL || confirm == Confirm.PEOPLE && byPeople;
    }

    /** Null where the file system does not say. */
    static String owner(Path file) {
        try {
            return Files.getOwner(file, NOFOLLOW_LINKS).getName();
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }
}
