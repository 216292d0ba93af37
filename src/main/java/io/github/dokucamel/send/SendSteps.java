package io.github.dokucamel.send;

import io.github.dokucamel.gateway.StatusQuestions;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.send.queue.QueueSteps;
import io.github.dokucamel.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Processor;

/** The beans of 30-send from the claim to the outcome, in the file's order. */
public final class SendSteps {

    /** Calls with a card or a token that wait for their first attempt. */
    private static final int MOST_SECRETS = 1_000;

    private static final Duration SECRETS_FOR = Duration.ofMinutes(10);

    private final Map<String, Object> beans = new LinkedHashMap<>();
    private final CallSecrets secrets = new CallSecrets(MOST_SECRETS, SECRETS_FOR);

    public SendSteps(
            Settings settings, Ledger ledger, Catalogue catalogue, QueueSteps queue, Clock clock) {
        RetryRules rules = new RetryRules(settings, clock);
        StatusQuestions questions = new StatusQuestions(catalogue);
        SettleOrder settle =
                new SettleOrder(
                        ledger, queue.waiters(), new UnresolvedWords(settings, clock), clock);
        beans.put("map-order", new MapPayload(catalogue, secrets, settings, clock));
        beans.put("record-attempt", new RecordAttempt(ledger, catalogue, rules, settings, clock));
        beans.put("judge-evidence", new JudgeEvidence(rules));
        beans.put(
                "decide",
                new Decide(rules, questions, ledger, queue.holds(), queue.reachability()));
        beans.put("settle", (Processor) settle::settle);
        beans.put("postpone", (Processor) settle::postpone);
        beans.put("hold", (Processor) settle::hold);
        beans.put("leave-unresolved", (Processor) settle::leaveUnresolved);
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
