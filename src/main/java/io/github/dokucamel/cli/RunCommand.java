package io.github.dokucamel.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code doku run}: the service, or one pass over the inbox and the ledger. */
@Command(name = "run")
final class RunCommand implements Callable<Integer> {

    @Option(names = "--once")
    private boolean once;

    @Unmatched private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        Home home = Home.find();
        List<String> given = new ArrayList<>(settings);
        if (once) {
            // No listener and no payment question, whatever the file says.
            given.add("--doku.intake.rest.enabled=false");
            given.add("--doku.intake.jms.enabled=false");
            given.add("--doku.notification.enabled=false");
            given.add("--doku.reconcile.enabled=false");
        }
        Configuration configuration = Configuration.of(home, given);
        configuration.warnings().forEach(warning -> System.err.println("doku: " + warning));
        try (Runner runner = new Runner(home, configuration, !once)) {
            if (once) {
                return new OncePass(runner).run();
            }
            runner.prepare(started -> Banner.print(started, true));
            runner.main().run();
            return runner.main().getExitCode();
        }
    }
}
