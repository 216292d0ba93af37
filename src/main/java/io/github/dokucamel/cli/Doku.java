package io.github.dokucamel.cli;

import io.github.dokucamel.told.NearestName;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bin/doku}: the runner's command line. */
@Command(
        name = "doku",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        resourceBundle = Doku.HELP,
        subcommands = {
            RunCommand.class,
            CheckCommand.class,
            StatusCommand.class,
            LinkCommand.class,
            ReportCommand.class,
            ReplayCommand.class,
            ActCommand.Note.class,
            ActCommand.Cancel.class,
            ActCommand.Renew.class,
            ActCommand.Refund.class,
            ActCommand.Close.class,
            BatchCommand.class,
            RestoreCommand.class,
            LedgerCommand.class,
            FirstRunCommand.class,
            SignCommand.class,
            VerifyCommand.class,
            NotifyCommand.class
        })
public final class Doku implements Runnable {

    /** The texts of {@code --help}. */
    static final String HELP = "io.github.dokucamel.cli.Help";

    /** Started as asked and every order is settled. */
    static final int DONE = 0;

    /** Could not start, or was interrupted. */
    static final int FAILED = 1;

    /** What was asked cannot be done as it was asked; picocli's own status for a wrong option. */
    static final int WRONG_INPUT = 2;

    /** Some orders are unresolved, held or still open. */
    static final int UNSETTLED = 3;

    /** All that may go is settled, but a file was refused whole in this run. */
    static final int REFUSED = 4;

    /** Another process holds the ledger. */
    static final int HELD = 5;

    private static final String TWICE = " stands twice; name it once";

    @Spec private CommandSpec spec;

    public static void main(String[] args) {
        chooseLogging();
        int status = commandLine().execute(args);
        // Within a build the first command runs inside Maven, which must go on after success.
        if (status != DONE) {
            System.exit(status);
        }
    }

    static CommandLine commandLine() {
        CommandLine doku = new CommandLine(new Doku());
        for (CommandLine command : doku.getSubcommands().values()) {
            command.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new Version());
        }
        doku.addSubcommand(new CommandLine.HelpCommand());
        return doku.registerConverter(BigDecimal.class, GivenNumber::amount)
                .registerConverter(Integer.class, GivenNumber::whole)
                .registerConverter(int.class, GivenNumber::whole)
                .setExecutionStrategy(Doku::executeOnce)
                .setExecutionExceptionHandler(Doku::explain)
                .setParameterExceptionHandler(Doku::refuse);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do");
    }

    /** Says beside the result what a person should know. */
    static Consumer<String> notices(CommandSpec spec) {
        return notice -> spec.commandLine().getErr().println("doku: " + notice);
    }

    private static void chooseLogging() {
        Path config = Home.find().config().resolve("logback.xml");
        if (System.getProperty("logback.configurationFile") == null && Files.exists(config)) {
            System.setProperty("logback.configurationFile", config.toString());
        }
    }

    /** Names what is unknown without its value, which may be a secret. */
    private static int refuse(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().get(0);
            command.getErr()
                    .println(
                            first.startsWith("-")
                                    ? "Unknown option: " + first.replaceFirst("=.*", "")
                                    : unknown(command, first));
        } else {
            command.getErr().println(sentence(wrong));
        }
        command.usage(command.getErr());
        return WRONG_INPUT;
    }

    /** In our words where picocli names a class or an exception. */
    private static String sentence(ParameterException wrong) {
        if (wrong instanceof CommandLine.OverwrittenOptionException twice) {
            return name(twice.getOverwritten()) + TWICE;
        }
        return wrong.getCause() instanceof CommandLine.TypeConversionException e
                ? name(wrong.getArgSpec()) + ": " + e.getMessage()
                : wrong.getMessage();
    }

    private static String name(CommandLine.Model.ArgSpec argument) {
        return argument instanceof CommandLine.Model.OptionSpec option
                ? option.longestName()
                : argument.paramLabel();
    }

    /** Of two values of one setting the last would count, and nobody would be told. */
    private static int executeOnce(CommandLine.ParseResult parsed) {
        CommandLine.ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        Set<String> names = new HashSet<>();
        for (String argument : last.unmatched()) {
            String name = argument.replaceFirst("=.*", "");
            if (argument.startsWith("--doku.") && !names.add(name)) {
                throw new ParameterException(last.commandSpec().commandLine(), name + TWICE);
            }
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** The argument itself may be a value, and a value may be a secret. */
    private static String unknown(CommandLine command, String argument) {
        Set<String> commands = command.getSubcommands().keySet();
        return NearestName.of(argument, commands)
                .map(near -> "There is no such command; did you mean " + near + "?")
                .orElse(
                        commands.isEmpty()
                                ? "There is an argument that belongs to no option"
                                : "There is no such command; there are "
                                        + String.join(", ", commands));
    }

    /** A known trouble is one sentence; only an unknown one shows where it happened. */
    private static int explain(
            Exception trouble, CommandLine command, CommandLine.ParseResult parsed) {
        if (trouble instanceof InputException) {
            command.getErr().println("doku: " + trouble.getMessage());
            return WRONG_INPUT;
        }
        Optional<String> sentence = StartTrouble.sentence(trouble, Home.find().routeTexts());
        if (sentence.isPresent()) {
            command.getErr().println("doku: " + sentence.get());
            return StartTrouble.status(trouble);
        }
        command.getErr().println("doku: could not start");
        trouble.printStackTrace(command.getErr());
        return FAILED;
    }
}
