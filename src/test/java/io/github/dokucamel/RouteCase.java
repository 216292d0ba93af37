package io.github.dokucamel;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.AdviceWithRouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.apache.camel.util.function.ThrowingConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The route files as they are, in a context that a test starts when it has put its mocks beside the
 * steps it is about.
 */
public abstract class RouteCase extends CamelTestSupport {

    @TempDir protected Path data;
    protected Installation doku;

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withUseAdviceWith(true).withDisableJMX();
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        doku = installation().install();
        return doku.context();
    }

    /** Nothing is listening where its calls would go. */
    protected Installation installation() throws Exception {
        return Installation.in(data).gatewayAt("http://127.0.0.1:9");
    }

    @AfterEach
    void closeTheInstallation() {
        doku.close();
    }

    /** @param route as its file names it */
    protected void advise(String route, ThrowingConsumer<AdviceWithRouteBuilder, Exception> advice)
            throws Exception {
        String id = route.startsWith("doku-") ? route : "doku-" + route;
        AdviceWith.adviceWith(context, id, false, advice);
    }

    /** A mock sees every message that comes to this step. */
    protected MockEndpoint watch(String route, String step) throws Exception {
        advise(route, a -> a.weaveById(step).before().to("mock:" + step));
        return getMockEndpoint("mock:" + step);
    }

    /** Something else happens there. */
    protected void replace(String route, String step, Processor instead) throws Exception {
        advise(route, a -> a.weaveById(step).replace().process(instead));
    }

    /** What DOKU would have answered. */
    protected static void answer(Exchange exchange, int status, String body) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        exchange.getMessage().setBody(body.getBytes(StandardCharsets.UTF_8));
    }
}
