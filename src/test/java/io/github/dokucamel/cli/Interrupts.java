package io.github.dokucamel.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * SIGINT for processes that tests start. A shell without job control starts what it puts in the
 * background, {@code ./mvnw verify &}, with SIGINT ignored; every process below inherits that, and
 * neither a shell nor a JVM may change it. Two tools can.
 */
final class Interrupts {

    /** Each runs the rest of its arguments in its own place; the first is no tool at all. */
    private static final List<List<String>> TOOLS =
            List.of(
                    List.of(),
                    // coreutils 8.31 and later
                    List.of("env", "--default-signal=INT"),
                    List.of("perl", "-e", "$SIG{INT} = 'DEFAULT'; exec @ARGV or die"));

    private static final Optional<List<String>> AROUND =
            TOOLS.stream().filter(Interrupts::letsItArrive).findFirst();

    private Interrupts() {}

    /** What comes before a command so that SIGINT ends it; nothing where nothing helps. */
    static List<String> around() {
        return AROUND.orElse(List.of());
    }

    static boolean arrive() {
        return AROUND.isPresent();
    }

    private static boolean letsItArrive(List<String> tool) {
        List<String> command = new ArrayList<>(tool);
        command.addAll(List.of("sh", "-c", "kill -INT $$; echo ignored"));
        try {
            Process process = new ProcessBuilder(command).start();
            return process.inputReader().lines().findAny().isEmpty() && process.waitFor() == 130;
        } catch (IOException e) {
            // No such tool here.
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
