package io.github.dokucamel.rest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.WayInCase;
import io.github.dokucamel.intake.HttpProblemException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** What 12-intake-rest and 13-intake-call show. */
class RestRouteTest extends WayInCase {

    private static final String KEY = "rest-route-key-0123456789";

    @Override
    protected void set(Installation given) {
        given.with("doku.intake.rest.enabled", "true").with("doku.api-key", KEY);
    }

    private static Processor call(String path, String key, String body) {
        return exchange -> {
            exchange.getMessage().setHeader(Exchange.HTTP_METHOD, body == null ? "GET" : "POST");
            exchange.getMessage().setHeader(Exchange.HTTP_URI, path);
            exchange.getMessage().setHeader(Exchange.HTTP_PATH, path);
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
            exchange.getMessage().setHeader("Authorization", "Bearer " + key);
            exchange.getMessage().setBody(body);
        };
    }

    private static int status(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    }

    private static String detail(Exchange exchange) {
        byte[] body = exchange.getMessage().getBody(byte[].class);
        return Outbox.json(new String(body, StandardCharsets.UTF_8)).path("detail").asText();
    }

    @Test
    void theKeyIsAskedForBeforeTheFirstStep() throws Exception {
        Map<String, List<Exchange>> reached = new HashMap<>();
        for (String[] door :
                new String[][] {
                    {"intake-rest", "read-rest-order"},
                    {"order-query", "find-order"},
                    {"order-replay", "read-replay"},
                    {"order-settle", "read-settlement"},
                    {"order-status", "find-payment"},
                    {"intake-call", "read-rest-call"},
                    {"call-query", "find-call"},
                    {"call-replay", "read-call-replay"},
                    {"call-settle", "read-call-settlement"}
                }) {
            reached.put(door[0], instead(door[0], door[1]));
        }
        doku.context().start();

        reached.forEach(
                (route, first) -> {
                    Exchange refused = send("direct:at-" + route, call("/orders/X", "wrong", "{}"));
                    assertEquals(401, status(refused), route);
                    assertEquals("Bearer", refused.getMessage().getHeader("WWW-Authenticate"));
                    assertEquals(List.of(), first);

                    send("direct:at-" + route, call("/orders/X", KEY, "{}"));
                    assertEquals(1, first.size(), route);
                });
    }

    /** Of the whole call, its body included, only the head is read. */
    @Test
    void theKeyIsAskedForWithoutTheBody() throws Exception {
        doku.context().start();
        Processor authorise =
                doku.context().getRegistry().lookupByNameAndType("doku-authorise", Processor.class);
        Exchange exchange = new DefaultExchange(doku.context());
        call("/orders", KEY, "").process(exchange);
        Object unread = new Object();
        exchange.getMessage().setBody(unread);

        authorise.process(exchange);

        assertTrue(exchange.getMessage().getBody() == unread);
    }

    @Test
    void noBeanAnswersACallThatNobodyAsked() throws Exception {
        Exchange exchange = new DefaultExchange(doku.context());
        call("/operations/x/calls/y", KEY, "{}").process(exchange);
        for (String bean :
                List.of(
                        "read-rest-order",
                        "find-order",
                        "decide-order",
                        "find-payment",
                        "read-rest-call",
                        "find-call",
                        "decide-call")) {
            Processor step =
                    doku.context()
                            .getRegistry()
                            .lookupByNameAndType("doku-" + bean, Processor.class);
            HttpProblemException e =
                    assertThrows(HttpProblemException.class, () -> step.process(exchange), bean);
            assertEquals(500, e.status());
        }
    }

    @Test
    void anOrderGoesTheWayOfAllOrdersAndItsOutcomeIsTheAnswer() throws Exception {
        doku.context().start();

        Exchange answer = send("direct:at-intake-rest", call("/orders", KEY, order("ROUTE-1")));

        assertEquals(201, status(answer));
        assertEquals(
                "/orders/ROUTE-1?merchant=default&operation=payment-page&revision=1",
                answer.getMessage().getHeader("Location"));
        Exchange again = send("direct:at-intake-rest", call("/orders", KEY, order("ROUTE-1")));
        assertEquals(200, status(again));
        assertArrayEquals(
                answer.getMessage().getBody(byte[].class),
                again.getMessage().getBody(byte[].class));
    }

    private static String order(String invoiceNumber) {
        return SampleOrders.text(invoiceNumber, 90_000);
    }

    /** What, the body, and what is answered to it. */
    private static final String DECISIONS =
            """
            settle |  | The body is no JSON object
            settle | {"outcome": | The body is no JSON object
            settle | {} {} | The body is no JSON object
            settle | [] | The body is no JSON object
            settle | "x" | The body is no JSON object
            replay | "x" | The body is no JSON object
            replay | null | The body is no JSON object
            replay | {"reason":"a","reason":"b"} | The body is no JSON object
            settle | {} | outcome is accepted or declined
            settle | {"outcome":"ACCEPTED"} | outcome is accepted or declined
            settle | {"outcome":1} | outcome is a text
            settle | {"outcome":"declined"} | reason is missing or longer than 1,000 characters
            settle | {"outcome":"declined","reason":true} | reason is a text
            replay | {"reason":7} | reason is a text
            replay | {"reason":["x"]} | reason is a text
            replay | {"reason":"card 4111111111111111"} | reason holds what looks like a card number; leave it out
            replay | {"reason":"x","why":1} | why is no member of it; known are [reason]
            settle | {"why":1} | why is no member of it; known are [outcome, reason, payment_url]
            settle | {"outcome":"declined","reason":"x","payment_url":"https://a.example/"} | \
            payment_url is an accepted order's alone; leave it out
            settle | {"outcome":"accepted","reason":"x","payment_url":null} | \
            No order of this merchant, operation and revision has that invoice number
            """;

    @Test
    void aDecisionIsBoundAsStrictlyAsAnOrder() throws Exception {
        doku.context().start();
        for (String line : DECISIONS.lines().toList()) {
            String[] given = line.strip().split(" \\|");
            String path = "/orders/NOBODY/" + given[0];
            Exchange answer =
                    send("direct:at-order-" + given[0], call(path, KEY, given[1].strip()));
            assertEquals(given[2].strip(), detail(answer), line);
        }
    }

    @Test
    void aDecisionThatNestsForEverIsRefused() throws Exception {
        doku.context().start();
        String deep = "{\"reason\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";

        assertEquals(
                400, status(send("direct:at-order-replay", call("/orders/X/replay", KEY, deep))));
    }
}
