package io.github.dokucamel.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.simulator.Simulator;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that is stopped and started again under load. */
class BrokerOutageTest {

    private static final int BEFORE = 150;
    private static final int AFTER = 20;

    @TempDir Path data;

    @Test
    @Tag("full")
    void intakeAndDeliveryGoOnByThemselvesAndTheOthersWereNotHurt() throws Exception {
        try (Console console = Console.listen();
                Broker broker = new Broker(data.resolve("foreign"));
                Simulator gateway = RunningService.gateway(Duration.ofMillis(10));
                RunningService service =
                        RunningService.start(
                                data,
                                gateway.baseUrl(),
                                "--doku.jms.broker-url=" + broker.url(),
                                "--doku.jms.user=" + Broker.USER,
                                "--doku.jms.password=" + Broker.PASSWORD,
                                "--doku.delivery.max-delay=2s",
                                "--doku.send.in-flight=2",
                                "--doku.destination.accepted=jms:queue:shop.accepted,file:"
                                        + data.resolve("outbox/accepted"))) {
            send(broker, "A", BEFORE);
            Installation.waiting().until(() -> gateway.requestCount() > 20);
            broker.stop();

            assertEquals(
                    201, service.send(service.order(SampleOrders.json("REST-1"))).statusCode());
            Files.writeString(data.resolve("inbox/f.csv"), SampleOrders.csv("FILE", 3));
            Files.createFile(data.resolve("inbox/f.csv.done"));
            Installation.waiting()
                    .until(() -> service.outbox().byInvoice("accepted").containsKey("FILE-3"));
            Installation.waiting().until(() -> ready(service).statusCode() == 503);
            assertTrue(ready(service).body().contains("The JMS broker cannot be reached"));

            broker.start();
            Installation.waiting().until(() -> ready(service).statusCode() == 200);
            send(broker, "B", AFTER);
            int all = BEFORE + AFTER + 4;
            Installation.waiting().until(() -> service.outbox().files("accepted").size() == all);
            Map<String, Set<String>> delivered = drain(broker, all);

            assertEquals(all, delivered.size());
            service.outbox()
                    .byInvoice("accepted")
                    .forEach(
                            (invoice, document) ->
                                    assertEquals(
                                            Set.of(document.path("delivery_id").asText()),
                                            delivered.get(invoice)));
            assertEquals(Set.of(), service.outbox().files("duplicate"));
            assertSentOnce(gateway, all);
            assertEquals(0, broker.waiting("doku.orders"));
            assertTrue(console.all().lines().count() < 100, console.all());
        }
    }

    private static HttpResponse<String> ready(RunningService service) throws Exception {
        return service.observe("/observe/health/ready");
    }

    private static void assertSentOnce(Simulator gateway, int orders) {
        Set<String> sent = new TreeSet<>();
        gateway.requests()
                .forEach(
                        request ->
                                sent.add(
                                        Outbox.json(
                                                        new String(
                                                                request.body(),
                                                                StandardCharsets.UTF_8))
                                                .path("order")
                                                .path("invoice_number")
                                                .asText()));
        assertEquals(orders, sent.size());
        assertEquals(orders, gateway.requestCount());
    }

    private static void send(Broker broker, String prefix, int orders) throws JMSException {
        try (Connection connection = broker.connections().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer =
                        session.createProducer(session.createQueue("doku.orders"))) {
            for (int i = 1; i <= orders; i++) {
                producer.send(session.createTextMessage(SampleOrders.text(prefix + "-" + i, 1000)));
            }
        }
    }

    /** Delivery ids by invoice number. */
    private static Map<String, Set<String>> drain(Broker broker, int invoices) throws JMSException {
        Map<String, Set<String>> delivered = new TreeMap<>();
        try (Connection connection = broker.connections().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer =
                        session.createConsumer(session.createQueue("shop.accepted"))) {
            connection.start();
            Message message;
            while (delivered.size() < invoices && (message = consumer.receive(15_000)) != null) {
                var document = Outbox.json(((TextMessage) message).getText());
                delivered
                        .computeIfAbsent(
                                document.path("invoice_number").asText(), n -> new TreeSet<>())
                        .add(document.path("delivery_id").asText());
            }
        }
        return delivered;
    }
}
