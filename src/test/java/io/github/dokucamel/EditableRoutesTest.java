package io.github.dokucamel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deployer edits a route file, and nothing is built. */
class EditableRoutesTest {

    @TempDir Path data;
    @TempDir Path routes;

    @BeforeEach
    void copy() throws Exception {
        RouteFiles.copyTo(routes);
    }

    private void edit(String name, String before, String after) throws Exception {
        Path file = routes.resolve(name);
        String text = Files.readString(file);
        assertTrue(text.contains(before), name + " has changed; so must this test");
        Files.writeString(file, text.replace(before, after));
    }

    @Test
    void aStepMoreTellsSomebodyElseOfEveryMessage() throws Exception {
        edit(
                "50-outcome.camel.yaml",
                """
                        - doTry:
                            id: deliver
                """,
                """
                        - wireTap:
                            id: tell-auditor
                            uri: direct:auditor
                        - doTry:
                            id: deliver
                """);
        Queue<String> auditor = new ConcurrentLinkedQueue<>();
        try (Installation doku =
                Installation.in(data)
                        .routes(routes)
                        .with("doku.destination.accepted", "direct:shop")) {
            doku.context()
                    .addRoutes(
                            new RouteBuilder() {
                                @Override
                                public void configure() {
                                    from("direct:shop").stop();
                                    from("direct:auditor")
                                            .process(
                                                    e ->
                                                            auditor.add(
                                                                    e.getMessage()
                                                                            .getHeader(
                                                                                    "DokuOutcome",
                                                                                    String.class)));
                                }
                            });
            doku.start();
            doku.order(SampleOrders.json("EDITED-1"));

            Installation.waiting().until(() -> auditor.size() == 1);
            assertEquals("accepted", auditor.peek());
        }
    }

    @Test
    void aHeaderAddedBeforeTheCallStillDoesNotReachDoku() throws Exception {
        edit(
                "30-send.camel.yaml",
                """
                        - process:
                            id: record-attempt
                """,
                """
                        - setHeader:
                            id: mark
                            name: X-Mark
                            expression:
                              constant:
                                expression: mine
                        - process:
                            id: record-attempt
                """);
        try (Installation doku = Installation.in(data).routes(routes).start()) {
            assertEquals(
                    "accepted", doku.order(SampleOrders.json("EDITED-2")).get("outcome").asText());
            assertEquals(
                    0,
                    doku.gateway().requests().stream()
                            .filter(r -> r.headers().containsKey("X-Mark"))
                            .count());
        }
    }

    /** As of a file of an earlier version from which somebody took what was refused. */
    @Test
    void anAnswerThatNobodyReadsIsUnknownAndNotPostedWithoutEnd() throws Exception {
        edit(
                "40-doku-call.camel.yaml",
                """
                        - process:
                            id: read-answer
                            description: "What it means: one table for every answer, and for every way to get none"
                            ref: doku-read-answer
                """,
                "");
        try (Installation doku =
                Installation.in(data)
                        .routes(routes)
                        .with("doku.retry.attempts", "2")
                        .with("doku.retry.first-delay", "50ms")) {
            doku.start();
            doku.order(SampleOrders.json("UNREAD-1"));
            Installation.waiting()
                    .until(() -> doku.outbox().byInvoice("unresolved").containsKey("UNREAD-1"));
            long posts =
                    doku.gateway().requests().stream()
                            .filter(request -> request.toString().startsWith("POST"))
                            .count();
            assertEquals(2, posts);
        }
    }

    @Test
    void whatNobodyConfirmsComesAgainLaterAndNotAtOnce() throws Exception {
        edit(
                "50-outcome.camel.yaml",
                """
                      - process:
                          id: confirm-delivery
                          ref: doku-confirm-delivery
        """
                        .stripTrailing(),
                "");
        Queue<Long> times = new ConcurrentLinkedQueue<>();
        try (Installation doku =
                Installation.in(data)
                        .routes(routes)
                        .with("doku.destination.accepted", "direct:shop")
                        .with("doku.delivery.first-delay", "1s")) {
            doku.context()
                    .addRoutes(
                            new RouteBuilder() {
                                @Override
                                public void configure() {
                                    from("direct:shop").process(e -> times.add(System.nanoTime()));
                                }
                            });
            doku.start();
            doku.order(SampleOrders.json("UNCONFIRMED-1"));
            Installation.waiting().until(() -> times.size() >= 2);
        }
        long first = times.remove();
        assertTrue(times.remove() - first > 900_000_000L, "it came again at once");
    }

    @Test
    void aFileMoreIsAJourneyMore() throws Exception {
        Files.writeString(
                routes.resolve("95-shop.camel.yaml"),
                """
                - route:
                    id: shop-order
                    from:
                      uri: direct:shop-order
                      steps:
                        - setBody:
                            id: compose
                            expression:
                              constant:
                                expression: >-
                                  {"invoice_number":"SHOP-1","amount":1000,"customer":{"phone":"+62812000"}}
                        - to:
                            id: place
                            uri: direct:doku-order
                """);
        try (Installation doku = Installation.in(data).routes(routes).start()) {
            String answer =
                    doku.context()
                            .createFluentProducerTemplate()
                            .to("direct:shop-order")
                            .request(String.class);

            assertEquals("accepted", Outbox.json(answer).get("outcome").asText());
        }
    }
}
