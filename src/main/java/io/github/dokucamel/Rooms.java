package io.github.dokucamel;

import io.github.dokucamel.act.ActSteps;
import io.github.dokucamel.deliver.DeliverSteps;
import io.github.dokucamel.gateway.GatewaySteps;
import io.github.dokucamel.gateway.token.TokenSteps;
import io.github.dokucamel.inbound.InboundSteps;
import io.github.dokucamel.intake.CheckOrders;
import io.github.dokucamel.intake.OrderSteps;
import io.github.dokucamel.intake.file.FileSteps;
import io.github.dokucamel.intake.message.MessageSteps;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.outcome.AnswerDoubts;
import io.github.dokucamel.outcome.Classifier;
import io.github.dokucamel.outcome.PayerLinks;
import io.github.dokucamel.payment.PaymentSteps;
import io.github.dokucamel.report.ReportSteps;
import io.github.dokucamel.rest.RestSteps;
import io.github.dokucamel.send.SendSteps;
import io.github.dokucamel.send.queue.QueueSteps;
import io.github.dokucamel.settings.PayerHosts;
import io.github.dokucamel.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.spi.Registry;

/**
 * The rooms of the house: each makes the beans that its route file names, and they are bound under
 * the instance's name.
 */
record Rooms(FileSteps files, QueueSteps sending, ReportSteps reports) {

    /** A gateway that asks for more time than this gets no more. */
    private static final Duration LONGEST_ASKED_FOR = Duration.ofHours(1);

    static Rooms open(
            String name,
            Settings settings,
            Ledger ledger,
            Catalogue catalogue,
            Clock clock,
            Registry registry) {
        Classifier classifier = new Classifier(clock);
        PayerHosts hosts = PayerHosts.of(settings);
        AnswerDoubts doubts = new AnswerDoubts(new PayerLinks(hosts.secure(), hosts.plain()));
        GatewaySteps gateway =
                GatewaySteps.of(name, settings, ledger.tokens(), classifier, doubts, clock);
        QueueSteps queue =
                QueueSteps.of(settings, ledger, gateway.breaker(), longestDelay(settings), clock);
        SendSteps send = SendSteps.of(settings, ledger, catalogue, queue, doubts, clock);
        CheckOrders check = CheckOrders.of(settings, catalogue, clock);
        FileSteps files = new FileSteps(settings, ledger, check, clock);
        ReportSteps reports = new ReportSteps(settings, ledger, clock);
        Stream.of(
                        files.beans(),
                        MessageSteps.of(name, settings.intake(), ledger, clock),
                        RestSteps.of(settings, ledger, catalogue, send.secrets(), doubts, clock),
                        OrderSteps.of(
                                settings, ledger, catalogue, check, queue, send.secrets(), clock),
                        queue.beans(),
                        send.beans(),
                        gateway.beans(),
                        TokenSteps.of(settings, ledger.tokens(), catalogue, classifier, clock),
                        DeliverSteps.of(
                                name, settings.delivery(), ledger, queue.clockSteps(), clock),
                        InboundSteps.of(settings, ledger, catalogue, clock),
                        ActSteps.of(settings, ledger, catalogue, clock),
                        PaymentSteps.of(settings, ledger, catalogue, classifier, queue, clock),
                        reports.beans())
                .map(Map::entrySet)
                .flatMap(Set::stream)
                .forEach(
                        bean -> {
                            String full = name + "-" + bean.getKey();
                            registry.bind(full, NamedStep.of(full, bean.getValue()));
                        });
        return new Rooms(files, queue, reports);
    }

    private static Duration longestDelay(Settings settings) {
        return Stream.of(
                        LONGEST_ASKED_FOR,
                        settings.send().retries().longest(),
                        settings.send().resolves().longest(),
                        settings.delivery().pauses().longest(),
                        settings.reconcile().firstDelay(),
                        settings.reconcile().interval())
                .max(Duration::compareTo)
                .orElseThrow();
    }
}
