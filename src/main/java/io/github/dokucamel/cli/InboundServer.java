package io.github.dokucamel.cli;

import io.github.dokucamel.settings.Settings;
import io.vertx.core.Vertx;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/**
 * An HTTP server of the REST intake, of DOKU's notifications, or of both. Camel's own listens before
 * there is any route, and says 404 until then, which a caller takes for good. This one starts when
 * the bundle is in place, and knows its own answers before it listens.
 */
final class InboundServer extends VertxPlatformHttpServer {

    private final int configuredPort;
    private final Vertx door;

    private InboundServer(VertxPlatformHttpServerConfiguration configuration, Vertx door) {
        super(configuration);
        this.configuredPort = configuration.getBindPort();
        this.door = door;
    }

    /** @param door what every call passes first */
    static InboundServer start(
            CamelContext context, Settings settings, String host, int port, Vertx door)
            throws Exception {
        VertxPlatformHttpServerConfiguration configuration =
                new VertxPlatformHttpServerConfiguration();
        configuration.setServerType(VertxPlatformHttpRouter.SERVER_TYPE_SERVER);
        configuration.setBindHost(host);
        configuration.setBindPort(port);
        configuration.setMaxBodySize(
                (long)
                        Math.max(
                                settings.intake().maxOrderBytes(),
                                settings.notifications().maxBytes()));
        configuration.getBodyHandler().setHandleFileUploads(false);
        InboundServer server = new InboundServer(configuration, door);
        context.addService(server, true, true);
        return server;
    }

    @Override
    protected Vertx lookupVertx() {
        return door;
    }

    @Override
    protected void startServer() throws Exception {
        HttpAnswers.install(getCamelContext(), configuredPort);
        super.startServer();
    }
}
