package io.github.dokucamel.simulator;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on one port; may go away for a while and come back. Everything happens on its loop. */
final class Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final int TIMEOUT_SECONDS = 20;
    private static final long BLOCKED_LOOK_MS = 10_000;
    private static final int TRIES = 100;
    private static final int PAUSE_MS = 20;

    private final String host;
    private final Handler<HttpServerRequest> door;
    private final Vertx vertx = Vertx.vertx(lean());
    private final Context loop = vertx.getOrCreateContext();
    private volatile int port;
    private HttpServer server;
    private HungPort hung;
    private long comeBack = -1;

    Listener(String host, int port, Handler<HttpServerRequest> door) {
        this.host = host;
        this.port = port;
        this.door = door;
    }

    int port() {
        return port;
    }

    Future<Void> listen() {
        return onLoop(this::open);
    }

    /** Ends with the time the rule names, or with {@link #comeBack}. */
    Future<Void> goAway(FaultRule outage) {
        return onLoop(() -> shut().compose(shut -> away(outage)));
    }

    private Future<Void> away(FaultRule outage) {
        outage.duration(FaultOption.FOR)
                .ifPresent(time -> comeBack = vertx.setTimer(time.toMillis(), this::comeBackAlone));
        return patiently(() -> leave(outage.fault() == Fault.CONNECT_TIMEOUT), TRIES);
    }

    /** A listener that is closed still takes connections until its port can be bound again. */
    private Future<Void> leave(boolean hangs) {
        try (Socket probe = new Socket()) {
            if (hangs) {
                hung = HungPort.at(host, port);
            } else {
                probe.setReuseAddress(true);
                probe.bind(new InetSocketAddress(host, port));
            }
            return Future.succeededFuture();
        } catch (IOException e) {
            return Future.failedFuture(e);
        }
    }

    /** Nothing happens when it is there. */
    Future<Void> comeBack() {
        return onLoop(
                () ->
                        server != null
                                ? Future.succeededFuture()
                                : shut().compose(shut -> patiently(this::open, TRIES)));
    }

    /** A listener that is closed may take a moment more to leave its port. */
    private Future<Void> patiently(Supplier<Future<Void>> work, int tries) {
        return work.get()
                .recover(
                        failure ->
                                tries == 0
                                        ? Future.failedFuture(failure)
                                        : vertx.timer(PAUSE_MS, TimeUnit.MILLISECONDS)
                                                .compose(fired -> patiently(work, tries - 1)));
    }

    private void comeBackAlone(long timer) {
        comeBack().onFailure(e -> LOG.error("simulator cannot listen on port {} again", port, e));
    }

    Future<Void> close() {
        return onLoop(this::shut).eventually(() -> vertx.close());
    }

    private Future<Void> open() {
        HttpServerOptions http =
                new HttpServerOptions()
                        .setHost(host)
                        .setPort(port)
                        .setHttp2ClearTextEnabled(false)
                        .setHandle100ContinueAutomatically(true)
                        .setAcceptBacklog(4096);
        return vertx.createHttpServer(http)
                .requestHandler(door)
                .listen()
                .onSuccess(
                        listening -> {
                            server = listening;
                            port = listening.actualPort();
                        })
                .mapEmpty();
    }

    private Future<Void> shut() {
        if (comeBack >= 0) {
            vertx.cancelTimer(comeBack);
            comeBack = -1;
        }
        if (hung != null) {
            hung.close();
            hung = null;
        }
        HttpServer open = server;
        server = null;
        return open == null ? Future.succeededFuture() : open.close();
    }

    /** On the loop; its exception is the future's. */
    <T> Future<T> ask(Function<Vertx, T> work) {
        return onLoop(() -> Future.succeededFuture(work.apply(vertx)));
    }

    Future<Void> run(Consumer<Vertx> work) {
        return ask(
                started -> {
                    work.accept(started);
                    return null;
                });
    }

    private <T> Future<T> onLoop(Supplier<Future<T>> work) {
        Promise<T> done = Promise.promise();
        loop.runOnContext(
                now -> Future.succeededFuture().compose(begun -> work.get()).onComplete(done));
        return done.future();
    }

    /** Not on the loop, which would wait for itself. */
    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("no answer in " + TIMEOUT_SECONDS + " s", e);
        }
    }

    /** No worker is ever used and nothing is unpacked to a temporary directory. */
    private static VertxOptions lean() {
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setUseDaemonThread(true)
                .setBlockedThreadCheckInterval(BLOCKED_LOOK_MS)
                .setFileSystemOptions(
                        new FileSystemOptions()
                                .setFileCachingEnabled(false)
                                .setClassPathResolvingEnabled(false));
    }
}
