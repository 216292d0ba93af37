package io.github.dokucamel;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteConfigurationDefinition;

/**
 * Takes a host's error handler, and its route configurations that go for every route, aside while
 * ours are added. With the host's, a message that could not be recorded would be handled, and so
 * acknowledged; and its interceptors would come between signing and posting.
 */
final class HostAside {

    private final ExtendedCamelContext context;
    private final ErrorHandlerFactory errorHandler;
    private final List<RouteConfigurationDefinition> all;
    private final List<RouteConfigurationDefinition> forEveryRoute;

    /** What adds our routes. */
    interface Addition {
        void run() throws Exception;
    }

    /** Runs it with the host's aside. */
    static void during(CamelContext context, Addition addition) throws Exception {
        HostAside aside = new HostAside(context);
        try {
            addition.run();
        } finally {
            aside.putBack();
        }
    }

    private HostAside(CamelContext context) {
        this.context = context.getCamelContextExtension();
        this.errorHandler = this.context.getErrorHandlerFactory();
        this.all = ((ModelCamelContext) context).getRouteConfigurationDefinitions();
        this.forEveryRoute = all.stream().filter(each -> each.getId() == null).toList();
        this.context.setErrorHandlerFactory(null);
        all.removeAll(forEveryRoute);
    }

    private void putBack() {
        all.addAll(forEveryRoute);
        context.setErrorHandlerFactory(errorHandler);
    }
}
