package io.github.dokucamel;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.settings.SettingNames;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.simulator.Simulator;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.core.ConditionFactory;

/** The bundle in a CamelContext of its own, with a real ledger and a strict gateway beside it. */
public final class Installation implements AutoCloseable {

    /** Directories are looked into more often than routes say, for nobody to wait. */
    private static final int LOOK_MS = 50;

    private final Path data;
    private final Map<String, String> given = new HashMap<>();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private SimulatorOptions options = SimulatorOptions.defaults().withStrict(true);
    private Simulator gateway;
    private Path routes;
    private Clock clock;
    private InstalledBundle bundle;

    private Installation(Path data) {
        this.data = data;
        with("doku.environment", "simulator");
        with("doku.data-dir", data.toString());
        with("doku.intake.file.enabled", "false");
        with("doku.intake.jms.enabled", "false");
        with("doku.intake.rest.enabled", "false");
        with("doku.notification.enabled", "false");
        with("doku.progress.interval", "0s");
        with("doku.delivery.first-delay", "100ms");
        with("doku.report.interval", "100ms");
        context.disableJMX();
        context.getShutdownStrategy().setTimeout(5);
        context.getCamelContextExtension()
                .registerEndpointCallback(
                        (uri, endpoint) -> {
                            if (endpoint instanceof FileEndpoint looking) {
                                looking.setDelay(LOOK_MS);
                            }
                            return endpoint;
                        });
    }

    public static Installation in(Path data) {
        return new Installation(data);
    }

    public Installation with(String setting, String value) {
        given.put(setting, value);
        return this;
    }

    public Installation readingFiles() {
        return with("doku.intake.file.enabled", "true");
    }

    public Installation gateway(SimulatorOptions chosen) {
        options = chosen;
        return this;
    }

    /** Instead of the simulator. */
    public Installation gatewayAt(String baseUrl) {
        return with("doku.base-url", baseUrl);
    }

    /** Instead of the system's. */
    public Installation clock(Clock given) {
        clock = given;
        return this;
    }

    public Installation routes(Path directory) {
        routes = directory;
        return this;
    }

    public Installation start() throws Exception {
        install();
        context.start();
        return this;
    }

    /** Without starting anything but the gateway. */
    public Installation install() throws Exception {
        if (!given.containsKey("doku.base-url")) {
            gateway = new Simulator(options).start();
            with("doku.base-url", gateway.baseUrl());
        }
        Settings settings = Settings.standalone(SettingNames.packaged(), given);
        DokuBundle doku = DokuBundle.named("doku").settings(settings);
        if (clock != null) {
            doku.clock(clock);
        }
        if (routes != null) {
            doku.routes(routes);
        }
        bundle = doku.install(context);
        return this;
    }

    public DefaultCamelContext context() {
        return context;
    }

    public InstalledBundle bundle() {
        return bundle;
    }

    public Simulator gateway() {
        return gateway;
    }

    public Outbox outbox() {
        return new Outbox(data.resolve("outbox"));
    }

    public Path inbox() {
        return data.resolve("inbox");
    }

    /** One order through {@code direct:doku-order}, and its outcome document. */
    public JsonNode order(byte[] json) {
        byte[] answer =
                context.createFluentProducerTemplate()
                        .to("direct:doku-order")
                        .withBody(json)
                        .request(byte[].class);
        return Outbox.json(new String(answer, StandardCharsets.UTF_8));
    }

    /** A complete file: with its marker. */
    public void drop(String name, String content) throws IOException {
        Files.writeString(inbox().resolve(name), content);
        mark(name);
    }

    public void mark(String name) throws IOException {
        Files.createFile(inbox().resolve(name + ".done"));
    }

    public boolean isSettled() {
        return !bundle.hasFilesWaiting()
                && bundle.ledger().unfinishedBatches().isEmpty()
                && !bundle.ledger().hasOpenOrders(bundle.settings().merchants().keySet())
                && !bundle.ledger().hasDeliveries(1)
                && bundle.ledger().changedBatches().isEmpty();
    }

    public void awaitSettled() {
        waiting().until(this::isSettled);
    }

    public void awaitProcessed(String name) {
        waiting().until(() -> outbox().files("processed").contains(name));
    }

    public static ConditionFactory waiting() {
        return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(50));
    }

    @Override
    public void close() {
        context.stop();
        if (gateway != null) {
            gateway.close();
        }
    }
}
