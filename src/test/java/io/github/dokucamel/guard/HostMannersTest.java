package io.github.dokucamel.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.DeadLetterChannelBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.DeadLetterChannelDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a host does in its Camel, an order goes its way, and the host's own things stay its own. */
class HostMannersTest {

    /** Some are ours, all are a host's here. */
    private static final List<String> NAMES =
            List.of(
                    "answer",
                    "arrival",
                    "attempt",
                    "call",
                    "claim",
                    "claims",
                    "destination",
                    "endpoint",
                    "evidence",
                    "failure",
                    "next",
                    "outgoing",
                    "question",
                    "recorded",
                    "sealed",
                    "secret-id",
                    "source",
                    "token-kind",
                    "tokens",
                    "view",
                    "wait",
                    "mine");

    @TempDir Path data;
    private final AtomicInteger dead = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(strings = {"direct:doku-order", "direct:doku-call-operation"})
    void variablesOfAHostStayOutAndComeBackUnchanged(String door) throws Exception {
        try (Installation doku = Installation.in(data).start()) {
            boolean isCall = door.endsWith("operation");
            String body =
                    isCall
                            ? "{\"identifier\":\"MANNERS-0\"}"
                            : new String(SampleOrders.json("MANNERS-1"), StandardCharsets.UTF_8);
            Exchange exchange = exchange(doku, door, body, Map.of("operation", "check-status"));

            assertNotNull(exchange.getMessage().getBody(), "no answer");
            JsonNode document = Outbox.json(exchange.getMessage().getBody(String.class));
            assertEquals(1, document.get("attempts").asInt(), document.toString());
            assertEquals("direct", document.at("/source/intake").asText());
            assertEquals(hosts(), exchange.getVariables());
        }
    }

    @Test
    void variablesOfAHostComeBackThoughItsOrderIsNone() throws Exception {
        try (Installation doku = Installation.in(data).start()) {
            Exchange exchange = exchange(doku, "direct:doku-order", "no JSON", Map.of());

            assertNotNull(exchange.getException());
            assertEquals(hosts(), exchange.getVariables());
        }
    }

    private Exchange exchange(
            Installation doku, String door, String body, Map<String, Object> headers) {
        return doku.context()
                .createFluentProducerTemplate()
                .to(door)
                .withProcessor(
                        e -> {
                            hosts().forEach(e::setVariable);
                            headers.forEach(e.getMessage()::setHeader);
                            e.getMessage().setBody(body);
                        })
                .send();
    }

    private static Map<String, Object> hosts() {
        Map<String, Object> hosts = new HashMap<>();
        for (int i = 0; i < NAMES.size(); i++) {
            hosts.put(NAMES.get(i), i % 2 == 0 ? "a text" : Integer.valueOf(i));
        }
        return hosts;
    }

    /** Of every route, those of templates too: whoever adds one need not think of it. */
    @Test
    void noRouteOfOursHasAnErrorHandlerOrAConfigurationOfTheHost() throws Exception {
        try (Installation doku = Installation.in(data).readingFiles()) {
            meddle(doku);
            doku.start();

            List<RouteDefinition> ours =
                    doku.context().getRouteDefinitions().stream()
                            .filter(route -> route.getId().startsWith("doku-"))
                            .toList();
            assertTrue(ours.size() > 15, ours.toString());
            for (RouteDefinition route : ours) {
                assertFalse(
                        route.getErrorHandlerFactory() instanceof DeadLetterChannelDefinition,
                        route.getId());
                Stream.of(String.valueOf(route.getAppliedRouteConfigurationIds()))
                        .forEach(ids -> assertFalse(ids.contains("default"), route.getId() + ids));
            }
        }
    }

    @Test
    void aHostsErrorHandlerGetsNothingOfOurs() throws Exception {
        try (Installation doku = Installation.in(data)) {
            meddle(doku);
            doku.start();

            assertNotNull(order(doku, "no JSON".getBytes(StandardCharsets.UTF_8)).getException());
            doku.bundle().ledger().close();
            assertNotNull(order(doku, SampleOrders.json("MANNERS-2")).getException());

            assertEquals(0, dead.get());
        }
    }

    @Test
    void whatIsPostedIsWhatWasSigned() throws Exception {
        try (Installation doku = Installation.in(data)) {
            meddle(doku);
            doku.start();

            Exchange answered = order(doku, SampleOrders.json("MANNERS-3"));

            JsonNode document = Outbox.json(answered.getMessage().getBody(String.class));
            assertEquals("accepted", document.get("outcome").asText(), document.toString());
            assertEquals(1, document.get("attempts").asInt());
        }
    }

    private static Exchange order(Installation doku, byte[] json) {
        return doku.context()
                .createFluentProducerTemplate()
                .to("direct:doku-order")
                .withBody(json)
                .send();
    }

    /** A host with an error handler, a configuration and an interceptor for all its routes. */
    private void meddle(Installation doku) throws Exception {
        doku.context()
                .getCamelContextExtension()
                .setErrorHandlerFactory(new DeadLetterChannelBuilder("direct:dead"));
        doku.context()
                .addRoutesConfigurations(
                        new RouteConfigurationBuilder() {
                            @Override
                            public void configuration() {
                                routeConfiguration()
                                        .onException(Exception.class)
                                        .handled(true)
                                        .to("direct:dead");
                                routeConfiguration()
                                        .intercept()
                                        .setHeader("Client-Id", constant("BRN-evil"));
                            }
                        });
        doku.context()
                .addRoutes(
                        new RouteBuilder() {
                            @Override
                            public void configure() {
                                interceptSendToEndpoint("doku-http*")
                                        .setHeader("Client-Id", constant("BRN-evil"))
                                        .setHeader("Request-Id", constant("evil"))
                                        .setBody(constant("{}"));
                                from("direct:dead").process(e -> dead.incrementAndGet());
                            }
                        });
    }
}
