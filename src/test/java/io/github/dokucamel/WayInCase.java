package io.github.dokucamel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.AdviceWithRouteBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.apache.camel.util.function.ThrowingConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged route files in a context without a server and a broker: what came by HTTP or from a
 * queue comes by {@code direct:at-ROUTE}. Each test gives its advice and starts the context.
 */
public abstract class WayInCase extends CamelTestSupport {

    @TempDir protected Path data;
    protected Installation doku;

    /** What is set beside the defaults. */
    protected abstract void set(Installation given) throws Exception;

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withUseAdviceWith(true);
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        doku = Installation.in(data);
        set(doku);
        doku.install();
        for (RouteDefinition route : List.copyOf(model().getRouteDefinitions())) {
            String from = route.getInput().getEndpointUri();
            if (from.startsWith("platform-http:") || from.startsWith("doku-jms:")) {
                advise(name(route), advice -> advice.replaceFromWith("direct:at-" + name(route)));
            }
        }
        return doku.context();
    }

    private ModelCamelContext model() {
        return doku.context();
    }

    private static String name(RouteDefinition route) {
        return route.getId().replaceFirst("^doku-", "");
    }

    protected void advise(String route, ThrowingConsumer<AdviceWithRouteBuilder, Exception> advice)
            throws Exception {
        AdviceWith.adviceWith(doku.context(), "doku-" + route, advice);
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

    @AfterEach
    void close() {
        doku.close();
    }
}
