package io.github.dokucamel.cli;

import java.util.List;
import java.util.function.Predicate;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConsumer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/**
 * Which of two servers a route listens at: DOKU's paths are at their own and nowhere else, and
 * nothing else is there.
 *
 * @param isDokus whether DOKU calls this path
 */
record InboundEngine(Predicate<String> isDokus, int notificationPort, int housePort)
        implements PlatformHttpEngine {

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        int port = isDokus.test(endpoint.getPath()) ? notificationPort : housePort;
        return new VertxPlatformHttpConsumer(
                endpoint,
                processor,
                List.of(),
                VertxPlatformHttpRouter.getRouterNameFromPort(port));
    }

    @Override
    public int getServerPort() {
        return housePort;
    }
}
