package io.github.dokucamel.cli.door;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.VertxWrapper;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes HTTP servers that speak HTTP/1.1 and nothing else, each behind a {@link Door}. Camel's own
 * servers take their Vert.x from here, and with it the door.
 */
final class DoorVertx extends VertxWrapper {

    private static final int LOOKS = 8;
    private static final long LONGEST_PAUSE_MS = 1_000;

    private final Door door;
    private final long pauseMs;
    private final AtomicBoolean watching = new AtomicBoolean();

    DoorVertx(VertxInternal vertx, Door door) {
        super(vertx);
        this.door = door;
        this.pauseMs = Math.min(LONGEST_PAUSE_MS, door.visits().patienceMs() / LOOKS);
    }

    private void enter(HttpConnection connection) {
        door.enter(connection);
        watch();
    }

    /** As long as anybody is there, so that an idle service does nothing. */
    private void watch() {
        if (watching.compareAndSet(false, true)) {
            setTimer(
                    pauseMs,
                    now -> {
                        watching.set(false);
                        if (door.visits().endLate()) {
                            watch();
                        }
                    });
        }
    }

    @Override
    public HttpServer createHttpServer() {
        return createHttpServer(new HttpServerOptions());
    }

    @Override
    public HttpServer createHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
        // What is larger never comes as far.
        options.setMaxInitialLineLength(Framing.MOST_HEAD_BYTES);
        options.setMaxHeaderSize(Framing.MOST_HEAD_BYTES);
        HttpServer server = super.createHttpServer(options);
        server.connectionHandler(this::enter);
        return (HttpServer)
                Proxy.newProxyInstance(
                        HttpServer.class.getClassLoader(),
                        new Class<?>[] {HttpServer.class},
                        (proxy, method, given) -> {
                            try {
                                boolean handles =
                                        method.getName().equals("requestHandler") && given != null;
                                return handles
                                        ? server.requestHandler(behind(given[0]))
                                        : method.invoke(server, given);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    @SuppressWarnings("unchecked") // What the method is declared to take.
    private Handler<HttpServerRequest> behind(Object routes) {
        return request -> door.receive(request, (Handler<HttpServerRequest>) routes);
    }
}
