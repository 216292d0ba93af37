package io.github.dokucamel.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ScriptedGateway.Call;
import io.github.dokucamel.ScriptedGateway.Reply;
import io.github.dokucamel.settings.InvalidSettingException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Outcomes on their way to more than one destination. */
class DeliveryTest {

    @TempDir Path data;
    private final Queue<JsonNode> shop = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean shopIsOpen = new AtomicBoolean(true);
    private volatile String refusedInvoice;
    private final AtomicInteger refused = new AtomicInteger();

    private Installation start(String destinations) throws Exception {
        Installation doku = Installation.in(data).with("doku.destination.accepted", destinations);
        doku.context()
                .addRoutes(
                        new RouteBuilder() {
                            @Override
                            public void configure() {
                                from("direct:shop").process(DeliveryTest.this::take);
                            }
                        });
        return doku.start();
    }

    private void take(Exchange exchange) throws ConnectException {
        JsonNode document = Outbox.json(exchange.getMessage().getBody(String.class));
        if (!shopIsOpen.get() || document.get("invoice_number").asText().equals(refusedInvoice)) {
            refused.incrementAndGet();
            throw new ConnectException("the shop is closed");
        }
        assertEquals(
                document.get("delivery_id").asText(),
                exchange.getMessage().getHeader("DokuDeliveryId"));
        shop.add(document);
    }

    @Test
    void bothGetTheSameDocumentUnderTheSameDeliveryId() throws Exception {
        try (Installation doku = start("file:" + outbox().resolve("accepted") + ",direct:shop")) {
            JsonNode answer = doku.order(SampleOrders.json("BOTH-1"));
            doku.awaitSettled();

            assertEquals(List.of(answer), List.copyOf(shop));
            assertEquals(List.of(answer), doku.outbox().documents("accepted"));
        }
    }

    @Test
    void oneThatFailsKeepsNobodyWaitingAndIsServedLater() throws Exception {
        shopIsOpen.set(false);
        try (Installation doku = start("file:" + outbox().resolve("accepted") + ",direct:shop")) {
            for (int i = 1; i <= 5; i++) {
                doku.order(SampleOrders.json("LATER-" + i));
            }
            Installation.waiting().until(() -> doku.outbox().files("accepted").size() == 5);
            Installation.waiting().until(() -> refused.get() >= 10);
            assertFalse(doku.bundle().ledger().hasDeliveries(1), "no failure was written down");
            assertEquals(List.of(), List.copyOf(shop));

            shopIsOpen.set(true);

            Installation.waiting().until(() -> shop.size() == 5);
            doku.awaitSettled();
            assertEquals(5, shop.size());
            for (JsonNode document : shop) {
                assertEquals(
                        doku.outbox()
                                .byInvoice("accepted")
                                .get(document.get("invoice_number").asText()),
                        document);
            }
        }
    }

    @Test
    void oneDocumentThatIsRefusedKeepsNoOtherWaiting() throws Exception {
        refusedInvoice = "ODD-2";
        try (Installation doku = start("direct:shop")) {
            for (int i = 1; i <= 3; i++) {
                doku.order(SampleOrders.json("ODD-" + i));
            }
            Installation.waiting().until(() -> shop.size() == 2);
            Installation.waiting().until(() -> refused.get() >= 2);
            refusedInvoice = null;
            Installation.waiting().until(() -> shop.size() == 3);
        }
    }

    @Test
    void oneByHttpIsPostedWhateverItsAddressHolds() throws Exception {
        try (ScriptedGateway partner = ScriptedGateway.answering(call -> new Reply(204, ""));
                Installation doku = start(partner.baseUrl() + "/outcomes?shop=7")) {
            JsonNode answer = doku.order(SampleOrders.json("HTTP-1"));
            doku.awaitSettled();

            assertEquals(1, partner.calls().size());
            Call call = partner.calls().get(0);
            assertEquals("POST /outcomes?shop=7", call.method() + " " + call.uri());
            assertEquals(answer, Outbox.json(call.body()));
            assertEquals("application/json", call.header("Content-Type"));
            assertEquals(answer.get("delivery_id").asText(), call.header("DokuDeliveryId"));
            assertEquals("accepted", call.header("DokuOutcome"));
        }
    }

    @Test
    void aRouteThatStopsTheMessageHasTakenIt() throws Exception {
        try (Installation doku = Installation.in(data)) {
            doku.with("doku.destination.accepted", "direct:stopping");
            doku.context()
                    .addRoutes(
                            new RouteBuilder() {
                                @Override
                                public void configure() {
                                    from("direct:stopping")
                                            .process(e -> refused.incrementAndGet())
                                            .stop();
                                }
                            });
            doku.start();
            doku.order(SampleOrders.json("STOP-1"));
            doku.awaitSettled();

            assertEquals(1, refused.get());
        }
    }

    /** A route that handles its own failure, in every way Camel has, has taken the message. */
    @ParameterizedTest
    @ValueSource(strings = {"dead-letter", "handled", "continued", "try"})
    void aRouteThatHandlesItsOwnFailureHasTakenTheMessage(String how) throws Exception {
        try (Installation doku = Installation.in(data)) {
            doku.with("doku.destination.accepted", "direct:careful");
            doku.context().addRoutes(careful(how));
            doku.start();
            doku.order(SampleOrders.json("HANDLED-1"));
            doku.awaitSettled();

            assertEquals(1, refused.get());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollback-only", "rollback-only-last", "rollback"})
    void aRouteThatRollsBackGetsTheMessageAgainLater(String how) throws Exception {
        try (Installation doku = Installation.in(data)) {
            doku.with("doku.destination.accepted", "direct:careful");
            doku.with("doku.delivery.first-delay", "1s");
            doku.context().addRoutes(careful(how));
            doku.start();
            long start = System.nanoTime();
            doku.order(SampleOrders.json("ROLLED-1"));
            Installation.waiting().until(() -> refused.get() >= 2);

            assertTrue(System.nanoTime() - start > 900_000_000L, "it came again at once");
            assertEquals(2, refused.get());
        }
    }

    private RouteBuilder careful(String how) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                if (how.equals("dead-letter")) {
                    errorHandler(deadLetterChannel("log:dead"));
                }
                if (how.equals("handled")) {
                    onException(Exception.class).handled(true).to("log:handled");
                }
                if (how.equals("continued")) {
                    onException(Exception.class).continued(true);
                }
                RouteDefinition route =
                        from("direct:careful").process(e -> refused.incrementAndGet());
                switch (how) {
                    case "rollback-only" -> route.markRollbackOnly();
                    case "rollback-only-last" -> route.markRollbackOnlyLast();
                    case "rollback" -> route.rollback("again");
                    case "try" ->
                            route.doTry()
                                    .throwException(new IllegalStateException("mine"))
                                    .doCatch(Exception.class)
                                    .stop()
                                    .end();
                    default -> route.throwException(new IllegalStateException("mine"));
                }
            }
        };
    }

    @Test
    void aDestinationSeesNothingButTheMessage() throws Exception {
        Queue<String> variables = new ConcurrentLinkedQueue<>();
        try (Installation doku = Installation.in(data)) {
            doku.with("doku.destination.accepted", "direct:curious");
            doku.context()
                    .addRoutes(
                            new RouteBuilder() {
                                @Override
                                public void configure() {
                                    from("direct:curious")
                                            .process(
                                                    e ->
                                                            variables.addAll(
                                                                    e.getVariables().keySet()))
                                            .setVariable("delivery", constant("mine"))
                                            .process(e -> shop.add(Outbox.json("{}")));
                                }
                            });
            doku.start();
            doku.order(SampleOrders.json("CURIOUS-1"));
            doku.awaitSettled();

            assertEquals(List.of(), List.copyOf(variables));
            assertEquals(1, shop.size());
        }
    }

    @Test
    void whatWasNotDeliveredIsDeliveredAfterARestart() throws Exception {
        shopIsOpen.set(false);
        JsonNode answer;
        try (Installation doku = start("direct:shop")) {
            answer = doku.order(SampleOrders.json("RESTART-1"));
            Installation.waiting().until(() -> refused.get() >= 1);
        }
        shopIsOpen.set(true);
        try (Installation doku = start("direct:shop")) {
            Installation.waiting().until(() -> !shop.isEmpty());
            doku.awaitSettled();

            assertEquals(List.of(answer), List.copyOf(shop));
        }
    }

    @Test
    void anOutcomeThatComesAgainGetsAFileOfItsOwn() throws Exception {
        try (Installation doku = Installation.in(data).start()) {
            doku.order(SampleOrders.json("AGAIN-1"));
            doku.order(SampleOrders.json("AGAIN-1"));
            doku.order(SampleOrders.json("AGAIN-1"));
            doku.awaitSettled();

            assertEquals(
                    "[default-payment-page-AGAIN-1-r1-accepted.json]",
                    doku.outbox().files("accepted").toString());
            List<JsonNode> duplicates = doku.outbox().documents("duplicate");
            assertEquals(2, duplicates.size());
            assertNotEquals(
                    duplicates.get(0).get("delivery_id"), duplicates.get(1).get("delivery_id"));
        }
    }

    @Test
    void noDestinationMeansNowhere() throws Exception {
        try (Installation doku = start("")) {
            assertEquals(
                    "accepted", doku.order(SampleOrders.json("NOWHERE-1")).get("outcome").asText());
            doku.awaitSettled();

            assertFalse(Files.exists(outbox().resolve("accepted")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nosuchcomponent:x",
                "seda:accepted?nosuchOption=s3cret",
                "no uri at all",
                "direct:shop,http://127.0.0.1:1/x?nosuch%zz=1&password=s3cret",
            })
    void oneThatCannotBeResolvedStopsTheStartByItsName(String destination) {
        Exception stopped =
                assertThrows(InvalidSettingException.class, () -> start(destination).close());

        assertTrue(
                stopped.getMessage().contains("doku.destination.accepted"), stopped.getMessage());
        assertFalse(stopped.getMessage().contains("s3cret"), stopped.getMessage());
    }

    private Path outbox() {
        return data.resolve("outbox");
    }
}
