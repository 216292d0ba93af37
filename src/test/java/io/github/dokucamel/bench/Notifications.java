package io.github.dokucamel.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dokucamel.NotificationCall;
import io.github.dokucamel.cli.DokuProcess;
import io.github.dokucamel.ledger.sql.LedgerRows;
import io.github.dokucamel.simulator.Simulator;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Every order of a ledger is paid, and DOKU says so at a fixed rate: how long each notification
 * waits for its 200, beside the same load on a server that does nothing.
 */
final class Notifications {

    private static final int PER_SECOND = 500;
    private static final int WARM_UP = 5 * PER_SECOND;
    private static final int MEASURED = Integer.getInteger("bench.notifications", 15_000);
    private static final String PATH = "/notifications";
    private static final Pattern ADDRESS =
            Pattern.compile("notifications +http://127\\.0\\.0\\.1:([0-9]+)");
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    /** @param kept notifications in the ledger after the runner was killed */
    record Result(OpenLoop.Latencies bare, OpenLoop.Latencies doku, int kept) {

        double ratio(int percentile) {
            return doku.milliseconds(percentile) / bare.milliseconds(percentile);
        }

        boolean keptAll() {
            return kept == WARM_UP + MEASURED;
        }
    }

    private final Path runner;
    private final Path directory;

    Notifications(Path runner, Path directory) {
        this.runner = runner;
        this.directory = directory;
    }

    Result measure() throws Exception {
        SimulatorOptions options = SimulatorOptions.defaults().withKeepRequests(0);
        Path data = directory.resolve("data");
        try (Simulator gateway = new Simulator(options).start()) {
            RunnerProcess orders = new RunnerProcess(runner, data);
            OrderFiles.csv(orders.inbox().resolve("orders.csv"), WARM_UP + MEASURED);
            orders.runOnce("", "--doku.base-url=" + gateway.baseUrl());
            OpenLoop.Latencies bare = bare();
            try (DokuProcess doku =
                    DokuProcess.start(
                            runner,
                            directory,
                            Map.of("JAVA_OPTS", ""),
                            "run",
                            "--doku.data-dir=" + data,
                            "--doku.base-url=" + gateway.baseUrl(),
                            "--doku.http.port=0",
                            "--doku.management.port=0",
                            "--doku.intake.jms.enabled=false",
                            "--doku.reconcile.enabled=false")) {
                OpenLoop.Latencies seen = offer(port(doku));
                doku.kill();
                doku.status();
                return new Result(bare, seen, new LedgerRows(data).notifications().size());
            }
        }
    }

    private static OpenLoop.Latencies offer(int port) throws Exception {
        byte[][] calls =
                IntStream.range(0, WARM_UP + MEASURED)
                        .mapToObj(Notifications::call)
                        .toArray(byte[][]::new);
        OpenLoop.offer(port, WARM_UP, PER_SECOND, i -> calls[i]);
        IntFunction<byte[]> measured = i -> calls[WARM_UP + i];
        return OpenLoop.offer(port, MEASURED, PER_SECOND, measured);
    }

    private static byte[] call(int number) {
        NotificationCall call =
                NotificationCall.signed(
                        SimulatorOptions.DEFAULT_CLIENT_ID,
                        SimulatorOptions.DEFAULT_SECRET_KEY,
                        PATH,
                        NotificationCall.payment(
                                OrderFiles.invoiceNumber(number), OrderFiles.AMOUNT, "SUCCESS"));
        String head = call.head("Content-Length: " + call.body().length);
        return (head.replace("Connection: close\r\n", "") + new String(call.body(), UTF_8))
                .getBytes(ISO_8859_1);
    }

    private OpenLoop.Latencies bare() throws Exception {
        Path classes =
                Path.of(
                        BareServer.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        Path libraries = runner.getParent().resolveSibling("lib");
        Process server =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                libraries.resolve("*") + ":" + classes,
                                BareServer.class.getName())
                        .redirectError(directory.resolve("bare.txt").toFile())
                        .start();
        try (BufferedReader said = server.inputReader()) {
            String line = said.readLine();
            if (line == null || !line.startsWith(BareServer.LISTENS)) {
                throw new IOException("The bare server did not start; see " + directory);
            }
            return offer(Integer.parseInt(line.substring(BareServer.LISTENS.length())));
        } finally {
            server.destroyForcibly().onExit().join();
        }
    }

    private static int port(DokuProcess doku) throws IOException {
        for (long begin = System.nanoTime(); System.nanoTime() - begin < PATIENCE; ) {
            Matcher address = ADDRESS.matcher(doku.output());
            if (address.find()) {
                return Integer.parseInt(address.group(1));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        throw new IOException("The runner did not start: " + doku.output());
    }
}
