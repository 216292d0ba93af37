package io.github.dokucamel.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code doku restore --end}: a ledger that went back in time has caught up. */
@Command(name = "restore")
final class RestoreCommand implements Callable<Integer> {

    @Option(names = "--end", required = true)
    private boolean end;

    @Option(names = "--reason", paramLabel = "TEXT", required = true)
    private String reason;

    @Unmatched private List<String> given = new ArrayList<>();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        String why = BesideService.reason(reason);
        if (!BesideService.ledger(given).endAskingFirst(why, System.currentTimeMillis())) {
            throw new InputException(
                    "The ledger does not ask first: there is nothing to end. Is it that of the"
                            + " service's doku.data-dir?");
        }
        spec.commandLine()
                .getOut()
                .println(
                        "Orders are sent again without being asked for first. What is unresolved"
                                + " stays so until somebody decides it.");
        return Doku.DONE;
    }
}
