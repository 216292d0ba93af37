package io.github.dokucamel.cli;

import io.github.dokucamel.disk.OursAlone;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code doku first-run}: the example orders, end to end, in a directory of their own. */
@Command(name = "first-run")
final class FirstRunCommand implements Callable<Integer> {

    private static final int EXAMPLES_BY_MESSAGE_AND_CALL = 2;

    private volatile int status = Doku.FAILED;

    @Override
    public Integer call() throws Exception {
        Home home = Home.find();
        Path data =
                (Files.exists(home.directory().resolve("pom.xml"))
                                ? home.directory().resolve("target")
                                : home.directory())
                        .resolve("first-run");
        delete(data);
        Configuration configuration =
                Configuration.read(
                        home.config().resolve("absent.properties"),
                        Map.of(),
                        List.of(
                                "--doku.data-dir=" + data,
                                "--doku.http.port=0",
                                "--doku.management.port=0",
                                "--doku.jms.embedded.port=0",
                                "--doku.simulator.port=" + FreePort.any(),
                                "--doku.progress.interval=0s"));
        try (Runner runner = new Runner(home, configuration, true)) {
            runner.runFor("first-run", () -> guide(home, runner));
            return status;
        }
    }

    private void guide(Home home, Runner runner) {
        try {
            Banner.print(runner, true);
            drop(home.examples(), runner.settings().inbox());
            ExampleCalls.send(home.examples(), runner);
            if (runner.await(() -> isSettled(runner))) {
                runner.bundle().reports().writeAll();
                OutcomeTable.print(runner);
                status = Doku.DONE;
            }
        } catch (Exception e) {
            System.err.println("doku: the first run broke off: " + e);
        }
    }

    private static boolean isSettled(Runner runner) {
        Ledger ledger = runner.bundle().ledger();
        long arrived =
                ledger.tally().stream()
                        .filter(tally -> !tally.intake().equals("file"))
                        .mapToLong(Tally::orders)
                        .sum();
        return arrived >= EXAMPLES_BY_MESSAGE_AND_CALL
                && !runner.bundle().hasFilesWaiting()
                && ledger.unfinishedBatches().isEmpty()
                && !ledger.hasOpenOrders(runner.settings().merchants().keySet())
                && !ledger.hasDeliveries(1);
    }

    /** With a marker each, so that nothing waits for the files to grow old. */
    private static void drop(Path examples, Path inbox) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(examples)) {
            files =
                    all.filter(file -> file.toString().matches(".*\\.(csv|json|jsonl|xml)"))
                            .sorted()
                            .toList();
        }
        for (Path file : files) {
            OursAlone.write(inbox.resolve(file.getFileName()), Files.readAllBytes(file));
        }
        for (Path file : files) {
            OursAlone.write(inbox.resolve(file.getFileName() + ".done"), new byte[0]);
        }
        System.out.println("Dropped " + files.size() + " example files into the inbox.");
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
