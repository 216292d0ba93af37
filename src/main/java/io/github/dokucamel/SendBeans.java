package io.github.dokucamel;

import io.github.dokucamel.gateway.GatewayBreaker;
import io.github.dokucamel.gateway.NeedToken;
import io.github.dokucamel.gateway.SignRequest;
import io.github.dokucamel.gateway.token.FindToken;
import io.github.dokucamel.gateway.token.ReadToken;
import io.github.dokucamel.gateway.token.SignToken;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.Payments;
import io.github.dokucamel.ledger.Tokens;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.outcome.Classifier;
import io.github.dokucamel.outcome.StatusReader;
import io.github.dokucamel.payment.AskSchedule;
import io.github.dokucamel.payment.FetchProbes;
import io.github.dokucamel.payment.FetchQuestions;
import io.github.dokucamel.payment.JudgeProbe;
import io.github.dokucamel.payment.PrepareQuestion;
import io.github.dokucamel.payment.ReadEvidence;
import io.github.dokucamel.payment.RecordStatus;
import io.github.dokucamel.payment.SignStatus;
import io.github.dokucamel.send.CallSecrets;
import io.github.dokucamel.send.CheckDoubt;
import io.github.dokucamel.send.JudgeEvidence;
import io.github.dokucamel.send.LeaveOrder;
import io.github.dokucamel.send.MapPayload;
import io.github.dokucamel.send.ReadAnswer;
import io.github.dokucamel.send.RecordAttempt;
import io.github.dokucamel.send.RefuseRepeat;
import io.github.dokucamel.send.SettleOrder;
import io.github.dokucamel.send.queue.Admission;
import io.github.dokucamel.send.queue.Bell;
import io.github.dokucamel.send.queue.ClockSteps;
import io.github.dokucamel.send.queue.FetchDue;
import io.github.dokucamel.send.queue.Holds;
import io.github.dokucamel.send.queue.LeftOrders;
import io.github.dokucamel.send.queue.Reachability;
import io.github.dokucamel.send.queue.SendQueue;
import io.github.dokucamel.send.queue.Waiters;
import io.github.dokucamel.settings.SendSettings;
import io.github.dokucamel.settings.Settings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The beans of the sending journey, and what they share. */
final class SendBeans {

    /** A gateway that asks for more time than this gets no more. */
    private static final Duration LONGEST_ASKED_FOR = Duration.ofHours(1);

    private static final Duration PATIENCE_BEYOND_DEADLINE = Duration.ofSeconds(5);

    /** Calls with a card or a token that wait for their first attempt. */
    private static final int MOST_SECRETS = 1_000;

    private static final Duration SECRETS_FOR = Duration.ofMinutes(10);

    private final Holds holds;
    private final Reachability reachability;
    private final SendQueue queue;
    private final Waiters waiters;
    private final ClockSteps steps;
    private final Bell bell = new Bell();
    private final CallSecrets secrets = new CallSecrets(MOST_SECRETS, SECRETS_FOR);
    private final Map<String, Object> beans = new LinkedHashMap<>();

    SendBeans(String name, Settings settings, Ledger ledger, Catalogue catalogue, Clock clock) {
        SendSettings send = settings.send();
        Classifier classifier = new Classifier(clock);
        CircuitBreaker breaker =
                GatewayBreaker.create(name + "-gateway", classifier, send.breakerPause());
        this.holds = new Holds(clock, send.probeInterval(), send.callDeadline());
        this.reachability =
                new Reachability(breaker, clock, send.breakerPause(), send.callDeadline());
        this.queue =
                new SendQueue(
                        send.queue(),
                        send.rateLimit().orElse(null),
                        new Admission(holds, reachability));
        this.waiters = new Waiters(settings.intake().restWaiters());
        // A merchant that is gone from the settings has no credentials to probe with.
        holds.resume(
                ledger.holds().stream()
                        .filter(hold -> settings.merchants().containsKey(hold.merchant()))
                        .toList());

        this.steps = new ClockSteps(ledger, longestDelay(settings), clock, System::nanoTime);
        ledger.whenWritten(bell::ring);
        LeftOrders left = new LeftOrders(bell);
        beans.put("send-queue", queue);
        beans.put(
                "fetch-due",
                new FetchDue(ledger, queue, left, steps, settings.merchants().keySet(), clock));
        beans.put("map-order", new MapPayload(catalogue, secrets, settings, clock));
        beans.put("record-attempt", new RecordAttempt(ledger, catalogue, settings, clock));
        beans.put("refuse-repeat", new RefuseRepeat());
        beans.put("check-doubt", new CheckDoubt(catalogue));
        beans.put("judge-evidence", new JudgeEvidence(catalogue));
        findTokens(settings, ledger.tokens(), catalogue, classifier, clock);
        beans.put("sign-request", new SignRequest(catalogue, settings, clock));
        beans.put("gateway-breaker", breaker);
        beans.put(
                "read-answer",
                new ReadAnswer(catalogue, settings, ledger.tokens(), classifier, clock));
        beans.put("settle", new SettleOrder(ledger, holds, waiters, reachability, settings, clock));
        beans.put("leave-order", new LeaveOrder(left));
        beans.put("sign-status", new SignStatus(settings, queue, clock));
        beans.put("read-evidence", new ReadEvidence(new StatusReader(classifier)));
        ask(settings, catalogue, ledger.payments(), clock);
        beans.put("fetch-probes", new FetchProbes(holds, catalogue));
        beans.put("judge-probe", new JudgeProbe(holds));
    }

    private void findTokens(
            Settings settings,
            Tokens tokens,
            Catalogue catalogue,
            Classifier classifier,
            Clock clock) {
        Duration patience = settings.send().callDeadline().plus(PATIENCE_BEYOND_DEADLINE);
        beans.put("need-token", NeedToken.ofAttempt(catalogue));
        beans.put("need-status-token", NeedToken.ofQuestion(catalogue));
        beans.put(
                "find-token",
                new FindToken(tokens, settings.snap().tokenMargin(), patience, clock));
        beans.put("sign-token", new SignToken(catalogue, settings, clock));
        beans.put("read-token", new ReadToken(tokens, classifier, clock));
    }

    private void ask(Settings settings, Catalogue catalogue, Payments payments, Clock clock) {
        beans.put(
                "fetch-questions",
                new FetchQuestions(
                        payments,
                        queue,
                        settings.merchants().keySet(),
                        settings.send().callDeadline(),
                        clock));
        beans.put("prepare-question", new PrepareQuestion(catalogue, true));
        beans.put("prepare-one-question", new PrepareQuestion(catalogue, false));
        beans.put(
                "record-status",
                new RecordStatus(payments, new AskSchedule(settings.reconcile()), clock));
    }

    private static Duration longestDelay(Settings settings) {
        return Stream.of(
                        LONGEST_ASKED_FOR,
                        settings.send().maxRetryDelay(),
                        settings.send().maxResolveDelay(),
                        settings.delivery().maxDelay(),
                        settings.reconcile().firstDelay(),
                        settings.reconcile().interval(),
                        AskSchedule.LONGEST)
                .max(Duration::compareTo)
                .orElseThrow();
    }

    CallSecrets secrets() {
        return secrets;
    }

    /** By step. */
    Map<String, Object> beans() {
        return beans;
    }

    Holds holds() {
        return holds;
    }

    Reachability reachability() {
        return reachability;
    }

    SendQueue queue() {
        return queue;
    }

    Bell bell() {
        return bell;
    }

    ClockSteps steps() {
        return steps;
    }

    Waiters waiters() {
        return waiters;
    }
}
