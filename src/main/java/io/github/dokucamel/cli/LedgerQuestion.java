package io.github.dokucamel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.CatalogueFiles;
import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.intake.OrderChecks;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.ledger.Payments.Question;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.order.OrderRules;
import io.github.dokucamel.outcome.Evidence;
import io.github.dokucamel.rest.Asked;
import io.github.dokucamel.rest.NewerRevision;
import io.github.dokucamel.rest.ShownBill;
import io.github.dokucamel.rest.ShownOrder;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.told.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/** One question after a payment while no service runs: the bundle is started for nothing else. */
record LedgerQuestion(Home home, Configuration configuration) {

    /** Nothing is taken in, sent or asked for beside the question. */
    static final List<String> SETTINGS =
            List.of(
                    "--doku.intake.file.enabled=false",
                    "--doku.intake.jms.enabled=false",
                    "--doku.intake.rest.enabled=false",
                    "--doku.notification.enabled=false",
                    "--doku.reconcile.enabled=false",
                    "--doku.send.enabled=false",
                    "--doku.progress.interval=0s");

    /** The order with what DOKU said, or a problem whose {@code detail} says why not. */
    JsonNode answered(Runner runner, OrderAddress order, Catalogue catalogue) {
        Ledger ledger = runner.bundle().ledger();
        OrderRules rules = OrderChecks.rules(configuration.settings(), catalogue);
        OrderView found;
        try {
            found =
                    new Asked(ledger, catalogue, rules)
                            .order(
                                    order.invoiceNumber(),
                                    order.merchant(),
                                    order.operation(),
                                    order.revision());
        } catch (HttpProblemException e) {
            return problem(e.detail(configuration.settings().intake().language()));
        }
        Question question = ledger.payments().question(found.orderId());
        Exchange answer =
                runner.main()
                        .getCamelContext()
                        .createFluentProducerTemplate()
                        .to("direct:doku-ask-payment")
                        .withBody(question)
                        .send();
        Evidence evidence = answer.getVariable("evidence", Evidence.class);
        if (evidence == null) {
            return problem("DOKU could not be asked: " + answer.getException());
        }
        OrderView after = ledger.find(found.orderId()).orElseThrow();
        ObjectNode shown =
                ShownOrder.tree(after, Instant.now()).put("asked_doku", evidence.words());
        return NewerRevision.told(shown, after, ledger);
    }

    static JsonNode problem(String detail) {
        return JsonNodeFactory.instance.objectNode().put("detail", detail);
    }

    /** With {@code code} and members, as REST answers it. */
    static JsonNode problem(HttpProblemException refused, Language language) {
        ObjectNode problem = OrderJson.mapper().valueToTree(refused.members());
        return problem.put("code", refused.code()).put("detail", refused.detail(language));
    }

    /** A bill as REST shows it, or a problem. */
    JsonNode show(OrderAddress order) throws Exception {
        Catalogue catalogue = CatalogueFiles.load(home.operations());
        Settings settings = configuration.settings();
        return answered("link-question", runner -> shown(runner, order, catalogue, settings))
                .orElseGet(() -> problem("The question broke off"));
    }

    private static JsonNode shown(
            Runner runner, OrderAddress order, Catalogue catalogue, Settings settings) {
        Asked asked =
                new Asked(
                        runner.bundle().ledger(),
                        catalogue,
                        OrderChecks.rules(settings, catalogue));
        try {
            return new ShownBill(asked, settings.orders().zone())
                    .of(
                            order.invoiceNumber(),
                            order.merchant(),
                            order.operation(),
                            order.revision(),
                            Instant.now());
        } catch (HttpProblemException e) {
            return problem(e, settings.intake().language());
        }
    }

    JsonNode ask(OrderAddress order) throws Exception {
        Catalogue catalogue = CatalogueFiles.load(home.operations());
        return answered("status-question", runner -> answered(runner, order, catalogue))
                .orElseGet(() -> problem("The question broke off"));
    }

    /**
     * What the bundle answers, started for this alone; empty when it broke off.
     *
     * @param name of what it is started for
     */
    Optional<JsonNode> answered(String name, Function<Runner, JsonNode> question) throws Exception {
        JsonNode[] answer = new JsonNode[1];
        try (Runner runner = new Runner(home, configuration, false)) {
            runner.main().setShutdownStrategy(new SimpleMainShutdownStrategy());
            runner.runFor(name, () -> answer[0] = question.apply(runner));
        }
        return Optional.ofNullable(answer[0]);
    }
}
