package io.github.dokucamel.cli;

import io.github.dokucamel.InstalledBundle;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.simulator.Simulator;
import io.github.dokucamel.simulator.SimulatorOptions;
import jakarta.jms.ConnectionFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/** The service as {@code doku run} starts it, in this process, on free ports. */
public final class RunningService implements AutoCloseable {

    private final Path data;
    private final Runner runner;
    private Thread life;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RunningService(Path data, Runner runner) {
        this.data = data;
        this.runner = runner;
    }

    /** @param settings each {@code --name=value}; they win over the fixture's own */
    public static RunningService start(Path data, String gateway, String... settings)
            throws Exception {
        return configured(data.resolve("absent.properties"), data, gateway, settings);
    }

    /** @param file the configuration file */
    public static RunningService configured(
            Path file, Path data, String gateway, String... settings) throws Exception {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--doku.environment=simulator",
                                "--doku.base-url=" + gateway,
                                "--doku.data-dir=" + data,
                                "--doku.http.port=0",
                                "--doku.management.port=0",
                                "--doku.jms.embedded.port=0",
                                "--doku.progress.interval=0s",
                                "--doku.shutdown.timeout=5s"));
        arguments.addAll(List.of(settings));
        Configuration configuration = Configuration.read(file, Map.of(), arguments);
        Home checkout = new Home(Path.of("").toAbsolutePath());
        RunningService service =
                new RunningService(data, new Runner(checkout, configuration, true));
        try {
            service.run();
            return service;
        } catch (Exception e) {
            service.close();
            throw e;
        }
    }

    /** As the command does it: Camel tells its listeners of a start only when it runs. */
    private void run() throws Exception {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        runner.prepare(started -> ready.complete(null));
        runner.main().setShutdownStrategy(new SimpleMainShutdownStrategy());
        life =
                new Thread(
                        () -> {
                            try {
                                runner.main().run();
                            } catch (Exception e) {
                                ready.completeExceptionally(e);
                            }
                        },
                        "running-service");
        life.start();
        try {
            ready.get(2, TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    public static Simulator gateway() {
        return gateway(Duration.ZERO);
    }

    public static Simulator gateway(Duration latency) {
        return new Simulator(SimulatorOptions.defaults().withStrict(true).withLatency(latency))
                .start();
    }

    public CamelContext context() {
        return runner.main().getCamelContext();
    }

    public InstalledBundle bundle() {
        return runner.bundle();
    }

    public ConnectionFactory connections() {
        return runner.broker().get();
    }

    /** As if it had failed. */
    public void stopBroker() {
        runner.broker().close();
    }

    public Outbox outbox() {
        return new Outbox(data.resolve("outbox"));
    }

    public URI rest(String path) {
        return URI.create("http://127.0.0.1:" + Banner.httpPort(runner) + path);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** One order by REST. */
    public HttpRequest.Builder order(byte[] json) {
        return HttpRequest.newBuilder(rest("/orders"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json));
    }

    public HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(rest(path)));
    }

    /** Where what DOKU calls arrives. */
    public URI notifications(String path) {
        return URI.create(runner.servers().dokuUrl() + path);
    }

    public URI observed(String path) {
        return URI.create("http://127.0.0.1:" + runner.managementPort() + path);
    }

    public HttpResponse<String> observe(String path) throws Exception {
        return send(HttpRequest.newBuilder(observed(path)));
    }

    @Override
    public void close() {
        try {
            if (life != null) {
                runner.main().completed();
                life.join(TimeUnit.MINUTES.toMillis(2));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            runner.close();
        }
    }
}
