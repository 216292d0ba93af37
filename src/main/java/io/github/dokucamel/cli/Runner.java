package io.github.dokucamel.cli;

import io.github.dokucamel.DokuBundle;
import io.github.dokucamel.InstalledBundle;
import io.github.dokucamel.settings.Settings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** Starts what a standalone bundle stands on, and the bundle in it. */
final class Runner implements AutoCloseable {

    private static final int LOOK_MS = 100;

    private final Home home;
    private final Configuration configuration;
    private final boolean listening;
    private final Main main = new Main();
    private final Deque<Runnable> open = new ArrayDeque<>();
    private final BrokerConnections broker;
    private final int managementPort;
    private final CountDownLatch ended = new CountDownLatch(1);
    private InstalledBundle bundle;
    private EmbeddedSimulator simulator;
    private InboundServers servers;

    /** @param listening whether HTTP and JMS are served; a run that ends by itself opens nothing */
    Runner(Home home, Configuration configuration, boolean listening) throws IOException {
        this.home = home;
        this.configuration = configuration;
        this.listening = listening;
        this.broker = new BrokerConnections(configuration, listening);
        open.push(broker::close);
        // Camel's management server does not tell which port it was given for 0.
        int asked = configuration.settings().runner().managementPort();
        this.managementPort = asked == 0 ? FreePort.any() : asked;
    }

    Settings settings() {
        return configuration.settings();
    }

    InstalledBundle bundle() {
        return bundle;
    }

    int managementPort() {
        return managementPort;
    }

    Main main() {
        return main;
    }

    BrokerConnections broker() {
        return broker;
    }

    /** Prepares everything; {@code ready} is called when the context has started. */
    void prepare(Consumer<Runner> ready) throws Exception {
        // Nothing is served from the class path; Vert.x would unpack it into a temporary directory.
        System.setProperty("vertx.disableFileCPResolving", "true");
        if (listening) {
            listen();
            checkPorts();
        }
        if (settings().usesSimulator()) {
            simulator = EmbeddedSimulator.start(settings(), home.operations());
            open.push(simulator::close);
        }
        configure();
        main.addMainListener(
                new MainListenerSupport() {
                    @Override
                    public void afterConfigure(BaseMainSupport support) {
                        install();
                    }

                    @Override
                    public void afterStart(BaseMainSupport support) {
                        Gauges.add(main.getCamelContext(), bundle, broker);
                        if (simulator != null && servers != null && servers.dokuPort() != 0) {
                            // Only now it is known which port the server was given.
                            simulator.notifyRunner(servers.dokuUrl());
                        }
                        ready.accept(Runner.this);
                    }
                });
    }

    /** Runs until this work, which begins when the context has started, has come to its end. */
    void runFor(String name, Runnable work) throws Exception {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                work.run();
                            } finally {
                                main.completed();
                            }
                        },
                        name);
        thread.setDaemon(true);
        prepare(started -> thread.start());
        try {
            main.run();
        } finally {
            ended.countDown();
        }
    }

    /** Looks again and again whether it holds. False when the run has ended before. */
    boolean await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            if (ended.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    private void checkPorts() {
        FreePort.require("doku.management.port", "127.0.0.1", managementPort);
        servers.check();
        if (settings().intake().isEnabled("jms") && broker.areEmbedded()) {
            FreePort.require(
                    "doku.jms.embedded.port",
                    "127.0.0.1",
                    settings().runner().embeddedBrokerPort());
        }
    }

    private void install() {
        broker.bind(main.getCamelContext().getRegistry());
        if (listening) {
            servers.bind(main.getCamelContext());
        }
        DokuBundle doku = DokuBundle.named("doku").settings(settings());
        home.routes().ifPresent(doku::routes);
        home.operations().ifPresent(doku::operations);
        try {
            bundle = doku.install(main.getCamelContext());
            if (settings().intake().isEnabled("jms")) {
                BrokerHealth.watch(main.getCamelContext(), broker);
            }
            if (listening) {
                servers.start(main.getCamelContext());
            }
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeException(e);
        }
    }

    private void configure() {
        main.setDefaultPropertyPlaceholderLocation("false");
        configuration.others().forEach(main::addInitialProperty);
        var camel = main.configure();
        camel.withName("doku-camel")
                .withShutdownTimeout(
                        (int) Math.max(1, settings().runner().shutdownTimeout().toSeconds()))
                // After the drain, a call that hangs is not waited for: the ledger knows of it.
                .withExtraShutdownTimeout(2)
                .withShutdownLogInflightExchangesOnTimeout(false)
                .withAutoConfigurationLogSummary(false)
                .withJmxEnabled(false)
                .withRoutesIncludePattern("false")
                .withUseMdcLogging(false);
        if (!listening) {
            return;
        }
        main.bind("doku-vertx", servers.management());
        camel.health().withEnabled(true).withExposureLevel("full");
        camel.metrics().withEnabled(true);
        camel.httpManagementServer()
                .withEnabled(true)
                .withHost("127.0.0.1")
                .withPort(managementPort)
                .withHealthCheckEnabled(true)
                .withMetricsEnabled(true);
    }

    private void listen() throws IOException {
        // One for all servers: each would make its own.
        Vertx vertx = Vertx.vertx(HttpAnswers.workers(waiters()));
        open.push(vertx::close);
        servers = new InboundServers(settings(), vertx);
    }

    /** Null when nothing listens. */
    InboundServers servers() {
        return servers;
    }

    /** How many callers of REST may wait for DOKU at the same time. */
    private int waiters() {
        return settings().intake().isEnabled("rest") ? settings().intake().restWaiters() : 0;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            open.pop().run();
        }
    }
}
