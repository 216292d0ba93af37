package io.github.dokucamel.send;

import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.outcome.Classifier;
import io.github.dokucamel.send.queue.QueueSteps;
import io.github.dokucamel.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The beans of 30-send from the claim to the outcome, in the file's order. */
public final class SendSteps {

    /** Calls with a card or a token that wait for their first attempt. */
    private static final int MOST_SECRETS = 1_000;

    private static final Duration SECRETS_FOR = Duration.ofMinutes(10);

    private final Map<String, Object> beans = new LinkedHashMap<>();
    private final CallSecrets secrets = new CallSecrets(MOST_SECRETS, SECRETS_FOR);

    public SendSteps(
            Settings settings,
            Ledger ledger,
            Catalogue catalogue,
            Classifier classifier,
            QueueSteps queue,
            Clock clock) {
        beans.put("map-order", new MapPayload(catalogue, secrets, settings, clock));
        beans.put("record-attempt", new RecordAttempt(ledger, catalogue, settings, clock));
        beans.put("check-doubt", new CheckDoubt(catalogue));
        beans.put("judge-evidence", new JudgeEvidence(catalogue));
        beans.put("refuse-repeat", new RefuseRepeat());
        beans.put(
                "read-answer",
                new ReadAnswer(catalogue, settings, ledger.tokens(), classifier, clock));
        beans.put(
                "settle",
                new SettleOrder(
                        ledger,
                        queue.holds(),
                        queue.waiters(),
                        queue.reachability(),
                        settings,
                        clock));
        beans.put("leave-order", new LeaveOrder(queue.left()));
    }

    /** By step. */
    public Map<String, Object> beans() {
        return beans;
    }

    /** What calls hold that is never stored. */
    public CallSecrets secrets() {
        return secrets;
    }
}
