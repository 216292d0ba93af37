package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code target/doku-camel/bin/doku} as a process of its own; closing it leaves nothing behind. */
public final class DokuProcess implements AutoCloseable {

    private static final Path DOKU =
            Path.of("target", "doku-camel", "bin", "doku").toAbsolutePath();

    private final Process process;
    private final Path output;

    private DokuProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** @param environment {@code DOKU_*} variables; those of this process do not count */
    public static DokuProcess start(
            Path directory, Map<String, String> environment, String... arguments)
            throws IOException {
        return start(List.of(), DOKU, directory, environment, arguments);
    }

    /** @param doku {@code bin/doku} of another installation */
    public static DokuProcess start(
            Path doku, Path directory, Map<String, String> environment, String... arguments)
            throws IOException {
        return start(List.of(), doku, directory, environment, arguments);
    }

    /** @param before shell commands, run first in the process that then becomes the runner */
    public static DokuProcess startUnder(
            String before, Path directory, Map<String, String> environment, String... arguments)
            throws IOException {
        return start(
                List.of("sh", "-c", before + "; exec \"$@\"", "sh"),
                DOKU,
                directory,
                environment,
                arguments);
    }

    /** @param around a command that runs the shell, and with it the runner, in the same process */
    static DokuProcess startIn(
            String around,
            String before,
            Path directory,
            Map<String, String> environment,
            String... arguments)
            throws IOException {
        List<String> shell = new ArrayList<>(List.of(around.split(" ")));
        shell.addAll(List.of("sh", "-c", before + "; exec \"$@\"", "sh"));
        return start(shell, DOKU, directory, environment, arguments);
    }

    private static DokuProcess start(
            List<String> around,
            Path doku,
            Path directory,
            Map<String, String> environment,
            String... arguments)
            throws IOException {
        assertTrue(Files.isExecutable(doku), doku + " is missing; build the package first");
        List<String> command = new ArrayList<>(Interrupts.around());
        command.addAll(around);
        command.add(doku.toString());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(directory, "output", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("DOKU_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", "-Xmx256m -XX:TieredStopAtLevel=1");
        builder.environment().putAll(environment);
        return new DokuProcess(builder.start(), output);
    }

    /** Waits for the end. */
    public int status() throws InterruptedException {
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), () -> "still running: " + output());
        return process.exitValue();
    }

    /** Whether it ends in that time. */
    public boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What it has printed so far, on either stream. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** SIGINT, as Ctrl-C; nothing happens where it {@linkplain Interrupts#arrive() does not arrive}. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(pid())).inheritIO().start().waitFor();
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
