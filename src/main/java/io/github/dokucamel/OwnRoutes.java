package io.github.dokucamel;

import java.util.Set;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteBuilderLifecycleStrategy;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;

/** Marks the routes of a file as ours: their names, their error handler, their doors. */
final class OwnRoutes implements RouteBuilderLifecycleStrategy {

    private final String instance;

    /** Where a host's own exchanges come in. */
    private final Set<String> doors;

    OwnRoutes(String instance) {
        this.instance = instance;
        this.doors =
                Set.of("direct:" + instance + "-order", "direct:" + instance + "-call-operation");
    }

    @Override
    public void afterConfigure(RouteBuilder builder) {
        for (RouteDefinition route : builder.getRouteCollection().getRoutes()) {
            if (!route.getId().startsWith(instance + "-")) {
                route.setId(instance + "-" + route.getId());
            }
            route.setNodePrefixId(instance + "-");
            // Those that no configuration of ours has given one would get the host's at the start.
            route.setErrorHandlerFactoryIfNull(new DefaultErrorHandlerDefinition());
            if (doors.contains(route.getInput().getEndpointUri())) {
                route.routePolicy(new HostDoor());
            }
        }
    }
}
