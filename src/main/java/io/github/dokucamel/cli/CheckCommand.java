package io.github.dokucamel.cli;

import io.github.dokucamel.CatalogueFiles;
import io.github.dokucamel.intake.OrderChecks;
import io.github.dokucamel.intake.table.FileOptions;
import io.github.dokucamel.operation.check.CheckOrder;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.told.Figures;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code doku check}: a dry run over order files. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "FILE")
    private List<Path> files;

    @Option(names = "--warnings")
    private boolean warnings;

    @Option(names = "--columns")
    private boolean columns;

    @Unmatched private List<String> given = new ArrayList<>();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Home home = Home.find();
        Settings settings = Configuration.of(home, given).settings();
        CheckOrder rules =
                OrderChecks.orders(
                        settings, CatalogueFiles.load(home.operations()), Clock.systemUTC());
        boolean valid = true;
        try (SentBefore before = SentBefore.of(settings, Doku.notices(spec))) {
            FileCheck check =
                    new FileCheck(
                            rules,
                            FileOptions.of(settings.intake()),
                            new SeenOrders(),
                            before,
                            warnings,
                            columns,
                            new Figures(settings.intake().language(), settings.orders().zone()),
                            spec.commandLine().getOut(),
                            spec.commandLine().getErr());
            for (Path file : files) {
                valid &= check.isValid(file);
            }
        }
        return valid ? Doku.DONE : Doku.FAILED;
    }
}
