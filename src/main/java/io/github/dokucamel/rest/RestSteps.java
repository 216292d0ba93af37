package io.github.dokucamel.rest;

import io.github.dokucamel.intake.OrderChecks;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.check.CheckCall;
import io.github.dokucamel.order.OrderRules;
import io.github.dokucamel.rest.DecideByHand.Kind;
import io.github.dokucamel.send.CallSecrets;
import io.github.dokucamel.settings.IntakeSettings;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.signature.Secret;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The beans of 12-intake-rest and 13-intake-call, in the files' order. */
public final class RestSteps {

    private final Map<String, Object> beans = new LinkedHashMap<>();
    private final Settings settings;
    private final Ledger ledger;
    private final Catalogue catalogue;
    private final Clock clock;
    private final IntakeSettings intake;
    private final Optional<Secret> apiKey;

    public RestSteps(
            Settings settings,
            Ledger ledger,
            Catalogue catalogue,
            CallSecrets secrets,
            Clock clock) {
        this.settings = settings;
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.clock = clock;
        this.intake = settings.intake();
        this.apiKey = intake.apiKey();
        orders();
        calls(secrets);
    }

    private void orders() {
        OrderRules rules = OrderChecks.rules(settings, catalogue);
        beans.put(
                "read-rest-order",
                new ReadRestOrder(apiKey, intake.maxOrderBytes(), intake.restWait()));
        beans.put("answer-rest-order", new AnswerRestOrder());
        beans.put("find-order", new FindOrder(ledger, catalogue, rules, apiKey, clock));
        beans.put(
                "replay-order",
                DecideByHand.ofOrder(Kind.REPLAY, ledger, catalogue, rules, apiKey, clock));
        beans.put(
                "settle-by-hand",
                DecideByHand.ofOrder(Kind.SETTLE, ledger, catalogue, rules, apiKey, clock));
        beans.put("find-payment", new FindPayment(ledger, catalogue, rules, apiKey));
        beans.put("answer-payment", new AnswerPayment(ledger, clock));
        beans.put("describe-rest", new DescribeRest());
        beans.put("answer-problem", new AnswerProblem("order"));
    }

    private void calls(CallSecrets secrets) {
        CheckCall check = new CheckCall(catalogue, OrderChecks.calls(settings));
        beans.put(
                "read-rest-call",
                new ReadRestCall(catalogue, apiKey, intake.maxOrderBytes(), intake.restWait()));
        beans.put("answer-rest-call", new AnswerRestCall());
        beans.put("find-call", new FindCall(ledger, catalogue, apiKey, clock));
        beans.put(
                "replay-call", DecideByHand.ofCall(Kind.REPLAY, ledger, catalogue, apiKey, clock));
        beans.put(
                "settle-call", DecideByHand.ofCall(Kind.SETTLE, ledger, catalogue, apiKey, clock));
        if (intake.isEnabled("jms")) {
            // Not before: a host may be without JMS.
            beans.put(
                    "read-call-message",
                    new ReadCallMessage(intake.callQueue(), intake.maxOrderBytes()));
        }
        beans.put("check-call", new CheckCalls(check, catalogue, intake.maxOrderBytes(), secrets));
        beans.put("answer-call-problem", new AnswerProblem("call", "under the same key"));
    }

    /** By step. */
    public Map<String, Object> beans() {
        return beans;
    }
}
