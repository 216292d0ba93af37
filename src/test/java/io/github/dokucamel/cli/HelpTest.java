package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The texts of {@code --help} stand in a file of their own. */
class HelpTest {

    @Test
    void everyCommandAndEveryOptionSaysWhatItIsFor() {
        List<String> silent = new ArrayList<>();
        for (CommandLine command : commands()) {
            CommandSpec spec = command.getCommandSpec();
            if (spec.usageMessage().description().length == 0) {
                silent.add(spec.qualifiedName());
            }
            for (ArgSpec argument : spec.args()) {
                if (!argument.hidden() && String.join("", argument.description()).isBlank()) {
                    silent.add(spec.qualifiedName() + " " + argument);
                }
            }
        }
        assertEquals(List.of(), silent);
    }

    @Test
    void nothingIsExplainedThatIsNotThere() {
        Set<String> left = new TreeSet<>(ResourceBundle.getBundle(Doku.HELP).keySet());
        for (CommandLine command : commands()) {
            CommandSpec spec = command.getCommandSpec();
            List<String> names = new ArrayList<>(List.of("usage.description", "usage.footer"));
            spec.options().forEach(option -> names.add(option.longestName().substring(2)));
            spec.positionalParameters().forEach(given -> names.add(given.descriptionKey()));
            names.forEach(name -> left.remove(spec.qualifiedName(".") + "." + name));
            left.removeAll(names);
        }
        assertEquals(Set.of(), left);
    }

    @Test
    void helpListsTheCommandsAndExplainsOne() {
        DokuRun help = DokuRun.of("help");
        assertEquals(Doku.DONE, help.status());
        assertTrue(help.out().contains("first-run"), help.said());
        assertTrue(DokuRun.of("help", "run").out().contains("--once"));
    }

    @ParameterizedTest
    @CsvSource({
        "frob, 'there are run, check, status'",
        "chek, did you mean check?",
        "Status, did you mean status?",
        "firstrun, did you mean first-run?"
    })
    void anUnknownCommandIsToldWithTheOneThatWasMeant(String command, String words) {
        DokuRun run = DokuRun.of(command);
        assertEquals(Doku.WRONG_INPUT, run.status());
        assertTrue(run.err().startsWith("There is no such command; "), run.err());
        assertTrue(run.err().contains(words), run.err());
    }

    private static List<CommandLine> commands() {
        CommandLine doku = Doku.commandLine();
        List<CommandLine> commands = new ArrayList<>(List.of(doku));
        commands.addAll(doku.getSubcommands().values());
        return commands;
    }
}
