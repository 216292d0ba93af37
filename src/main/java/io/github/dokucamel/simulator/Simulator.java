package io.github.dokucamel.simulator;

import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A strict DOKU on loopback: checks headers, signatures and bodies as DOKU does in both schemes,
 * hands out payment pages on which no money moves, and notifies the merchant of what is done there.
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

    private final SimulatorOptions options;
    private final RequestRecorder recorder;
    private final FaultRules faults = new FaultRules();
    private final Inside inside;
    private volatile Listener listener;
    private volatile String baseUrl;
    private volatile int port;

    public Simulator(SimulatorOptions options) {
        this.options = options;
        this.recorder =
                new RequestRecorder(options.keepRequests, Runtime.getRuntime().maxMemory() / 8);
        this.inside = Inside.of(options, faults, recorder, this::baseUrl, this::beginOutage);
        options.faults.stream().filter(rule -> !rule.fault().isOutage()).forEach(faults::add);
    }

    /**
     * Listens when it returns, unless its options say that it refuses. May be started again after
     * {@link #close()}, as a DOKU that was away for a while: it still knows what it answered before.
     *
     * @return this
     * @throws IllegalStateException running, or the port is taken
     */
    public synchronized Simulator start() {
        if (listener != null) {
            throw new IllegalStateException("simulator is running");
        }
        listener = new Listener(options.host, options.port, inside.door()::enter);
        try {
            Listener.await(listener.run(inside.notifier()::begin));
            Listener.await(listener.listen());
            port = listener.port();
        } catch (IllegalStateException e) {
            close();
            throw new IllegalStateException(
                    "simulator cannot listen on %s:%s. Take another port, or 0 for a free one."
                            .formatted(options.host, options.port),
                    e);
        }
        String host = options.host.contains(":") ? "[" + options.host + "]" : options.host;
        baseUrl = "http://" + host + ":" + port;
        LOG.warn("SIMULATOR on {}: this is not DOKU, no money moves", baseUrl);
        options.faults.stream().filter(rule -> rule.fault().isOutage()).forEach(this::addFault);
        return this;
    }

    /**
     * From the next call on. Of several rules for a call the first one hits. {@link Fault#REFUSE} and
     * {@link Fault#CONNECT_TIMEOUT} begin at once, cut every connection, and replace each other.
     *
     * @throws IllegalStateException an outage, and the simulator is not running
     */
    public void addFault(FaultRule rule) {
        if (rule.fault().isOutage()) {
            Listener.await(running().goAway(rule));
        } else {
            faults.add(rule);
        }
    }

    /** In the order in which they were added; an outage is none of them. */
    public List<FaultRule> faults() {
        return faults.rules();
    }

    /** Behaves again; an outage ends. */
    public void removeFaults() {
        faults.clear();
        if (listener != null) {
            Listener.await(running().comeBack());
        }
    }

    /**
     * Where notifications go from now on: http to a loopback address. May be said before the start
     * and after it, when the merchant's port is known.
     *
     * @throws IllegalArgumentException another address
     */
    public void notifyAt(String url) {
        inside.courier().notifyAt(NotificationTarget.of(url, ""));
    }

    /**
     * @param signedTarget the path that is signed instead of that of the URL: the public one, of a
     *     merchant behind a proxy
     */
    public void notifyAt(String url, String signedTarget) {
        inside.courier().notifyAt(NotificationTarget.of(url, signedTarget));
    }

    /** Where merchants are called in SNAP's scheme from now on; null: nowhere. */
    public void notifySnapAt(SnapPaths paths) {
        inside.courier().callSnapAt(paths);
    }

    /** Every access token is over, before its time. */
    public void forgetSnapTokens() {
        onLoop(inside -> inside.tokens().forget());
    }

    /** Pays and declines without a browser, whoever's order it is. */
    public Payer payer() {
        return new Payer(this, null);
    }

    /** The same for the orders of one merchant. */
    public Payer payer(String clientId) {
        return new Payer(this, clientId);
    }

    <T> T onLoop(Function<Inside, T> work) {
        return Listener.await(running().ask(vertx -> work.apply(inside)));
    }

    private Listener running() {
        Listener running = listener;
        if (running == null) {
            throw new IllegalStateException("simulator is not running");
        }
        return running;
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
     * SimulatorOptions#withKeepRequests}, and about an eighth of the heap: later ones are only counted.
     * Bodies over 64 KiB are left out.
     */
    public List<RecordedRequest> requests() {
        return recorder.requests();
    }

    /**
     * Those of all requests that were answered neither with 2xx nor as a repeat (409, but not that of
     * an X-EXTERNAL-ID used twice on a day): refusals of every kind, declines and unknown orders included. What a fault made of an answer is none. The
     * first 10,000.
     */
    public List<RecordedRequest> violations() {
        return recorder.violations();
    }

    /** Forgets the requests, violations and their number; what was answered stays remembered. */
    public void forgetRequests() {
        recorder.clear();
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
        if (listener != null) {
            Listener running = listener;
            listener = null;
            Listener.await(running.run(vertx -> inside.notifier().end()));
            Listener.await(running.close());
        }
    }

    /** From the loop itself, which must not wait for itself. */
    private void beginOutage(FaultRule outage) {
        Listener running = listener;
        if (running != null) {
            running.goAway(outage)
                    .onFailure(e -> LOG.error("simulator cannot begin {}", outage, e));
        }
    }
}
