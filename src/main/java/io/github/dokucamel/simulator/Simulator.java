package io.github.dokucamel.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A strict DOKU on loopback: checks headers, signatures and bodies as DOKU does and hands out payment
 * pages on which no money moves.
 *
 * <pre>{@code
 * try (Simulator doku = new Simulator(SimulatorOptions.forMerchant(clientId, secretKey)).start()) {
 *     // POST to doku.baseUrl() + "/credit-card/v1/payment-page"
 * }
 * }</pre>
 *
 * <p>One event loop serves everything; its threads are daemons. What it remembers (Request-Ids,
 * invoice numbers, pages: 1,000,000 each) is bounded by shares of the heap too; the oldest is
 * forgotten first.
 */
public final class Simulator implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Simulator.class);
    private static final int TIMEOUT_SECONDS = 20;

    private final SimulatorOptions options;
    private final RequestRecorder recorder;
    private FrontDoor door;
    private Vertx vertx;
    private volatile String baseUrl;
    private volatile int port;

    public Simulator(SimulatorOptions options) {
        this.options = options;
        this.recorder =
                new RequestRecorder(options.keepRequests(), Runtime.getRuntime().maxMemory() / 8);
    }

    /**
     * Listens when it returns. May be started again after {@link #close()}, as a DOKU that was away
     * for a while: it still knows what it answered before.
     *
     * @return this
     * @throws IllegalStateException running, or the port is taken
     */
    public synchronized Simulator start() {
        if (vertx != null) {
            throw new IllegalStateException("simulator is running");
        }
        if (door == null) {
            door = door();
        }
        vertx = Vertx.vertx(lean());
        HttpServerOptions http =
                new HttpServerOptions()
                        .setHost(options.host())
                        .setPort(options.port())
                        .setHttp2ClearTextEnabled(false)
                        .setHandle100ContinueAutomatically(true)
                        .setAcceptBacklog(4096);
        try {
            HttpServer server =
                    await(vertx.createHttpServer(http).requestHandler(door::enter).listen());
            port = server.actualPort();
        } catch (IllegalStateException e) {
            close();
            throw new IllegalStateException(
                    "simulator cannot listen on %s:%d. Take another port, or 0 for a free one."
                            .formatted(options.host(), options.port()),
                    e);
        }
        String host = options.host().contains(":") ? "[" + options.host() + "]" : options.host();
        baseUrl = "http://" + host + ":" + port;
        LOG.warn("SIMULATOR on {}: this is not DOKU, no money moves", baseUrl);
        return this;
    }

    /** The port listened on; 0 before {@link #start()}. */
    public int port() {
        return port;
    }

    /** E.g. {@code http://127.0.0.1:41234}, without a slash at the end; null before the start. */
    public String baseUrl() {
        return baseUrl;
    }

    /**
     * A copy of what was asked so far, in the order of the answers. At most {@link
     * SimulatorOptions#keepRequests()}, and about an eighth of the heap: later ones are only counted.
     * Bodies over 64 KiB are left out.
     */
    public List<RecordedRequest> requests() {
        return recorder.requests();
    }

    /**
     * Those of all requests that were answered neither with 2xx nor as a repeat (409): refusals of
     * every kind, declines and unknown orders included. The first 10,000.
     */
    public List<RecordedRequest> violations() {
        return recorder.violations();
    }

    /** How many requests were answered, kept or not. */
    public long requestCount() {
        return recorder.count();
    }

    /** How many requests are being worked on now. */
    public int inFlight() {
        return recorder.inFlight();
    }

    /** The most requests that were ever worked on at the same time. */
    public int mostInFlight() {
        return recorder.mostInFlight();
    }

    /** Stops listening; what is in progress gets no answer. May be called again. */
    @Override
    public synchronized void close() {
        if (vertx != null) {
            Vertx running = vertx;
            vertx = null;
            await(running.close());
        }
    }

    private FrontDoor door() {
        Clock clock = options.clock();
        long memory = Runtime.getRuntime().maxMemory();
        Map<String, WireSignature> merchants =
                options.merchants().entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, e -> new WireSignature(e.getValue())));
        PaymentPages pages =
                new PaymentPages(new PaymentPageCheck(), options.declinePattern(), memory / 8);
        Gateway gateway =
                new Gateway(
                        new HeaderCheck(merchants, clock),
                        new RequestMemory(memory / 8),
                        pages,
                        new OrderStatus(pages, options.statusBeforePayment()),
                        this::afterLatency,
                        this::baseUrl,
                        clock);
        return new FrontDoor(gateway, merchants, recorder, clock);
    }

    private void afterLatency(Runnable task) {
        long millis = options.latency().toMillis();
        if (millis == 0) {
            task.run();
        } else {
            Vertx.currentContext().owner().setTimer(millis, fired -> task.run());
        }
    }

    /** No worker is ever used and nothing is unpacked to a temporary directory. */
    private static VertxOptions lean() {
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setUseDaemonThread(true)
                .setFileSystemOptions(
                        new FileSystemOptions()
                                .setFileCachingEnabled(false)
                                .setClassPathResolvingEnabled(false));
    }

    private static <T> T await(Future<T> future) {
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
}
