package io.github.dokucamel;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.model.RouteDefinition;

/**
 * The packaged route files in a context without a server and a broker: what came by HTTP or from a
 * queue comes by {@code direct:at-ROUTE}. Each test gives its advice and starts the context.
 */
public abstract class WayInCase extends RouteCase {

    /** What is set beside the defaults. */
    protected abstract void set(Installation given) throws Exception;

    /** With the simulator as its gateway. */
    @Override
    protected Installation installation() throws Exception {
        Installation given = Installation.in(data);
        set(given);
        return given;
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        super.createCamelContext();
        context = doku.context();
        for (RouteDefinition route : List.copyOf(context.getRouteDefinitions())) {
            String from = route.getInput().getEndpointUri();
            if (from.startsWith("platform-http:") || from.startsWith("doku-jms:")) {
                advise(name(route), advice -> advice.replaceFromWith("direct:at-" + name(route)));
            }
        }
        return context;
    }

    private static String name(RouteDefinition route) {
        return route.getId().replaceFirst("^doku-", "");
    }

    /** Notes every message that reaches a step, in place of the step. */
    protected List<Exchange> instead(String route, String step) throws Exception {
        List<Exchange> reached = new ArrayList<>();
        advise(route, advice -> advice.weaveById(step).replace().process(reached::add));
        return reached;
    }

    /** What came of a message that goes in there. */
    protected Exchange send(String endpoint, Processor message) {
        return template.send(endpoint, message);
    }
}
