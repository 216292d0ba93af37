package io.github.dokucamel.cli;

import io.github.dokucamel.ledger.sql.LedgerBeside;
import io.github.dokucamel.ledger.sql.LedgerBeside.Unresolved;
import io.github.dokucamel.told.NearestName;
import io.github.dokucamel.told.Shown;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code doku replay}: a person has all unresolved orders of one file sent, once more. */
@Command(name = "replay")
final class ReplayCommand implements Callable<Integer> {

    @Option(names = "--batch", paramLabel = "NAME", required = true)
    private String batch;

    @Option(names = "--reason", paramLabel = "TEXT", required = true)
    private String reason;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Unmatched private List<String> given = new ArrayList<>();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        String why = BesideService.reason(reason);
        LedgerBeside ledger = BesideService.ledger(given);
        Unresolved found = ledger.unresolved(batch).orElseThrow(() -> noBatch(ledger));
        PrintWriter out = spec.commandLine().getOut();
        out.println(words(found));
        if (dryRun) {
            out.println("Nothing was changed (--dry-run).");
        } else if (found.orders() > 0) {
            int sent = ledger.replay(batch, why, System.currentTimeMillis());
            out.println(
                    sent
                            + " will be sent: by the running service within ten seconds, else at its"
                            + " next start.");
        }
        return Doku.DONE;
    }

    private String words(Unresolved found) {
        String codes =
                found.codes().entrySet().stream()
                        .map(code -> code.getValue() + " " + code.getKey())
                        .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%s: %d unresolved orders, IDR %,d%s",
                Shown.of(batch),
                found.orders(),
                found.amount(),
                codes.isEmpty() ? "" : " (" + codes + ")");
    }

    private InputException noBatch(LedgerBeside ledger) {
        String near =
                NearestName.of(batch, new LinkedHashSet<>(ledger.batches()))
                        .map(name -> "; did you mean " + name + "?")
                        .orElse(". It is called like its file, the second of that name NAME~2");
        return new InputException("There is no batch " + Shown.of(batch) + near);
    }
}
