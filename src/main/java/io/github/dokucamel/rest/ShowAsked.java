package io.github.dokucamel.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Answers a GET with the outcome document of a call, and its history. */
record ShowAsked(Asked.Finder asked, Clock clock) implements Processor {

    @Override
    public void process(Exchange exchange) {
        ObjectNode shown = ShownOrder.tree(asked.find(exchange, 0), clock.instant());
        RestAnswer.json(exchange, 200, shown);
    }
}
