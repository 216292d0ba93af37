package io.github.dokucamel.intake;

import io.github.dokucamel.ledger.Lane;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.Source;
import java.util.List;

/**
 * Checked orders on their way into the ledger.
 *
 * @param single one order was given, not a List
 */
public record Arrivals(List<NewOrder> orders, boolean single) {

    /** First those that somebody waits for. */
    public static Lane lane(Source source) {
        boolean isAwaited =
                source.intake().equals("jms")
                        ? source.replyTo() != null
                        : !source.intake().equals("file");
        return isAwaited ? Lane.WAITING : Lane.BATCH;
    }
}
