package io.github.dokucamel;

import io.github.dokucamel.intake.OrderChecks;
import io.github.dokucamel.intake.message.DescribeRefusal;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.check.CheckCall;
import io.github.dokucamel.rest.AnswerProblem;
import io.github.dokucamel.rest.AnswerRestCall;
import io.github.dokucamel.rest.CheckCalls;
import io.github.dokucamel.rest.DecideByHand;
import io.github.dokucamel.rest.DecideByHand.Kind;
import io.github.dokucamel.rest.FindCall;
import io.github.dokucamel.rest.ReadRestCall;
import io.github.dokucamel.send.CallSecrets;
import io.github.dokucamel.settings.IntakeSettings;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.signature.Secret;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The beans that take calls of operations in. */
final class CallBeans {

    private CallBeans() {}

    /** Refused calls may hold cards where cards are taken. */
    static DescribeRefusal describeRefusal(String name, Settings settings, Clock clock) {
        IntakeSettings intake = settings.intake();
        String hidden = intake.isPciEnabled() ? intake.callQueue() : null;
        return new DescribeRefusal(name + "-jms", hidden, clock);
    }

    /** By step. */
    static Map<String, Object> of(
            Settings settings,
            Ledger ledger,
            Catalogue catalogue,
            CallSecrets secrets,
            Clock clock) {
        IntakeSettings intake = settings.intake();
        Optional<Secret> apiKey = intake.apiKey();
        CheckCall check = new CheckCall(catalogue, OrderChecks.calls(settings));
        Map<String, Object> beans = new LinkedHashMap<>();
        beans.put(
                "read-rest-call",
                new ReadRestCall(catalogue, apiKey, intake.maxOrderBytes(), intake.restWait()));
        beans.put("check-call", new CheckCalls(check, catalogue, intake.maxOrderBytes(), secrets));
        beans.put("answer-rest-call", new AnswerRestCall());
        beans.put("find-call", new FindCall(ledger, catalogue, apiKey, clock));
        beans.put(
                "replay-call", DecideByHand.ofCall(Kind.REPLAY, ledger, catalogue, apiKey, clock));
        beans.put(
                "settle-call", DecideByHand.ofCall(Kind.SETTLE, ledger, catalogue, apiKey, clock));
        beans.put("answer-call-problem", new AnswerProblem("call", "under the same key"));
        return beans;
    }
}
