package io.github.dokucamel.send;

import io.github.dokucamel.gateway.RequestIds;
import io.github.dokucamel.gateway.StatusQuestions;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.shape.MapOrder;
import io.github.dokucamel.outcome.AnswerDoubts;
import io.github.dokucamel.send.queue.QueueSteps;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.told.Complaints;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.apache.camel.Processor;

/**
 * The beans of 30-send from the claim to the outcome, in the file's order.
 *
 * @param beans by step
 * @param secrets what calls hold that is never stored
 */
public record SendSteps(Map<String, Object> beans, CallSecrets secrets) {

    /** Calls with a card or a token that wait for their first attempt. */
    private static final int MOST_SECRETS = 1_000;

    private static final Duration SECRETS_FOR = Duration.ofMinutes(10);

    public static SendSteps of(
            Settings settings,
            Ledger ledger,
            Catalogue catalogue,
            QueueSteps queue,
            AnswerDoubts doubts,
            Clock clock) {
        return of(settings, ledger, catalogue, queue, doubts, RandomGenerator.getDefault(), clock);
    }

    /** @param random spreads the pauses between attempts */
    static SendSteps of(
            Settings settings,
            Ledger ledger,
            Catalogue catalogue,
            QueueSteps queue,
            AnswerDoubts doubts,
            RandomGenerator random,
            Clock clock) {
        Map<String, Object> beans = new LinkedHashMap<>();
        CallSecrets secrets = new CallSecrets(MOST_SECRETS, SECRETS_FOR);
        RetryRules rules = new RetryRules(settings, RetrySchedule.of(settings, random), clock);
        StatusQuestions questions = new StatusQuestions(catalogue);
        RequestIds ids = new RequestIds(settings.send().compactRequestId(), clock);
        long lease = RecordAttempt.leaseMs(catalogue.longest(settings.send().callDeadline()));
        Set<Long> refreshed = ConcurrentHashMap.newKeySet();
        UnresolvedWords words = new UnresolvedWords(settings.send().replayFor(), clock);
        SettleOrder settle = new SettleOrder(ledger, queue.waiters(), words, clock);
        beans.put(
                "map-order",
                new MapPayload(
                        catalogue,
                        new MapOrder(catalogue),
                        new CallPayloads(secrets, new SecureRandom()),
                        settings.merchants(),
                        clock,
                        settings.orders().zone()));
        beans.put(
                "record-attempt",
                new RecordAttempt(ledger, questions, rules, ids, settings.baseUrl(), lease, clock));
        beans.put("judge-evidence", new JudgeEvidence(rules, doubts));
        beans.put(
                "decide",
                new Decide(
                        rules, questions, ledger, queue.holds(), queue.reachability(), refreshed));
        beans.put("settle", (Processor) settle::settle);
        beans.put("postpone", (Processor) settle::postpone);
        beans.put("hold", (Processor) settle::hold);
        beans.put("leave-unresolved", (Processor) settle::leaveUnresolved);
        beans.put("leave-order", new LeaveOrder(queue.left(), new Complaints()));
        return new SendSteps(beans, secrets);
    }
}
