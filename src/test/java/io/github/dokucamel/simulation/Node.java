package io.github.dokucamel.simulation;

import io.github.dokucamel.deliver.DeliverSteps;
import io.github.dokucamel.gateway.GatewaySteps;
import io.github.dokucamel.intake.CheckOrders;
import io.github.dokucamel.intake.OrderSteps;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.sql.SqlLedger;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.shape.Shapes;
import io.github.dokucamel.outcome.AnswerDoubts;
import io.github.dokucamel.outcome.Classifier;
import io.github.dokucamel.outcome.PayerLinks;
import io.github.dokucamel.payment.PaymentSteps;
import io.github.dokucamel.send.SendSteps;
import io.github.dokucamel.send.SimulatedSending;
import io.github.dokucamel.send.queue.QueueSteps;
import io.github.dokucamel.send.queue.SimulatedQueue;
import io.github.dokucamel.settings.LedgerAddress;
import io.github.dokucamel.settings.PayerHosts;
import io.github.dokucamel.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/**
 * One life of one node, from its start to its death: the beans of the real rooms, made as {@code
 * Rooms} makes them, over a ledger that outlives it. Which bean comes next the journeys say.
 */
final class Node {

    private static final CamelContext CONTEXT = new DefaultCamelContext();

    /** The real entries of what is sent here; a start with all of them takes three times as long. */
    private static final Catalogue CATALOGUE =
            Catalogue.load(List.of(file("cards.yaml"), file("status.yaml")), Shapes.names());

    private final Fault fault;
    private final Map<String, Object> beans = new HashMap<>();

    final VirtualTime time;
    final FailingStore store;
    final Ledger ledger;
    final QueueSteps queue;

    Node(Settings settings, VirtualTime time, FailingStore store, Random random, Fault fault) {
        this.time = time;
        this.store = store;
        this.fault = fault;
        Ledger real =
                SqlLedger.open(
                        store,
                        LedgerAddress.of("jdbc:sqlite:in-memory"),
                        settings.environment().text(),
                        new SqlLedger.Outbox(settings.delivery().destinations()),
                        time);
        ledger = WrappedLedger.of(real, this, fault);
        Classifier classifier = new Classifier(time);
        PayerHosts hosts = PayerHosts.of(settings);
        AnswerDoubts doubts = new AnswerDoubts(new PayerLinks(hosts.secure(), hosts.plain()));
        queue = SimulatedQueue.of(settings, ledger, time, time::nanoTime);
        SendSteps send =
                SimulatedSending.of(settings, ledger, CATALOGUE, queue, doubts, random, time);
        CheckOrders check = CheckOrders.of(settings, CATALOGUE, time);
        Stream.of(
                        OrderSteps.of(
                                settings, ledger, CATALOGUE, check, queue, send.secrets(), time),
                        queue.beans(),
                        send.beans(),
                        GatewaySteps.of(
                                        "simulated",
                                        settings,
                                        ledger.tokens(),
                                        classifier,
                                        doubts,
                                        time)
                                .beans(),
                        DeliverSteps.of(
                                "simulated", settings.delivery(), ledger, queue.clockSteps(), time),
                        PaymentSteps.of(settings, ledger, CATALOGUE, classifier, queue, time))
                .forEach(beans::putAll);
    }

    private static Catalogue.Source file(String name) {
        try (InputStream in =
                Node.class.getResourceAsStream("/META-INF/doku/config/operations/" + name)) {
            return new Catalogue.Source(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Exchange exchange() {
        return new DefaultExchange(CONTEXT);
    }

    /** One step of a route. */
    void process(String bean, Exchange exchange) throws Exception {
        fault.process(bean, (Processor) beans.get(bean), exchange, this);
    }

    /** The same of a step that does not fail by itself. */
    void quietly(String bean, Exchange exchange) {
        try {
            process(bean, exchange);
        } catch (Exception e) {
            throw new IllegalStateException(bean, e);
        }
    }

    void offer(List<?> claims) {
        for (Object one : claims) {
            Claim claim = (Claim) one;
            for (int i = fault.handedOut(); i > 0; i--) {
                Exchange exchange = exchange();
                exchange.getMessage().setBody(claim);
                queue.queue().offer(exchange);
            }
        }
    }
}
