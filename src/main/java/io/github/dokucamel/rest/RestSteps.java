package io.github.dokucamel.rest;

import io.github.dokucamel.intake.OneObject;
import io.github.dokucamel.intake.OrderChecks;
import io.github.dokucamel.intake.message.EndRecorded;
import io.github.dokucamel.intake.message.ReadMessage;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.check.CallableRule;
import io.github.dokucamel.operation.check.CheckCall;
import io.github.dokucamel.outcome.AnswerDoubts;
import io.github.dokucamel.send.CallSecrets;
import io.github.dokucamel.settings.IntakeSettings;
import io.github.dokucamel.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Processor;

/** The beans of 12-intake-rest, 13-intake-call and 14-batches, in the files' order. */
public final class RestSteps {

    private static final String DESCRIPTION = "/META-INF/doku/openapi.json";

    private RestSteps() {}

    /** By step. */
    public static Map<String, Object> of(
            Settings settings,
            Ledger ledger,
            Catalogue catalogue,
            CallSecrets secrets,
            AnswerDoubts doubts,
            Clock clock) {
        IntakeSettings intake = settings.intake();
        int mostBytes = intake.maxOrderBytes();
        Asked asked = new Asked(ledger, catalogue, OrderChecks.rules(settings, catalogue));
        ReadRestOrder readOrder = new ReadRestOrder(mostBytes, intake.restWait());
        CallMembers members = new CallMembers(catalogue);
        OneObject one = new OneObject(mostBytes, "send DOKU's body as one JSON object");
        CheckCall check = new CheckCall(catalogue, OrderChecks.calls(settings));
        Map<String, Object> beans = new LinkedHashMap<>();
        beans.put("authorise", new Authorise(new Admit(settings)));
        beans.put("refuse-call", new RefuseCall());
        beans.put("read-rest-order", readOrder);
        beans.put("answer-rest-order", AnswerTaken.ORDER);
        ShownBill bill = new ShownBill(asked, settings.orders().zone());
        beans.put("find-order", new ShowOrder(bill, clock));
        beans.put("replay-json", DecisionJson.replay(mostBytes));
        beans.put("decide-order", new DecideByHand(asked::order, ledger, catalogue, doubts, clock));
        beans.put("settlement-json", DecisionJson.settlement(mostBytes));
        beans.put("find-payment", new FindPayment(asked, ledger.payments()));
        beans.put("answer-payment", new AnswerPayment(ledger, clock));
        beans.put("describe-rest", describe());
        beans.put("answer-problem", new AnswerProblem("order"));
        beans.put(
                "read-rest-call",
                new ReadRestCall(members, new CallableRule(catalogue), readOrder));
        beans.put("answer-rest-call", AnswerTaken.CALL);
        beans.put("find-call", new ShowAsked(asked::call, clock));
        beans.put("decide-call", new DecideByHand(asked::call, ledger, catalogue, doubts, clock));
        if (intake.isEnabled("jms")) {
            // Not before: a host may be without JMS.
            beans.put("end-recorded-call", EndRecorded.call(intake.callQueue(), ledger));
            beans.put("read-call-message", ReadMessage.call(intake.callQueue(), mostBytes));
        }
        beans.put("check-call", new CheckCalls(check, members, one, secrets));
        beans.put("answer-call-problem", new AnswerProblem("call", "under the same key"));
        BatchCalls batches = new BatchCalls(ledger.batches(), oneBody(mostBytes), clock);
        beans.put("list-batches", (Processor) batches::list);
        beans.put("find-batch", (Processor) batches::find);
        beans.put("approve-batch", (Processor) batches::approve);
        beans.put("confirm-rows", (Processor) batches::confirm);
        beans.put("cancel-batch", (Processor) batches::cancel);
        return beans;
    }

    private static OneObject oneBody(int mostBytes) {
        return new OneObject(mostBytes, "send one JSON object");
    }

    private static Processor describe() {
        try (InputStream in = RestSteps.class.getResourceAsStream(DESCRIPTION)) {
            byte[] description = in.readAllBytes();
            return exchange -> {
                Query.read(exchange.getMessage(), List.of());
                RestAnswer.json(exchange, 200, description);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
