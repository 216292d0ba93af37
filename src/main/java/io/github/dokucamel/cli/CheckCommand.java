package io.github.dokucamel.cli;

import io.github.dokucamel.CatalogueFiles;
import io.github.dokucamel.intake.OrderChecks;
import io.github.dokucamel.intake.format.FileOptions;
import io.github.dokucamel.settings.Settings;
import java.nio.file.Path;
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
@Command(
        name = "check",
        description =
                "Reads order files and says which orders are invalid, and why. Nothing is recorded,"
                        + " moved or sent.",
        footer = {
            "",
            "Only what a file says by itself is checked. Whether an invoice number was",
            "taken in before, the ledger alone knows, and it is not asked.",
            "Any setting of config/application.properties can be given as --name=value.",
            "",
            "Ends with 0 when every order is valid, with 1 when one is not or a file",
            "cannot be read."
        })
final class CheckCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "A .json, .jsonl, .csv or .xml file.")
    private List<Path> files;

    @Option(
            names = "--warnings",
            description = "Show also what is unusual and would be sent all the same.")
    private boolean warnings;

    @Unmatched private List<String> given = new ArrayList<>();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Home home = Home.find();
        Settings settings = Configuration.of(home, given).settings();
        FileCheck check =
                new FileCheck(
                        OrderChecks.orders(settings, CatalogueFiles.load(home.operations())),
                        FileOptions.of(settings.intake()),
                        warnings,
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr());
        boolean valid = true;
        for (Path file : files) {
            valid &= check.isValid(file);
        }
        return valid ? Doku.DONE : Doku.FAILED;
    }
}
