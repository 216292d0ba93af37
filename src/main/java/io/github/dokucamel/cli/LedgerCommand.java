package io.github.dokucamel.cli;

import io.github.dokucamel.ledger.store.LedgerCopy;
import io.github.dokucamel.ledger.store.NativeLibrary;
import io.github.dokucamel.settings.LedgerAddress;
import io.github.dokucamel.settings.Settings;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code doku ledger copy}: a ledger that nobody has open goes to another place or engine. */
@Command(name = "ledger")
final class LedgerCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ACT", descriptionKey = "ACT")
    private String act;

    @Option(names = "--from", paramLabel = "URL", required = true)
    private String from;

    @Option(names = "--to", paramLabel = "URL", required = true)
    private String to;

    @Unmatched private List<String> given = new ArrayList<>();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!act.equals("copy")) {
            throw new InputException("There is no doku ledger " + act + "; there is copy");
        }
        Settings settings = Configuration.of(Home.find(), given).settings();
        NativeLibrary.loadFrom(settings.dataDir().resolve("native"));
        LedgerAddress known = settings.ledger();
        PrintWriter out = spec.commandLine().getOut();
        LedgerCopy.run(
                known.at(from),
                known.at(to),
                settings.environment().text(),
                copied -> {
                    out.printf(
                            Locale.ROOT,
                            "%-24s %10d  %s%n",
                            copied.table(),
                            copied.rows(),
                            copied.digest());
                    out.flush();
                });
        Doku.notices(spec)
                .accept(
                        "Copied. The source is sealed; let doku.ledger.url name the new one before"
                                + " you start");
        return Doku.DONE;
    }
}
