package io.github.dokucamel.cli.door;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;

/** Answers calls that are not let in, by the route that counts them. */
final class Refusals {

    private static final String ROUTE = "doku-rest-refused";
    private static final String ANSWER = "doku-answer-problem";

    private final CamelContext context;
    private final ProducerTemplate template;

    Refusals(CamelContext context) {
        this.context = context;
        this.template = context.createProducerTemplate();
    }

    /** @param call without a body, with what is wrong with it as its exception */
    void answer(Exchange call) {
        // An edited file of an earlier version has no such route.
        if (context.isStarted() && context.getRoute(ROUTE) != null) {
            template.send("direct:" + ROUTE, call);
            return;
        }
        try {
            context.getRegistry().lookupByNameAndType(ANSWER, Processor.class).process(call);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
