package io.github.dokucamel.deliver;

import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.send.queue.ClockSteps;
import io.github.dokucamel.settings.DeliverySettings;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** The beans of 50-outcome, in the file's order. */
public final class DeliverSteps {

    private DeliverSteps() {}

    /** By step. */
    public static Map<String, Object> of(
            String name, DeliverySettings settings, Ledger ledger, ClockSteps steps, Clock clock) {
        UnwrittenNotes notes = new UnwrittenNotes(ledger);
        DestinationTroubles troubles = new DestinationTroubles();
        BatchFiles batches = new BatchFiles(ledger);
        Map<String, Object> beans = new LinkedHashMap<>();
        beans.put(
                "fetch-deliveries",
                new FetchDeliveries(
                        ledger,
                        notes,
                        new LostDeliveries(notes, troubles, settings.pauses()),
                        steps,
                        clock));
        beans.put("stage-files", new StageFiles(ledger, batches));
        beans.put("publish-files", new PublishFiles(ledger, batches, troubles, clock));
        beans.put("prepare-message", new PrepareMessage(name + "-jms"));
        beans.put("without-variables", new WithoutVariables());
        beans.put("stopped-is-taken", new StoppedIsTaken());
        beans.put("confirm-delivery", new ConfirmDelivery(notes, troubles, clock));
        beans.put(
                "postpone-delivery",
                new PostponeDelivery(notes, troubles, settings.pauses(), clock));
        return beans;
    }
}
