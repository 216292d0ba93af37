package io.github.dokucamel.rest;

import java.time.Clock;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Answers {@code GET /orders/{invoice_number}?merchant=&operation=&revision=}, the query optional. */
record ShowOrder(ShownBill bill, Clock clock) implements Processor {

    @Override
    public void process(Exchange exchange) {
        RestRequest request = RestRequest.of(exchange, "merchant", "operation", "revision");
        Map<String, String> query = request.query();
        RestAnswer.json(
                exchange,
                200,
                bill.of(
                        request.segment(0),
                        query.get("merchant"),
                        query.get("operation"),
                        query.get("revision"),
                        clock.instant()));
    }
}
