package io.github.dokucamel.cli;

import io.github.dokucamel.settings.IntakeSettings;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/**
 * The HTTP server of the REST intake. Camel's own listens before there is any route, and says 404
 * until then, which a caller takes for good. This one starts when the bundle is in place, and knows
 * its own answers before it listens.
 */
final class OrderServer extends VertxPlatformHttpServer {

    private final int configuredPort;
    private final Duration patience;

    private OrderServer(VertxPlatformHttpServerConfiguration configuration, Duration patience) {
        super(configuration);
        this.patience = patience;
        this.configuredPort = configuration.getBindPort();
    }

    /** @param patience how long a caller may take to send its body */
    static void start(CamelContext context, IntakeSettings intake, Duration patience)
            throws Exception {
        VertxPlatformHttpServerConfiguration configuration =
                new VertxPlatformHttpServerConfiguration();
        configuration.setServerType(VertxPlatformHttpRouter.SERVER_TYPE_SERVER);
        configuration.setBindHost(intake.httpHost());
        configuration.setBindPort(intake.httpPort());
        configuration.setMaxBodySize(intake.maxOrderBytes() * 2L);
        configuration.getBodyHandler().setHandleFileUploads(false);
        context.addService(new OrderServer(configuration, patience), true, true);
    }

    @Override
    protected void startServer() throws Exception {
        HttpAnswers.install(getCamelContext(), configuredPort, patience);
        super.startServer();
    }
}
