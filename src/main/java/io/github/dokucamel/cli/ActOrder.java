package io.github.dokucamel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.act.ActRequest;
import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.rest.Caller;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.told.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;

/**
 * An act that a command has done.
 *
 * @param act its name
 */
record ActOrder(String act, OrderAddress bill, ObjectNode body) {

    /** Beyond the longest call to DOKU. */
    private static final Duration SPARE = Duration.ofSeconds(15);

    /** The bill as it is then, or a problem. */
    JsonNode done(Home home, List<String> given, Settings settings) throws Exception {
        JsonNode answer =
                new ServiceDoor(settings)
                        .post(
                                bill.path("/" + act),
                                body.toString(),
                                settings.send()
                                        .callDeadline()
                                        .plus(settings.intake().restWait())
                                        .plus(SPARE));
        Language language = settings.intake().language();
        return answer == null ? inLedger(home, given, language) : answer;
    }

    /** What it has DOKU called for is recorded, and sent by the next service that runs. */
    private JsonNode inLedger(Home home, List<String> given, Language language) throws Exception {
        List<String> quiet = new ArrayList<>(given);
        quiet.addAll(LedgerQuestion.SETTINGS);
        return new LedgerQuestion(home, Configuration.of(home, quiet))
                .answered("act", runner -> inLedger(runner, language))
                .orElseGet(() -> LedgerQuestion.problem("The act broke off"));
    }

    private JsonNode inLedger(Runner runner, Language language) {
        ActRequest request;
        try {
            request =
                    ActRequest.of(
                            act,
                            bill.invoiceNumber(),
                            bill.merchant(),
                            bill.operation(),
                            Caller.systemUser(),
                            body);
        } catch (HttpProblemException e) {
            return LedgerQuestion.problem(e, language);
        }
        Exchange done =
                runner.main()
                        .getCamelContext()
                        .createFluentProducerTemplate()
                        .to("direct:doku-act")
                        .withVariable("wait", Duration.ZERO)
                        .withBody(request)
                        .send();
        if (done.getException() instanceof HttpProblemException e) {
            return LedgerQuestion.problem(e, language);
        }
        if (done.getException() != null) {
            return LedgerQuestion.problem("It could not be done: " + done.getException());
        }
        return OrderJson.read(done.getMessage().getBody(byte[].class), ObjectNode.class);
    }
}
