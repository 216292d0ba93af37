package io.github.dokucamel.intake;

import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.shape.Bills;
import io.github.dokucamel.send.CallSecrets;
import io.github.dokucamel.send.queue.QueueSteps;
import io.github.dokucamel.settings.Settings;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** The beans of 20-order, in the file's order; other ways in share them. */
public final class OrderSteps {

    private OrderSteps() {}

    /** By step. */
    public static Map<String, Object> of(
            Settings settings,
            Ledger ledger,
            Catalogue catalogue,
            CheckOrders check,
            QueueSteps sending,
            CallSecrets secrets,
            Clock clock) {
        Map<String, Object> beans = new LinkedHashMap<>();
        beans.put("check-orders", check);
        beans.put(
                "record-orders",
                new RecordOrders(
                        ledger,
                        new Bills(catalogue),
                        sending.queue(),
                        secrets,
                        settings.send().isEnabled(),
                        clock));
        beans.put(
                "await-outcome",
                new AwaitOutcome(ledger, sending.waiters(), settings.intake().restWait()));
        return beans;
    }
}
