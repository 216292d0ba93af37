package io.github.dokucamel.cli;

import io.github.dokucamel.settings.Settings;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/**
 * The HTTP server of the REST intake and of DOKU's notifications. Camel's own listens before there is any route, and says 404
 * until then, which a caller takes for good. This one starts when the bundle is in place, and knows
 * its own answers before it listens.
 */
final class InboundServer extends VertxPlatformHttpServer {

    private final int configuredPort;
    private final Duration patience;

    private InboundServer(VertxPlatformHttpServerConfiguration configuration, Duration patience) {
        super(configuration);
        this.patience = patience;
        this.configuredPort = configuration.getBindPort();
    }

    static void start(CamelContext context, Settings settings) throws Exception {
        VertxPlatformHttpServerConfiguration configuration =
                new VertxPlatformHttpServerConfiguration();
        configuration.setServerType(VertxPlatformHttpRouter.SERVER_TYPE_SERVER);
        configuration.setBindHost(settings.intake().httpHost());
        configuration.setBindPort(settings.intake().httpPort());
        configuration.setMaxBodySize(mostBytes(settings) * 2L);
        configuration.getBodyHandler().setHandleFileUploads(false);
        context.addService(
                new InboundServer(configuration, settings.runner().httpRequestTimeout()),
                true,
                true);
    }

    /** What is larger is answered in words up to twice this size, and unread beyond. */
    private static int mostBytes(Settings settings) {
        int order = settings.intake().isEnabled("rest") ? settings.intake().maxOrderBytes() : 0;
        return settings.notifications().isEnabled()
                ? Math.max(order, settings.notifications().maxBytes())
                : order;
    }

    @Override
    protected void startServer() throws Exception {
        HttpAnswers.install(getCamelContext(), configuredPort, patience);
        super.startServer();
    }
}
