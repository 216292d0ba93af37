package io.github.dokucamel.bench;

import io.github.dokucamel.simulator.Simulator;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the packaged runner: {@code ./mvnw -Pbench verify}. It fails on ratios to a
 * lean client and to a bare server that are measured in the same run, never on a rate or a latency
 * alone: those are the machine's. Memory is the peak resident size
 * of the runner's process.
 */
public final class Benchmark {

    private static final int IN_FLIGHT = 64;
    private static final Duration LATENCY = Duration.ofMillis(50);
    private static final double LIMIT = IN_FLIGHT * 1000.0 / LATENCY.toMillis();
    private static final double LEAST_OF_LEAN = 0.75;
    private static final int ORDERS = Integer.getInteger("bench.orders", 10_000);
    private static final int MANY = Integer.getInteger("bench.many", 1_000_000);

    private final Path work;
    private final Path runner;
    private final List<String> failures = new ArrayList<>();

    private Benchmark(Path work, Path runner) {
        this.work = work;
        this.runner = runner;
    }

    /** Arguments: a directory to work in, and the runner's {@code bin/doku}. */
    public static void main(String[] args) throws Exception {
        Benchmark benchmark = new Benchmark(Path.of(args[0]), Path.of(args[1]));
        Files.createDirectories(benchmark.work);
        benchmark.sending();
        benchmark.recording();
        benchmark.notifications();
        if (!benchmark.failures.isEmpty()) {
            throw new IllegalStateException("Below what was promised: " + benchmark.failures);
        }
    }

    private void sending() throws Exception {
        SimulatorOptions options =
                SimulatorOptions.defaults().withLatency(LATENCY).withKeepRequests(0);
        try (Simulator gateway = new Simulator(options).start()) {
            System.out.printf(
                    "%nSending %,d orders from a file, gateway at %d ms, %d in flight: at most"
                            + " %,.0f/s%n",
                    ORDERS, LATENCY.toMillis(), IN_FLIGHT, LIMIT);
            double lean = LeanClient.rate(gateway, IN_FLIGHT, ORDERS);
            System.out.printf("  lean client         %,8.0f/s%n", lean);
            RunnerProcess process = new RunnerProcess(runner, work.resolve("sending"));
            OrderFiles.csv(process.inbox().resolve("orders.csv"), ORDERS);
            Throughput seen = new Throughput(gateway);
            seen.start();
            RunnerProcess.Result result =
                    process.runOnce(
                            "",
                            "--doku.base-url=" + gateway.baseUrl(),
                            "--doku.client-id=" + SimulatorOptions.DEFAULT_CLIENT_ID,
                            "--doku.secret-key=" + SimulatorOptions.DEFAULT_SECRET_KEY,
                            "--doku.send.in-flight=" + IN_FLIGHT);
            double rate = seen.ended();
            System.out.printf(
                    "  doku-camel          %,8.0f/s = %.0f %% of the limit, %.0f %% of the lean"
                            + " client%n",
                    rate, 100 * rate / LIMIT, 100 * rate / lean);
            System.out.printf(
                    "  start to end        %,8.1f s, peak memory %,d MB, status %d%n",
                    result.seconds(), result.peakMegabytes(), result.status());
            want(rate >= LEAST_OF_LEAN * lean, "75 % of the lean client's rate");
            want(result.status() == 0, "every order settled");
        }
    }

    private void recording() throws Exception {
        System.out.printf("%nValidating and recording with sending paused, -Xmx128m%n");
        RunnerProcess.Result few = record(MANY / 10);
        RunnerProcess.Result many = record(MANY);
        double growth = (double) many.peakMegabytes() / few.peakMegabytes();
        System.out.printf("  peak memory grows by %.2f%n", growth);
        want(many.peakMegabytes() <= 400, "at most 400 MB");
        want(growth <= 1.15, "at most 1.15 times the memory of a tenth");
    }

    private RunnerProcess.Result record(int orders) throws Exception {
        RunnerProcess process = new RunnerProcess(runner, work.resolve("recording-" + orders));
        OrderFiles.csv(process.inbox().resolve("orders.csv"), orders);
        RunnerProcess.Result result = process.runOnce("-Xmx128m", "--doku.send.enabled=false");
        System.out.printf(
                "  %,9d orders    %,8.1f s = %,8.0f/s, peak memory %,d MB%n",
                orders, result.seconds(), orders / result.seconds(), result.peakMegabytes());
        return result;
    }

    private void notifications() throws Exception {
        Path directory = work.resolve("notifications");
        Files.createDirectories(directory);
        System.out.printf(
                "%n500 notifications per second, one for each accepted order, latency from when each"
                        + " was due%n");
        Notifications.Result result = new Notifications(runner, directory).measure();
        System.out.printf(
                "  bare server         %s%n  doku-camel          %s%n  p50 is %.1f, p99 %.1f times the"
                        + " bare server's; %,d in the ledger after kill -9%n",
                result.bare(), result.doku(), result.ratio(50), result.ratio(99), result.kept());
        want(result.ratio(50) <= 20, "a notification answered within 20 times the bare p50");
        want(result.ratio(99) <= 100, "a notification answered within 100 times the bare p99");
        want(result.keptAll(), "every acknowledged notification kept");
    }

    private void want(boolean met, String what) {
        if (!met) {
            failures.add(what);
        }
    }
}
